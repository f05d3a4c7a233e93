import type { RefusalText } from './refusal-text.js';

export const centresRefusals = {
  'centre/not-found': { status: 404, message: 'We cannot find that centre.' },
  'room/not-found': { status: 404, message: 'We cannot find that room.' },
  'equipment/not-found': { status: 404, message: 'We cannot find that equipment.' },
} as const satisfies Record<string, RefusalText>;
