import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aroundSession, loadingMinutes } from './around-session.js';
import { instantOf } from './wall-time.js';

const at = (day: string, time: string): Date => {
  const found = instantOf(day, time, 'Europe/London');
  if (!found.ok) throw new RangeError(`${day} ${time}: ${found.problem}`);
  return found.instant;
};

describe('loading', () => {
  it.each([
    [0, 5],
    [1, 5],
    [20, 5],
    [21, 10],
    [60, 10],
    [61, 15],
    [2_500, 15],
  ])('%i people takes %i minutes', (people, minutes) => {
    expect(loadingMinutes(people)).toBe(minutes);
  });
});

describe('around a session', () => {
  const session = { startsAt: at('2026-12-01', '10:00'), endsAt: at('2026-12-01', '12:00') };

  it('a class of 30 that travels 15 minutes leaves at 09:35 and is back at 12:25', () => {
    expect(aroundSession(session, 15, 30)).toEqual({
      leaveAt: at('2026-12-01', '09:35'),
      backAt: at('2026-12-01', '12:25'),
    });
  });

  it('a school on the same site neither travels nor loads', () => {
    expect(aroundSession(session, 0, 90)).toEqual({ leaveAt: session.startsAt, backAt: session.endsAt });
  });

  it('nothing is said when nobody knows how far it is', () => {
    expect(aroundSession(session, null, 30)).toBeNull();
  });

  it('the minutes are real ones, also while the clocks change', () => {
    const night = { startsAt: at('2027-03-28', '02:30'), endsAt: at('2026-10-25', '00:45') };
    // At 01:00 GMT it is 02:00 BST: an hour and a half of travel before 02:30 began at midnight and a half.
    expect(aroundSession(night, 85, 10)?.leaveAt).toEqual(at('2027-03-28', '00:00'));
    // 00:45 BST and an hour and a half later it is 01:15 for the second time.
    expect(aroundSession(night, 85, 10)?.backAt.toISOString()).toBe('2026-10-25T01:15:00.000Z');
  });

  it('is as long before as after, and never inside the session', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 480 }), fc.integer({ min: 0, max: 2_500 }), (minutes, people) => {
        const around = aroundSession(session, minutes, people);
        const before = session.startsAt.getTime() - (around?.leaveAt.getTime() ?? NaN);
        const after = (around?.backAt.getTime() ?? NaN) - session.endsAt.getTime();
        expect(before).toBe(after);
        expect(before).toBeGreaterThanOrEqual(minutes * 60_000);
      }),
    );
  });
});
