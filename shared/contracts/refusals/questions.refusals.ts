import { MOST_OF_A_VISIT, MOST_IN_AN_HOUR } from '../../values/question-limits.js';
import type { RefusalText } from './refusal-text.js';

export const questionsRefusals = {
  'question/not-found': { status: 404, message: 'We cannot find that message. Load the visit again.' },
  'question/too-many': {
    status: 422,
    message: `There are ${MOST_OF_A_VISIT} messages on this visit, which is as many as it can have. Telephone instead.`,
  },
  'question/too-often': {
    status: 429,
    message: `You have written ${MOST_IN_AN_HOUR} messages within an hour. Wait a while, or telephone.`,
  },
  'question/not-yours': {
    status: 403,
    message: 'Only whoever wrote a message can erase it. Ask them to.',
  },
} as const satisfies Record<string, RefusalText>;
