import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hoursWithout } from './hours-without.js';

const day = [{ opens: '08:00', closes: '17:00' }];

describe('hours without kept times', () => {
  it('are what is left before and after', () => {
    expect(hoursWithout(day, [{ starts: '12:00', ends: '14:00' }])).toEqual([
      { opens: '08:00', closes: '12:00' },
      { opens: '14:00', closes: '17:00' },
    ]);
    expect(hoursWithout(day, [{ starts: '07:00', ends: '09:00' }])).toEqual([{ opens: '09:00', closes: '17:00' }]);
    expect(hoursWithout(day, [{ starts: '17:00', ends: '18:00' }])).toEqual(day);
    expect(hoursWithout(day, [{ starts: '00:00', ends: '23:59' }])).toEqual([]);
  });

  it('hold exactly the minutes that are open and not kept', () => {
    const minute = fc.integer({ min: 0, max: 59 }).map((value) => `10:${String(value).padStart(2, '0')}`);
    const kept = fc.tuple(minute, minute).filter(([a, b]) => a < b);
    fc.assert(
      fc.property(fc.array(kept, { maxLength: 4 }), minute, (spans, at) => {
        const all = spans.map(([starts, ends]) => ({ starts, ends }));
        const left = hoursWithout([{ opens: '10:05', closes: '10:50' }], all);
        const isOpen = at >= '10:05' && at < '10:50' && !all.some(({ starts, ends }) => starts <= at && at < ends);
        expect(left.some(({ opens, closes }) => opens <= at && at < closes)).toBe(isOpen);
      }),
    );
  });
});
