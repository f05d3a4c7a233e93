import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverMinutes, lessonsTouched, type Period } from './lessons-touched.js';
import { startOfDay } from './wall-time.js';

const MINUTE_MS = 60_000;
const DAY = startOfDay('2026-12-01', 'Europe/London');
const at = (time: string): Date => new Date(`2026-12-01T${time}:00Z`);
const period = (name: string, from: string, until: string, kind: Period['kind'] = 'lesson'): Period => ({
  name,
  kind,
  from: at(from),
  until: at(until),
});

const SCHOOL_DAY: readonly Period[] = [
  period('Registration', '08:45', '09:00', 'registration'),
  period('Period 1', '09:00', '10:00'),
  period('Period 2', '10:00', '11:00'),
  period('Break', '11:00', '11:20', 'break'),
  period('Period 3', '11:20', '12:20'),
  period('Lunch', '12:20', '13:10', 'lunch'),
  period('Period 4', '13:10', '14:10'),
  period('Period 5', '14:10', '15:10'),
];

const away = (leaveAt: string, backAt: string) => ({ leaveAt: at(leaveAt), backAt: at(backAt) });
const found = (leaveAt: string, backAt: string) =>
  lessonsTouched(SCHOOL_DAY, away(leaveAt, backAt)).touched.map(({ name, minutes }) => [name, minutes]);

describe('the lessons that an absence touches', () => {
  it('are those it overlaps, with the minutes missed; breaks and registration are none', () => {
    expect(found('09:25', '12:40')).toEqual([
      ['Period 1', 35],
      ['Period 2', 60],
      ['Period 3', 60],
    ]);
    expect(lessonsTouched(SCHOOL_DAY, away('09:25', '12:40')).lessonMinutes).toBe(155);
  });

  it('are not those that only meet its ends', () => {
    expect(found('10:00', '11:20')).toEqual([['Period 2', 60]]);
    expect(found('11:00', '11:20')).toEqual([]);
    expect(found('12:20', '13:10')).toEqual([]);
  });

  it('are those from which a minute is missing', () => {
    expect(found('09:59', '11:21')).toEqual([
      ['Period 1', 1],
      ['Period 2', 60],
      ['Period 3', 1],
    ]);
  });

  it('are all when a group is away the whole day, in the order of the day', () => {
    const shuffled = [...SCHOOL_DAY].reverse();
    const { touched, lessonMinutes } = lessonsTouched(shuffled, away('07:00', '18:00'));
    expect(touched.map(({ name }) => name)).toEqual(['Period 1', 'Period 2', 'Period 3', 'Period 4', 'Period 5']);
    expect(lessonMinutes).toBe(300);
  });

  it('are none without bell times, and none when nobody is away', () => {
    expect(lessonsTouched([], away('07:00', '18:00'))).toEqual({ touched: [], lessonMinutes: 0 });
    expect(found('10:30', '10:30')).toEqual([]);
  });

  it.each([
    ['2027-03-28', 120],
    ['2026-10-25', 240],
  ])('count real minutes on %s, when the clocks change within one', (day, minutes) => {
    const midnight = startOfDay(day, 'Europe/London');
    // From midnight to three o'clock by the clock on the wall.
    const until = new Date(midnight.getTime() + minutes * MINUTE_MS);
    const night: Period = { name: 'Night school', kind: 'lesson', from: midnight, until };
    expect(lessonsTouched([night], { leaveAt: midnight, backAt: until }).lessonMinutes).toBe(minutes);
    expect(until.toLocaleTimeString('en-GB', { timeZone: 'Europe/London', timeStyle: 'short' })).toBe('03:00');
  });
});

const minute = fc.integer({ min: 0, max: 24 * 60 });
const instant = minute.map((minutes) => new Date(DAY.getTime() + minutes * MINUTE_MS));
const span = fc.tuple(instant, instant).map(([one, other]) => (one <= other ? [one, other] : [other, one]));
/** Periods that follow each other, of unequal length, as bell times do. */
const schoolDay = fc.uniqueArray(minute, { minLength: 2, maxLength: 14 }).map((minutes) => {
  const bells = [...minutes].sort((a, b) => a - b).map((one) => new Date(DAY.getTime() + one * MINUTE_MS));
  return bells.slice(1).map<Period>((until, index) => ({
    name: `P${index + 1}`,
    kind: index % 3 === 2 ? 'break' : 'lesson',
    from: bells[index] ?? until,
    until,
  }));
});

describe('for any day and any absence', () => {
  it('each minute in which a lesson runs and the group is away counts, once, and no other', () => {
    fc.assert(
      fc.property(schoolDay, span, (periods, [leaveAt = DAY, backAt = DAY]) => {
        let expected = 0;
        for (let at = leaveAt.getTime(); at < backAt.getTime(); at += MINUTE_MS) {
          const now = periods.find(({ from, until }) => from.getTime() <= at && at < until.getTime());
          if (now?.kind === 'lesson') expected += 1;
        }
        expect(lessonsTouched(periods, { leaveAt, backAt }).lessonMinutes).toBe(expected);
      }),
    );
  });

  it('nothing is negative, and nothing longer than the lesson or the absence', () => {
    fc.assert(
      fc.property(schoolDay, instant, instant, (periods, leaveAt, backAt) => {
        const gone = Math.max(0, backAt.getTime() - leaveAt.getTime()) / MINUTE_MS;
        const { touched, lessonMinutes } = lessonsTouched(periods, { leaveAt, backAt });
        expect(lessonMinutes).toBeLessThanOrEqual(gone);
        for (const { from, until, minutes } of touched) {
          expect(minutes).toBeGreaterThan(0);
          expect(minutes).toBeLessThanOrEqual((until.getTime() - from.getTime()) / MINUTE_MS);
        }
      }),
    );
  });

  it('a longer absence never touches less', () => {
    fc.assert(
      fc.property(schoolDay, span, minute, (periods, [leaveAt = DAY, backAt = DAY], more) => {
        const longer = { leaveAt, backAt: new Date(backAt.getTime() + more * MINUTE_MS) };
        const before = lessonsTouched(periods, { leaveAt, backAt }).lessonMinutes;
        expect(lessonsTouched(periods, longer).lessonMinutes).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('the cover that a visit needs', () => {
  const missed = [{ minutes: 35 }, { minutes: 60 }];

  it.each([
    [0, 0],
    [1, 0],
    [2, 95],
    [3, 190],
  ])('with %i adults is %i minutes: the class’s own teacher is with the class', (adults, minutes) => {
    expect(coverMinutes(missed, adults)).toBe(minutes);
  });

  it('is none when no lesson is touched', () => {
    expect(coverMinutes([], 4)).toBe(0);
  });
});
