import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { axisEnd, fromAxis, lastEnd, snap, toAxis, type Axis } from './axis.js';

const DAY: Axis = { days: ['2026-12-01'], start: 480, end: 1_020 };
const WEEK: Axis = { days: ['2026-11-30', '2026-12-01', '2026-12-03'], start: 480, end: 1_020 };

describe('time along the grid', () => {
  it('is the minutes after midnight on a single day', () => {
    expect(toAxis(DAY, { day: '2026-12-01', minute: 600 })).toBe(600);
    expect(fromAxis(DAY, 600)).toEqual({ day: '2026-12-01', minute: 600 });
    expect(axisEnd(DAY)).toBe(1_020);
  });

  it('goes from the end of one day to the start of the next that is shown', () => {
    expect(toAxis(WEEK, { day: '2026-12-03', minute: 480 })).toBe(1_560);
    expect(fromAxis(WEEK, 1_559)).toEqual({ day: '2026-12-01', minute: 1_019 });
    expect(fromAxis(WEEK, 1_560)).toEqual({ day: '2026-12-03', minute: 480 });
    expect(axisEnd(WEEK)).toBe(2_100);
  });

  it('has no place for a day that is not shown, and keeps what is outside on the first or last', () => {
    expect(toAxis(WEEK, { day: '2026-12-02', minute: 600 })).toBeNull();
    expect(fromAxis(WEEK, 400)).toEqual({ day: '2026-11-30', minute: 400 });
    expect(fromAxis(WEEK, 2_150)).toEqual({ day: '2026-12-03', minute: 1_070 });
  });

  it('leads there and back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WEEK.days), fc.integer({ min: 480, max: 1_019 }), (day, minute) => {
        expect(fromAxis(WEEK, toAxis(WEEK, { day, minute }) ?? 0)).toEqual({ day, minute });
      }),
    );
  });

  it('goes in steps of five minutes, to the last time that a clock can show', () => {
    expect([snap(602), snap(603), snap(597.4)]).toEqual([600, 605, 595]);
    expect([lastEnd(DAY), lastEnd({ ...DAY, end: 1_440 })]).toEqual([1_020, 1_435]);
  });
});
