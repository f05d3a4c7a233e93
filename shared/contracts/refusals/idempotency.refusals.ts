import type { RefusalText } from './refusal-text.js';

export const idempotencyRefusals = {
  'idempotency/different-request': {
    status: 422,
    message: 'This Idempotency-Key belongs to another request. Use a new key for a new request.',
  },
  'idempotency/in-progress': {
    status: 409,
    message: 'This request is being dealt with already. Wait a second, then send it again with the same key.',
  },
} as const satisfies Record<string, RefusalText>;
