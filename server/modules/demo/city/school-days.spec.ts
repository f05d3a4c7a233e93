import { describe, expect, it } from '@jest/globals';
import { bankHolidayOn } from '../../../common/bank-holidays.js';
import { addDays } from '../../../common/kernel/wall-time.js';
import { entriesOfYear, isSchoolDay } from './school-days.js';

/** Said in full here, so that the demo's entries are compared with its visits and not with themselves. */
function isOpenBy(day: string): boolean {
  const entries = [2025, 2026, 2027].flatMap(entriesOfYear);
  const on = (kind: string) => entries.some((e) => e.kind === kind && e.firstDay <= day && day <= e.lastDay);
  const weekend = [0, 6].includes(new Date(day).getUTCDay());
  return !weekend && bankHolidayOn(day) === null && on('term') && !on('half_term') && !on('inset');
}

describe('the school years of the demo city', () => {
  it('say in the authority’s calendar exactly the days on which its schools send groups', () => {
    const differing: string[] = [];
    for (let day = '2025-09-01'; day < '2028-08-01'; day = addDays(day, 1)) {
      if (isOpenBy(day) !== isSchoolDay(day)) differing.push(day);
    }
    expect(differing).toEqual([]);
  });

  it('have three terms, three half-terms and two INSET days each', () => {
    const kinds = entriesOfYear(2026).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'term')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'half_term')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'inset')).toHaveLength(2);
    expect(isSchoolDay('2027-04-12')).toBe(false);
    expect(isSchoolDay('2027-04-13')).toBe(true);
  });
});
