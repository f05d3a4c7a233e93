import { describe, expect, it } from '@jest/globals';
import { nextOpenDay } from './open-days.js';

const WEEKDAYS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday }));

describe('the next open day', () => {
  it('is tomorrow within the week, and Monday after Friday', () => {
    expect(nextOpenDay(WEEKDAYS, '2026-12-01')).toBe('2026-12-02');
    expect(nextOpenDay(WEEKDAYS, '2026-12-04')).toBe('2026-12-07');
  });

  it('is a week away for a centre that opens once a week', () => {
    expect(nextOpenDay([{ weekday: 2 }], '2026-12-01')).toBe('2026-12-08');
  });

  it('is never for a centre without opening hours', () => {
    expect(nextOpenDay([], '2026-12-01')).toBeNull();
  });
});
