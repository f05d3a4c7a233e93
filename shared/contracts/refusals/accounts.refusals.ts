import type { RefusalText } from './refusal-text.js';

export const accountsRefusals = {
  'session/wrong-credentials': {
    status: 401,
    message: 'The e-mail address or the password is not right. Check both and try again.',
  },
  'session/too-many-attempts': {
    status: 429,
    message: 'Too many wrong passwords. Wait five minutes, or reset your password.',
  },
  'person/not-found': { status: 404, message: 'We cannot find that person.' },
} as const satisfies Record<string, RefusalText>;
