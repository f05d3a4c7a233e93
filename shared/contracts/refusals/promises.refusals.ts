import type { RefusalText } from './refusal-text.js';

/** Of what becomes of a promised visit: its final numbers, a swap, and who looks after it. */
export const promisesRefusals = {
  'visit/final-numbers-not-asked': {
    status: 409,
    message: 'This visit needs no final numbers. Change the visit if other numbers are coming.',
  },
  'visit/final-numbers-late': {
    status: 409,
    message: 'The time for final numbers is over and the visit is released. Ask for another time.',
  },
  'visit/final-numbers-given': {
    status: 409,
    message: 'The numbers are confirmed already, so there is no deadline to move.',
  },
  'visit/final-numbers-day': {
    status: 422,
    message: 'Choose a day from today to the day before the visit.',
  },
  'swap/not-found': { status: 404, message: 'We cannot find that proposal to swap.' },
  'swap/nothing-there': {
    status: 409,
    message: 'There is no visit at that time that could be swapped. Choose another time.',
  },
  'swap/already-proposed': {
    status: 409,
    message: 'One of the two visits is part of another proposal. Wait for its answer, or choose another time.',
  },
  'swap/not-possible': {
    status: 409,
    message: 'The two visits cannot be swapped: at the other time one of them would not have all that it needs.',
  },
  'swap/over': {
    status: 409,
    message: 'This proposal is over. Load the visit again to see what became of it.',
  },
  'visit/no-such-colleague': {
    status: 422,
    message: 'Nobody of that school or group with a role for visits has that name. Choose from the list.',
  },
  'visit/nothing-to-hand-over': {
    status: 409,
    message: 'This visit has begun or will not take place, so there is nothing to hand over.',
  },
} as const satisfies Record<string, RefusalText>;
