import type { RefusalText } from './refusal-text.js';

export const visitsRefusals = {
  'visit/not-found': { status: 404, message: 'We cannot find that visit.' },
  'visit/slot-taken': {
    status: 409,
    message: 'Somebody else has just taken that room at that time. Choose another room or time.',
  },
  'visit/equipment-short': {
    status: 409,
    message: 'There is not enough of that equipment left at that time. Ask for less, or choose another time.',
  },
  'visit/already-decided': {
    status: 409,
    message: 'Somebody has already dealt with this visit. Load it again to see what was decided.',
  },
  'visit/wrong-state': { status: 409, message: 'A visit in this state cannot be changed that way.' },
} as const satisfies Record<string, RefusalText>;
