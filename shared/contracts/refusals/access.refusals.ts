import type { RefusalText } from './refusal-text.js';

export const accessRefusals = {
  'input/invalid': { status: 400, message: 'Some of what was sent is not valid.' },
  'input/too-large': { status: 413, message: 'What was sent is larger than we can take.' },
  'input/too-deep': { status: 400, message: 'What was sent is nested too deeply.' },
  'input/too-many-values': {
    status: 400,
    message: 'What was sent holds too many values, or names that are too long. Send less at once.',
  },
  'input/not-json': { status: 400, message: 'What was sent is not valid JSON.' },
  'input/not-a-form': {
    status: 400,
    message: 'The form arrived incomplete or cannot be read. Choose the file again and send it once more.',
  },
  'input/address': { status: 400, message: 'This address cannot be read. Look for a wrong sign in it.' },
  'input/range': { status: 416, message: 'The file has no such part. Ask for all of it.' },
  'input/not-understood': { status: 400, message: 'We cannot make sense of this request. Check how it is written.' },
  'input/media-type': { status: 415, message: 'This address does not take that kind of content.' },
  'access/sign-in-needed': { status: 401, message: 'Sign in to go on.' },
  'access/forbidden': { status: 403, message: 'Your role does not allow this.' },
  'access/wrong-origin': { status: 403, message: 'This request did not come from our own pages, so nothing was done.' },
  'access/not-found': { status: 404, message: 'There is nothing at this address.' },
  'access/too-many-requests': { status: 429, message: 'Too many requests. Wait a moment and try again.' },
  'access/not-ready': { status: 503, message: 'The service cannot reach its database. Try again in a minute.' },
  'store/full': {
    status: 503,
    message: 'There is no room left to save anything, so nothing was saved. Whoever runs the service has to make room.',
  },
  'resource/stale': {
    status: 412,
    message: 'Somebody changed this after you opened it. Load it again and repeat your change.',
  },
  'resource/version-needed': { status: 428, message: 'Say which version you are changing, with an If-Match header.' },
} as const satisfies Record<string, RefusalText>;
