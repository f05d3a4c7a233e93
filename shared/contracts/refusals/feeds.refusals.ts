import type { RefusalText } from './refusal-text.js';

export const feedsRefusals = {} as const satisfies Record<string, RefusalText>;
