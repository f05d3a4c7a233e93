import type { RefusalText } from './refusal-text.js';

export const partnersRefusals = {
  'partner/not-found': { status: 404, message: 'We cannot find that school or group.' },
  'authority/not-found': { status: 404, message: 'We cannot find that local authority.' },
} as const satisfies Record<string, RefusalText>;
