import type { RefusalText } from './refusal-text.js';

export const feedsRefusals = {
  'feed/not-found': {
    status: 404,
    message: 'We cannot find that calendar. Its address may have been renewed: make a new one on the Calendar page.',
  },
} as const satisfies Record<string, RefusalText>;
