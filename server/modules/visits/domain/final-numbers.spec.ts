import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { workingDaysBefore } from '../../../common/kernel/working-days.js';
import { extendedTo, finalNumbersDue, numbersProblem, remindersBy } from './final-numbers.js';

const isHoliday = (day: string) => ['2026-12-25', '2026-12-28', '2027-01-01'].includes(day);
const calendar = { zone: 'Europe/London', isHoliday };
const terms = { ...calendar, workingDays: 5 };
/** Wednesday 16 December 2026, 10:00. */
const visit = { schoolDay: '2026-12-16', startsAt: new Date('2026-12-16T10:00:00Z') };

describe('the deadline for final numbers', () => {
  it.each([
    ['in good time', '2026-11-24T09:00:00Z', visit, '2026-12-10T00:00:00Z'],
    ['on the last day, with a working day of grace', '2026-12-09T15:00:00Z', visit, '2026-12-11T00:00:00Z'],
    ['after it, on a Friday: grace ends on Monday', '2026-12-11T15:00:00Z', visit, '2026-12-15T00:00:00Z'],
    [
      'over Christmas, past both bank holidays',
      '2026-11-24T09:00:00Z',
      { schoolDay: '2027-01-05', startsAt: new Date('2027-01-05T10:00:00Z') },
      '2026-12-25T00:00:00Z',
    ],
    [
      'in summer, where days end at 23:00 UTC',
      '2027-05-24T09:00:00Z',
      { schoolDay: '2027-07-07', startsAt: new Date('2027-07-07T09:00:00Z') },
      '2027-06-30T23:00:00Z',
    ],
  ])('for a visit approved %s', (_when, now, of, due) => {
    expect(finalNumbersDue(of, terms, new Date(now))).toEqual(new Date(due));
  });

  it('is none for a visit approved so late that grace would end after it began', () => {
    expect(finalNumbersDue(visit, terms, new Date('2026-12-15T09:00:00Z'))).toBeNull();
  });

  it('lies always after now and before the visit', () => {
    const day = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 * 1_440 }), (workingDays, minutesBefore) => {
        const now = new Date(visit.startsAt.getTime() - minutesBefore * 60_000);
        const due = finalNumbersDue(visit, { ...calendar, workingDays }, now);
        return due === null || (due > now && due < visit.startsAt);
      }),
    );
  });
});

describe('the reminders of final numbers', () => {
  /** The end of Wednesday 9 December: Friday 4 and Tuesday 8 December, at 08:00. */
  const due = new Date('2026-12-10T00:00:00Z');
  it.each([
    ['2026-12-04T07:59:00Z', 0],
    ['2026-12-04T08:00:00Z', 1],
    ['2026-12-08T07:59:00Z', 1],
    ['2026-12-08T08:00:00Z', 2],
    ['2026-12-09T23:59:00Z', 2],
  ])('by %s are %i', (now, count) => {
    expect(remindersBy(new Date(now), due, calendar)).toBe(count);
  });

  it('come in order, and never more than two', () => {
    const moment = fc.integer({ min: -20 * 1_440, max: 5 * 1_440 }).map((m) => new Date(due.getTime() + m * 60_000));
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        const counts = [first, second].map((now) => remindersBy(now, due, calendar));
        return counts[0]! <= counts[1]! && counts[1]! <= 2;
      }),
    );
  });
});

describe('more time for final numbers', () => {
  const now = new Date('2026-12-09T15:00:00Z');
  it.each([
    ['today', '2026-12-09', '2026-12-10T00:00:00Z'],
    ['the day before the visit', '2026-12-15', '2026-12-16T00:00:00Z'],
    ['the day of the visit', '2026-12-16', null],
    ['yesterday', '2026-12-08', null],
  ])('until %s', (_which, day, due) => {
    expect(extendedTo(day, visit, 'Europe/London', now)).toEqual(due && new Date(due));
  });
});

describe('final numbers', () => {
  const before = { pupils: 20, adults: 2 };
  const limits = { capacity: 24, seats: 26, roll: 300 };
  it.each([
    ['may stay', before, limits, undefined],
    ['may go down, also where the room has shrunk', { pupils: 19, adults: 2 }, { ...limits, capacity: 10 }, undefined],
    ['may fill the room', { pupils: 24, adults: 2 }, limits, undefined],
    ['may not burst it', { pupils: 25, adults: 1 }, limits, 'visit/room-too-small'],
    ['may not burst the vehicle', { pupils: 24, adults: 3 }, limits, 'visit/vehicle-too-small'],
    ['may not be more than are on roll', { pupils: 24, adults: 2 }, { ...limits, roll: 23 }, 'visit/more-than-roll'],
    [
      'know no limits where none are known',
      { pupils: 99, adults: 9 },
      { capacity: null, seats: null, roll: null },
      undefined,
    ],
  ])('%s', (_what, final, within, refusal) => {
    expect(numbersProblem(final, before, within)?.refusal).toBe(refusal);
  });
});

describe('working days before a day', () => {
  it.each([
    ['2026-12-16', 0, '2026-12-16'],
    ['2026-12-16', 1, '2026-12-15'],
    ['2026-12-14', 1, '2026-12-11'],
    ['2026-12-29', 1, '2026-12-24'],
  ])('%s by %i are %s', (day, count, before) => {
    expect(workingDaysBefore(day, count, isHoliday)).toBe(before);
  });
});
