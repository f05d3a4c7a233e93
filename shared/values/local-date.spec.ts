import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, fromParts, isLocalDate, nextWeekday, parseTypedDate, weekday } from './local-date.js';

const TODAY = '2026-11-24';

describe('local date', () => {
  it('knows which days are in the calendar', () => {
    expect(isLocalDate('2028-02-29')).toBe(true);
    expect(isLocalDate('2026-02-29')).toBe(false);
    expect(isLocalDate('2026-6-1')).toBe(false);
    expect(fromParts({ year: 2026, month: 6, day: 31 })).toBeNull();
  });

  it('counts days across both clock changes without losing one', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysBetween('2026-12-31', '2026-01-01')).toBe(-364);
  });

  it('starts the week on Monday and goes from Friday to Monday', () => {
    expect(weekday('2026-12-01')).toBe(2);
    expect(weekday('2026-12-06')).toBe(7);
    expect(nextWeekday('2026-12-04')).toBe('2026-12-07');
    expect(nextWeekday('2026-12-01')).toBe('2026-12-02');
  });

  it.each([
    ['1/12/2026', '2026-12-01'],
    ['1.12.26', '2026-12-01'],
    ['01 12 2026', '2026-12-01'],
    ['1 Dec 2026', '2026-12-01'],
    ['Tuesday 1 December 2026', '2026-12-01'],
    ['1st December', '2026-12-01'],
    ['24/11', '2026-11-24'],
    ['23/11', '2027-11-23'],
    ['2026-12-01', '2026-12-01'],
  ])('reads %s as %s', (text, date) => {
    expect(parseTypedDate(text, TODAY)).toBe(date);
  });

  it.each(['', 'soon', '31/6/2026', '12/13/2026', '1 Foo 2026', '1/12/126', '32/1/2026'])('refuses %j', (text) => {
    expect(parseTypedDate(text, TODAY)).toBeNull();
  });
});
