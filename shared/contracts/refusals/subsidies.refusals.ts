import type { RefusalText } from './refusal-text.js';

export const subsidiesRefusals = {
  'transport/scheme-not-found': { status: 404, message: 'We cannot find that transport scheme.' },
  'transport/scheme-exists': {
    status: 409,
    message: 'This centre already has a transport scheme for that financial year. Change that one instead.',
  },
  'transport/budget-below-promised': {
    status: 409,
    message: 'The budget cannot be less than what is already promised and paid.',
  },
  'transport/cap-below-promised': {
    status: 409,
    message: 'The cap for one school or group cannot be less than what one of them has already been promised and paid.',
  },
  'transport/award-not-found': { status: 404, message: 'We cannot find that transport award.' },
  'transport/budget-exhausted': {
    status: 409,
    message:
      'There is not enough transport money left for the award that was quoted. Approve the visit without it, or find more money first.',
  },
  'transport/not-attended': {
    status: 409,
    message: 'The cost can be claimed once the centre has recorded that the visit took place.',
  },
  'transport/already-claimed': {
    status: 409,
    message: 'This award has already been claimed. Load it again to see the claim.',
  },
  'transport/already-settled': {
    status: 409,
    message: 'Somebody has already dealt with this claim. Load it again to see what was decided.',
  },
  'transport/award-changed': {
    status: 409,
    message: 'This award has changed since you opened it. Load it again before you decide.',
  },
  'transport/wrong-state': { status: 409, message: 'An award in this state cannot be changed that way.' },
} as const satisfies Record<string, RefusalText>;
