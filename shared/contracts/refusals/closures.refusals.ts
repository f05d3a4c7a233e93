import { MOST_VISITS_PER_PLAN } from '../../values/closure-limits.js';
import type { RefusalText } from './refusal-text.js';

export const closuresRefusals = {
  'closure/not-found': { status: 404, message: 'We cannot find that closure.' },
  'closure/report-not-found': { status: 404, message: 'We cannot find that report.' },
  'closure/nothing-there': {
    status: 422,
    message: 'This centre has no such room, equipment, tutor or vehicle in use. Choose from its lists.',
  },
  'closure/over': { status: 422, message: 'That time is over. Enter an end that is still to come.' },
  'closure/time-unclear': {
    status: 422,
    message: 'The clocks change that night, so one of these times comes twice or not at all. Choose another time.',
  },
  'closure/already-closed': {
    status: 409,
    message: 'It is closed for a part of that time already. Look at that closure, or choose another time.',
  },
  'closure/more-than-there-are': {
    status: 422,
    message: 'There are not so many units in use at that time. Enter fewer.',
  },
  'closure/too-many-visits': {
    status: 422,
    message: `More than ${MOST_VISITS_PER_PLAN} visits would lose their place. Close it for a shorter time, one part after the other.`,
  },
  'closure/already-lifted': { status: 409, message: 'Somebody has lifted this closure already.' },
  'closure/already-settled': {
    status: 409,
    message: 'Somebody has already settled this visit. The plan shows what was decided.',
  },
  'closure/not-of-this-plan': { status: 404, message: 'This visit is not one of those that the closure touches.' },
} as const satisfies Record<string, RefusalText>;
