import type { RefusalText } from './refusal-text.js';
import { HORIZON_DAYS } from '../../values/booking-horizon.js';

export const availabilityRefusals = {
  'search/activity-unknown': {
    status: 422,
    message: 'This centre does not offer that activity. Choose one from its catalogue.',
  },
  'search/equipment-unknown': { status: 422, message: 'This centre has no such equipment. Choose from its list.' },
  'search/unknown-period': {
    status: 422,
    message: 'The school has no period of that name on these days. Choose one of its periods.',
  },
  'search/in-the-past': { status: 422, message: 'All of these days are over. Choose later ones.' },
  'search/too-far-ahead': {
    status: 422,
    message: `Visits can be asked for up to ${HORIZON_DAYS} days ahead. Choose earlier days.`,
  },
} as const satisfies Record<string, RefusalText>;
