import { beforeEach, describe, expect, it } from '@jest/globals';
import { clearDraft, setDraftOwner } from './draft.js';
import { requestKey } from './request-key.js';

const KEY = 'booking.key';

describe('the key of a request', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    const value = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => kept.set(key, text),
      removeItem: (key: string) => kept.delete(key),
    };
    Object.defineProperty(globalThis, 'sessionStorage', { value, configurable: true });
    setDraftOwner('ann');
  });

  it('stays while the request is the same', () => {
    const key = requestKey(KEY, { pupils: 28 });
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect([requestKey(KEY, { pupils: 28 }), requestKey(KEY, { pupils: 28 })]).toEqual([key, key]);
  });

  it('is another once the request changes, also when it changes back', () => {
    const first = requestKey(KEY, { pupils: 28 });
    const second = requestKey(KEY, { pupils: 29 });
    expect(new Set([first, second, requestKey(KEY, { pupils: 28 })]).size).toBe(3);
  });

  it('is another once the draft is cleared, and for somebody else', () => {
    const first = requestKey(KEY, { pupils: 28 });
    setDraftOwner('ben');
    expect(requestKey(KEY, { pupils: 28 })).not.toBe(first);
    setDraftOwner('ann');
    expect(requestKey(KEY, { pupils: 28 })).toBe(first);
    clearDraft(KEY);
    expect(requestKey(KEY, { pupils: 28 })).not.toBe(first);
  });

  it('does without a store that is full or forbidden', () => {
    const forbidden = () => {
      throw new Error('forbidden');
    };
    const value = { getItem: forbidden, setItem: forbidden, removeItem: forbidden };
    Object.defineProperty(globalThis, 'sessionStorage', { value, configurable: true });
    expect(requestKey(KEY, {})).toMatch(/^[0-9a-f]{32}$/);
  });
});
