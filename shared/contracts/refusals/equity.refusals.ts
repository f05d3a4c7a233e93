import type { RefusalText } from './refusal-text.js';

export const equityRefusals = {} as const satisfies Record<string, RefusalText>;
