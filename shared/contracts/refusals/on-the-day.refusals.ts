import type { RefusalText } from './refusal-text.js';

export const onTheDayRefusals = {
  'visit/not-signed-off': {
    status: 409,
    message:
      'The school’s coordinator has not signed this request off yet, so it cannot be decided. Wait for the school.',
  },
  'visit/no-sign-off-asked': { status: 409, message: 'This request does not wait for a sign-off.' },
  'visit/too-early-to-arrive': {
    status: 409,
    message: 'An arrival can be recorded from an hour before the visit begins. Try again then.',
  },
  'visit/over-already': { status: 409, message: 'The visit is over. Record who came instead.' },
  'visit/already-arrived': { status: 409, message: 'Their arrival is recorded already. Load the list again.' },
  'visit/not-arrived': { status: 409, message: 'Nobody has recorded that they arrived. Record the arrival first.' },
  'visit/has-arrived': {
    status: 409,
    message: 'Their arrival is recorded. Take that back first if nobody came after all.',
  },
  'visit/already-finished': { status: 409, message: 'It is recorded already that this visit finished early.' },
  'visit/none-recorded': {
    status: 409,
    message: 'Nothing is recorded of this visit yet, so there is nothing to correct.',
  },
  'correction/not-found': { status: 404, message: 'We cannot find that correction.' },
  'correction/already-open': {
    status: 409,
    message: 'A correction of this visit waits for a second person already. It has to be reviewed or taken back first.',
  },
  'correction/nothing-changes': { status: 422, message: 'That is what is recorded already. Enter what was different.' },
  'correction/own-proposal': {
    status: 403,
    message: 'A second person has to review this: you proposed it yourself. Ask another manager of the centre.',
  },
  'correction/not-yours': { status: 403, message: 'Only whoever proposed a correction can take it back.' },
  'correction/already-reviewed': {
    status: 409,
    message: 'Somebody has dealt with this correction already. Load the list again.',
  },
  'correction/visit-changed': {
    status: 409,
    message:
      'The visit changed after this was proposed. Refuse the correction, and propose it again if it still holds.',
  },
  'correction/room-given-away': {
    status: 409,
    message:
      'The room was given to somebody else after nobody came, so they cannot have been there. Refuse the correction.',
  },
  'correction/award-settled': {
    status: 409,
    message:
      'The transport award of this visit has been paid, so it took place. Settle the payment with the school first.',
  },
} as const satisfies Record<string, RefusalText>;
