import { describe, expect, it } from '@jest/globals';
import type { CalendarView, EntryView } from '#shared/contracts/timetables.contract.js';
import { schoolYearOf, yearLists } from './school-years.js';

const entry = (firstDay: string, academicYear: number): EntryView => ({
  id: firstDay,
  kind: 'inset',
  name: 'Training',
  firstDay,
  lastDay: firstDay,
  term: null,
  academicYear,
});
const calendar: CalendarView = {
  id: 'school',
  owner: 'school',
  name: 'Hillside School',
  version: 1,
  entries: [entry('2026-12-04', 2026), entry('2024-09-02', 2024)],
  inherited: { from: { id: 'a', name: 'Harbourshire' }, entries: [{ ...entry('2026-09-03', 2026), replaced: true }] },
  bankHolidays: [{ day: '2026-12-25', name: 'Christmas Day', academicYear: 2026 }],
  availableActions: [],
};

describe('the school years of a calendar', () => {
  it('are this one and the next and every other that holds something, in order', () => {
    expect(yearLists(calendar, '2026-11-24').map(({ year }) => year)).toEqual([2024, 2026, 2027]);
    expect(yearLists({ ...calendar, entries: [], inherited: null }, '2026-11-24').map(({ year }) => year)).toEqual([
      2026, 2027,
    ]);
  });

  it('mix what is entered and what is inherited in the order of time', () => {
    const year = yearLists(calendar, '2026-11-24').find((list) => list.year === 2026);
    expect(year?.rows.map(({ firstDay, own, replaced }) => [firstDay, own, replaced])).toEqual([
      ['2026-09-03', false, true],
      ['2026-12-04', true, false],
    ]);
    expect(year?.bankHolidays).toHaveLength(1);
  });

  it.each([
    ['2026-07-31', 2025],
    ['2026-08-01', 2026],
    ['2027-01-01', 2026],
  ])('%s lies in that of %i', (day, year) => {
    expect(schoolYearOf(day)).toBe(year);
  });
});
