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
} as const satisfies Record<string, RefusalText>;
