import { describe, expect, it } from '@jest/globals';
import { alternating, copiedDay, daysAlike, everyDay, placesOn, withPeriod, type PeriodValues } from './bell-week.js';

const lesson = (weekday: number, starts: string, ends: string, week: PeriodValues['week'] = 'every'): PeriodValues => ({
  week,
  weekday,
  name: `From ${starts}`,
  kind: 'lesson',
  starts,
  ends,
});
const WEEK = everyDay([
  { name: 'One', kind: 'lesson', starts: '09:00', ends: '10:00' },
  { name: 'Break', kind: 'break', starts: '10:00', ends: '10:20' },
]);

describe('a week of bell times', () => {
  it('begins with the same day five times, each period at its own place', () => {
    expect(WEEK).toHaveLength(10);
    expect(placesOn(WEEK, { week: 'every', weekday: 2 })).toEqual([2, 3]);
    expect(placesOn(WEEK, { week: 'A', weekday: 2 })).toEqual([]);
  });

  it('takes another period where the last one ends', () => {
    const more = withPeriod(WEEK, { week: 'every', weekday: 2 });
    expect(more.at(-1)).toEqual({
      week: 'every',
      weekday: 2,
      name: 'Period 2',
      kind: 'lesson',
      starts: '10:20',
      ends: '',
    });
    expect(withPeriod([], { week: 'every', weekday: 1 })[0]).toMatchObject({ name: 'Period 1', starts: '' });
  });

  it('copies a day over others, and leaves the rest alone', () => {
    const longer = withPeriod(WEEK, { week: 'every', weekday: 1 });
    const copied = copiedDay(longer, { week: 'every', weekday: 1 }, [{ week: 'every', weekday: 5 }]);
    const sizes = [1, 2, 3, 4, 5].map((weekday) => placesOn(copied, { week: 'every', weekday }).length);
    expect(sizes).toEqual([3, 2, 2, 2, 3]);
  });

  it('alternates with week B like week A, and keeps A when it stops', () => {
    const both = alternating([lesson(1, '09:00', '10:00')], true);
    expect(both.map(({ week }) => week)).toEqual(['A', 'B']);
    expect(alternating(both, true)).toEqual(both);
    expect(alternating(both, false)).toEqual([lesson(1, '09:00', '10:00')]);
  });

  it('is told in as few lists as possible', () => {
    const friday = WEEK.filter(({ weekday, name }) => weekday < 5 || name === 'One');
    expect(daysAlike(friday).map(({ days, periods }) => [days, periods.length])).toEqual([
      ['Monday to Thursday', 2],
      ['Friday', 1],
    ]);
    const both = [...alternating(WEEK, true), lesson(3, '11:00', '12:00', 'B')];
    expect(daysAlike(both).map(({ days }) => days)).toEqual([
      'Week A, Monday to Friday',
      'Week B, Monday and Tuesday',
      'Week B, Wednesday',
      'Week B, Thursday and Friday',
    ]);
  });
});
