import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timeObstacle, type Hours } from './time-obstacles.js';

const at = (iso: string) => new Date(iso);
const NOW = at('2026-11-24T09:00:00Z');

/** A session of one hour. */
const from = (iso: string) => ({ startsAt: at(iso), endsAt: new Date(at(iso).getTime() + 3_600_000) });
const session = (startsAt: string, endsAt: string) => ({ startsAt: at(startsAt), endsAt: at(endsAt) });
const open = (day: string, opens = '08:00', closes = '17:00'): Hours[] => [
  { from: at(`${day}T${opens}:00Z`), until: at(`${day}T${closes}:00Z`) },
];

describe('whether anything can be booked at a time', () => {
  it.each([
    ['a second after now', '2026-11-24T09:00:01Z', null],
    ['now', '2026-11-24T09:00:00Z', 'in_the_past'],
    ['yesterday', '2026-11-23T10:00:00Z', 'in_the_past'],
  ])('which is %s', (_name, startsAt, obstacle) => {
    expect(timeObstacle(from(startsAt), open(startsAt.slice(0, 10)), NOW)).toBe(obstacle);
  });

  it.each([
    ['399 days ahead', '2027-12-28T10:00:00Z', null],
    ['400 days ahead to the second', '2027-12-29T09:00:00Z', null],
    ['a second more than 400 days ahead', '2027-12-29T09:00:01Z', 'too_far_ahead'],
    ['401 days ahead', '2027-12-30T09:00:00Z', 'too_far_ahead'],
  ])('which is %s', (_name, startsAt, obstacle) => {
    expect(timeObstacle(from(startsAt), open(startsAt.slice(0, 10)), NOW)).toBe(obstacle);
  });

  it('names the past and the far future before it looks at opening hours', () => {
    expect(timeObstacle(from('2026-11-23T10:00:00Z'), [], NOW)).toBe('in_the_past');
    expect(timeObstacle(from('2028-01-01T10:00:00Z'), [], NOW)).toBe('too_far_ahead');
  });

  it('says that the centre is closed when it has no hours on that day', () => {
    expect(timeObstacle(from('2026-12-01T10:00:00Z'), [], NOW)).toBe('centre_closed');
  });

  it.each([
    ['the whole of the hours', '08:00', '17:00', null],
    ['a minute before opening', '07:59', '09:00', 'outside_hours'],
    ['a minute after closing', '16:00', '17:01', 'outside_hours'],
    ['around the hours', '07:00', '18:00', 'outside_hours'],
  ])('lies inside the hours or not: %s', (_name, starts, ends, obstacle) => {
    const time = session(`2026-12-01T${starts}:00Z`, `2026-12-01T${ends}:00Z`);
    expect(timeObstacle(time, open('2026-12-01'), NOW)).toBe(obstacle);
  });

  it('does not reach from one stretch of hours into the next', () => {
    const hours = [...open('2026-12-01', '08:00', '12:00'), ...open('2026-12-01', '13:00', '17:00')];
    expect(timeObstacle(session('2026-12-01T11:30:00Z', '2026-12-01T13:30:00Z'), hours, NOW)).toBe('outside_hours');
    expect(timeObstacle(session('2026-12-01T13:00:00Z', '2026-12-01T17:00:00Z'), hours, NOW)).toBeNull();
  });

  it('depends on the length of time only, not on when now is', () => {
    const minutes = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const shifted = (date: Date, by: number) => new Date(date.getTime() + by * 60_000);
    fc.assert(
      fc.property(minutes, minutes, (ahead, shift) => {
        const time = { startsAt: shifted(NOW, ahead), endsAt: shifted(NOW, ahead + 60) };
        const hours = [{ from: time.startsAt, until: time.endsAt }];
        const later = { startsAt: shifted(time.startsAt, shift), endsAt: shifted(time.endsAt, shift) };
        const laterHours = [{ from: later.startsAt, until: later.endsAt }];
        expect(timeObstacle(later, laterHours, shifted(NOW, shift))).toBe(timeObstacle(time, hours, NOW));
      }),
    );
  });
});
