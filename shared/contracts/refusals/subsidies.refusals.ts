import type { RefusalText } from './refusal-text.js';

export const subsidiesRefusals = {} as const satisfies Record<string, RefusalText>;
