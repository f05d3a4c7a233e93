import { describe, expect, it } from '@jest/globals';
import { isLate, lastFreeDay } from './cancellation.js';

describe('the terms of a cancellation', () => {
  it('leave it free up to so many days before', () => {
    expect(lastFreeDay('2026-12-11', 3)).toBe('2026-12-08');
    expect(isLate('2026-12-11', 3, '2026-12-08')).toBe(false);
    expect(isLate('2026-12-11', 3, '2026-12-09')).toBe(true);
    expect(isLate('2026-12-11', 0, '2026-12-11')).toBe(false);
  });

  it('are none where the centre has set none', () => {
    expect(lastFreeDay('2026-12-11', null)).toBeNull();
    expect(isLate('2026-12-11', null, '2026-12-11')).toBe(false);
  });
});
