import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { itWithReference } from '../../support/reference.js';
import { bankHolidayOn, isBankHoliday } from '../../../server/common/bank-holidays.js';
import { addDays, weekdayOf } from '../../../server/common/kernel/wall-time.js';

interface Published {
  readonly 'england-and-wales': { readonly events: readonly { readonly title: string; readonly date: string }[] };
}

describe('bank holidays in England', () => {
  it.each([
    ['2026-04-03', 'Good Friday'],
    ['2026-12-25', 'Christmas Day'],
    ['2027-03-29', 'Easter Monday'],
    ['2026-12-01', null],
  ])('%s is %s', (day, name) => {
    expect(bankHolidayOn(day)).toBe(name);
    expect(isBankHoliday(day)).toBe(name !== null);
  });

  itWithReference('data/calendar/bank-holidays.json', 'are those that the government published', (file) => {
    const published = JSON.parse(readFileSync(file, 'utf8')) as Published;
    const days = new Set(published['england-and-wales'].events.map(({ date }) => date));
    expect(days.size).toBeGreaterThan(80);
    const differing: string[] = [];
    for (let day = '2019-01-01'; day < '2029-01-01'; day = addDays(day, 1)) {
      const isWeekend = weekdayOf(day) > 5;
      if (isBankHoliday(day) !== days.has(day) && !isWeekend) differing.push(day);
    }
    expect(differing).toEqual([]);
    expect([...days].filter((day) => !isBankHoliday(day))).toEqual([]);
  });
});
