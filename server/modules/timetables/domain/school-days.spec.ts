import { describe, expect, it } from '@jest/globals';
import { defaultPeriods, everyWeekday, scheduleOn, type BellPeriod, type BellSchedule } from './bell-times.js';
import { groupDays, schoolDays } from './school-days.js';

const kindOf = (day: string) =>
  ['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30'].includes(day)
    ? { kind: 'half_term' as const, reason: 'Half-term' }
    : { kind: 'school_day' as const, reason: null };
const lesson = (week: BellPeriod['week'], name: string, starts: string, ends: string): BellPeriod => ({
  week,
  weekday: 2,
  name,
  kind: 'lesson',
  starts,
  ends,
});
const AB: BellSchedule = {
  validFrom: '2026-09-01',
  weekADay: '2026-10-19',
  periods: [
    lesson('A', 'Second', '10:00', '11:10'),
    lesson('A', 'First', '09:00', '10:00'),
    lesson('B', 'Double', '09:00', '11:10'),
  ],
};
const names = (days: ReturnType<typeof schoolDays>) =>
  days.map(({ day, week, periods }) => [day, week, periods.map(({ name }) => name).join(' ')]);

describe('the days of a school', () => {
  it('have the periods of their weekday and week, in order of time, none on a closed day', () => {
    const days = schoolDays({ from: '2026-10-20', to: '2026-11-10' }, kindOf, { schedules: [AB], otherwise: [] });
    expect(
      names(days).filter(([day]) => ['2026-10-20', '2026-10-27', '2026-11-03', '2026-11-10'].includes(day ?? '')),
    ).toEqual([
      ['2026-10-20', 'A', 'First Second'],
      ['2026-10-27', null, ''],
      ['2026-11-03', 'B', 'Double'],
      ['2026-11-10', 'A', 'First Second'],
    ]);
    expect(days).toHaveLength(22);
  });

  it('keep this year’s times when next year’s begin', () => {
    const next = { validFrom: '2026-11-03', weekADay: null, periods: [lesson('every', 'New', '09:00', '10:00')] };
    const days = schoolDays({ from: '2026-10-20', to: '2026-11-03' }, kindOf, { schedules: [AB, next], otherwise: [] });
    expect(names(days).at(0)).toEqual(['2026-10-20', 'A', 'First Second']);
    expect(names(days).at(-1)).toEqual(['2026-11-03', null, 'New']);
    expect(scheduleOn([next, AB], '2026-11-02')).toBe(AB);
    expect(scheduleOn([next, AB], '2026-08-31')).toBeNull();
  });

  it('have the default before the first schedule begins, and where there is none', () => {
    const otherwise = defaultPeriods('secondary');
    const days = schoolDays({ from: '2026-08-31', to: '2026-09-01' }, kindOf, { schedules: [AB], otherwise });
    expect(days.map(({ periods }) => periods.length)).toEqual([9, 1]);
  });

  it('of a community group are any day, without periods', () => {
    expect(groupDays({ from: '2026-12-05', to: '2026-12-06' })).toEqual([
      { day: '2026-12-05', kind: 'school_day', reason: null, week: null, periods: [] },
      { day: '2026-12-06', kind: 'school_day', reason: null, week: null, periods: [] },
    ]);
  });
});

describe('the times of a school that has said nothing', () => {
  it('are six lessons of fifty minutes at a secondary school', () => {
    const lessons = defaultPeriods('secondary').filter(({ kind }) => kind === 'lesson');
    expect(lessons.map(({ name, starts, ends }) => `${name} ${starts}-${ends}`)).toEqual([
      'Period 1 09:10-10:00',
      'Period 2 10:00-10:50',
      'Period 3 11:10-12:00',
      'Period 4 12:00-12:50',
      'Period 5 13:40-14:30',
      'Period 6 14:30-15:20',
    ]);
  });

  it('are morning, late morning and afternoon at a primary school', () => {
    const lessons = defaultPeriods('primary').filter(({ kind }) => kind === 'lesson');
    expect(lessons.map(({ name }) => name)).toEqual(['Morning', 'Late morning', 'Afternoon']);
  });

  it.each(['nursery', 'primary', 'secondary', 'all_through', null])('follow one another without a gap: %s', (phase) => {
    const periods = defaultPeriods(phase);
    periods.slice(1).forEach(({ starts }, index) => {
      expect(starts).toBe(periods[index]?.ends);
    });
    expect(everyWeekday(periods)).toHaveLength(5 * periods.length);
  });
});
