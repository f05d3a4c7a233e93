import { z } from 'zod';
import { readDraft, writeDraft } from './draft.js';

const keptKey = z.object({ key: z.string(), request: z.string() });

/** 128 random bits. Not crypto.randomUUID, which a browser has on secure pages only. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * The Idempotency-Key for what a draft is about to send: the same as long as that is the same, also after a reload, so
 * that pressing the button again after a lost answer does nothing twice. A changed request gets a new one.
 * @param draft where it is kept; clear it with the draft
 */
export function requestKey(draft: string, body: unknown): string {
  const request = JSON.stringify(body);
  const kept = keptKey.safeParse(readDraft(draft));
  if (kept.success && kept.data.request === request) return kept.data.key;
  const key = newKey();
  writeDraft(draft, { key, request });
  return key;
}
