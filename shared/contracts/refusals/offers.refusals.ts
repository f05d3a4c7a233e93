import type { RefusalText } from './refusal-text.js';

export const offersRefusals = {
  'offer/alternative-not-found': {
    status: 404,
    message: 'That time is not among those that are offered. Load the visit again to see which are.',
  },
  'offer/alternative-begun': {
    status: 409,
    message: 'That time has already begun, so it can no longer be chosen. Choose another one that is offered.',
  },
  'offer/nothing-differs': {
    status: 422,
    message: 'That is the time that was asked for. Approve the visit instead, or offer another time or room.',
  },
  'offer/times-clash': {
    status: 422,
    message:
      'Two of these times need the same room, tutor or vehicle at once, so they cannot both be held. Choose times that do not overlap.',
  },
  'waiting-list/time-is-free': {
    status: 409,
    message: 'That time is free, so there is nothing to wait for. Ask for it.',
  },
  'waiting-list/own-request': {
    status: 409,
    message: 'Only your own request is in the way of that time. Change that request, or withdraw it and ask anew.',
  },
  'waiting-list/already-waiting': {
    status: 409,
    message:
      'This school or group already waits for that room at that time. Withdraw that wish first, or choose another room or time.',
  },
  'waiting-list/never-enough': {
    status: 422,
    message: 'The centre has fewer of that equipment than you ask for, so waiting will not help. Ask for less.',
  },
} as const satisfies Record<string, RefusalText>;
