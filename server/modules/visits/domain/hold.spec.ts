import { describe, expect, it } from '@jest/globals';
import { holdExpiry } from './hold.js';

const CHRISTMAS = new Set(['2026-12-25', '2026-12-28', '2027-01-01']);
const isHoliday = (day: string) => CHRISTMAS.has(day);
const london = { workingDays: 10, zone: 'Europe/London', isHoliday };
const FAR_AHEAD = new Date('2027-09-01T09:00:00Z');

describe('how long a request holds its time', () => {
  it.each([
    ['from a Tuesday', '2026-11-24', '2026-12-09T00:00:00.000Z'],
    ['from a Saturday', '2026-11-28', '2026-12-12T00:00:00.000Z'],
    ['over Christmas and New Year', '2026-12-18', '2027-01-07T00:00:00.000Z'],
    ['across the spring clock change', '2027-03-18', '2027-04-01T23:00:00.000Z'],
  ])('is ten working days %s', (_name, today, expected) => {
    expect(holdExpiry(FAR_AHEAD, { ...london, today }).toISOString()).toBe(expected);
  });

  it('ends when the visit begins, if that is sooner', () => {
    const startsAt = new Date('2026-11-26T10:00:00Z');
    expect(holdExpiry(startsAt, { ...london, today: '2026-11-24' })).toEqual(startsAt);
  });
});
