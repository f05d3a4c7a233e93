import { describe, expect, it } from '@jest/globals';
import {
  formatDate,
  formatDay,
  formatDayShort,
  formatDayYear,
  formatDeadline,
  formatMoment,
  formatTimeRange,
  formatWhen,
  instantAt,
  today,
  wallClock,
} from './dates.js';

describe('dates on screen', () => {
  it('names the day as it is said', () => {
    expect(formatDay('2026-12-01')).toBe('Tuesday 1 December');
    expect(formatDayYear('2026-09-03')).toBe('Thursday 3 September 2026');
    expect(formatDayShort('2026-09-03')).toBe('Thu 3 Sep');
    expect(formatDate('2026-12-01')).toBe('1 December 2026');
  });

  it('shows an instant by the clock on the centre’s wall, in winter and in summer', () => {
    expect(formatTimeRange('2026-12-01T10:00:00Z', '2026-12-01T10:50:00Z')).toBe('10:00 to 10:50');
    expect(formatTimeRange('2026-06-02T09:00:00Z', '2026-06-02T09:50:00Z')).toBe('10:00 to 10:50');
    expect(formatWhen('2026-12-01T10:00:00Z', '2026-12-01T10:50:00Z')).toBe('Tuesday 1 December, 10:00 to 10:50');
    expect(formatMoment('2026-06-01T23:30:00Z')).toBe('Tuesday 2 June 2026, 00:30');
  });

  it('says of a deadline at midnight that the day before is the last', () => {
    expect(formatDeadline('2026-12-05T00:00:00Z')).toBe('the end of Friday 4 December');
    expect(formatDeadline('2026-06-01T23:00:00Z')).toBe('the end of Monday 1 June');
    expect(formatDeadline('2026-12-04T09:15:00Z')).toBe('Friday 4 December, 09:15');
  });

  it('takes the day from the centre’s zone, not from UTC', () => {
    expect(today(new Date('2026-06-01T23:30:00Z'))).toBe('2026-06-02');
    expect(wallClock('2026-06-01T23:30:00Z')).toEqual({ date: '2026-06-02', time: '00:30', minutes: 30 });
  });
});

describe('the instant of a wall-clock time', () => {
  it('is an hour earlier in UTC in summer', () => {
    expect(instantAt('2026-12-01', '10:00')).toBe('2026-12-01T10:00:00.000Z');
    expect(instantAt('2026-06-02', '10:00')).toBe('2026-06-02T09:00:00.000Z');
  });

  it('does not exist in the hour that the clocks skip', () => {
    expect(instantAt('2026-03-29', '01:30')).toBeNull();
    expect(instantAt('2026-03-29', '02:00')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('is the first of the two in the hour that comes twice', () => {
    expect(instantAt('2026-10-25', '01:30')).toBe('2026-10-25T00:30:00.000Z');
  });
});
