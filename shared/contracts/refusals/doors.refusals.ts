import type { RefusalText } from './refusal-text.js';

export const doorsRefusals = {
  'door/not-found': {
    status: 404,
    message: 'We cannot find that door display. Its address may have been renewed: ask the centre for the new one.',
  },
} as const satisfies Record<string, RefusalText>;
