import type { RefusalText } from './refusal-text.js';

export const accountsRefusals = {
  'session/wrong-credentials': {
    status: 401,
    message: 'The e-mail address or the password is not right. Check both and try again.',
  },
  'session/too-many-attempts': {
    status: 429,
    message: 'Too many tries. Wait five minutes, or ask for a new password.',
  },
  'session/not-found': { status: 404, message: 'That browser is not signed in any more.' },
  'password-reset/too-many': {
    status: 429,
    message: 'A new password was asked for too often. Look for the mail we sent, or try again in an hour.',
  },
  'link/dead': {
    status: 410,
    message: 'This link has been used or withdrawn, or it is too old. Ask for a new one.',
  },
  'invitation/not-found': { status: 404, message: 'That invitation is not open any more.' },
  'invitation/not-possible': {
    status: 422,
    message: 'You cannot invite somebody to that role there. Choose one of the places and roles on offer.',
  },
  'invitation/has-role': { status: 409, message: 'This person has that role already.' },
  'invitation/too-many': { status: 429, message: 'You have sent many invitations. Wait an hour before you send more.' },
  'invitation/account-changed': {
    status: 409,
    message: 'Something changed about this account while you were typing. Open the link again.',
  },
  'person/not-found': { status: 404, message: 'We cannot find that person.' },
  'person/not-yourself': { status: 409, message: 'You cannot mark yourself as left. Ask somebody else to do it.' },
} as const satisfies Record<string, RefusalText>;
