import { describe, expect, it } from '@jest/globals';
import { isSchoolDay } from './school-days.js';
import { holdEnds, moment, timelineAt, workingDaysFrom } from './timeline.js';

describe('counting weekdays', () => {
  it.each([
    ['2026-11-24', 0, '2026-11-24'],
    ['2026-11-24', 3, '2026-11-27'],
    ['2026-11-24', 4, '2026-11-30'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-27', 5, '2026-12-04'],
    ['2026-11-24', 11, '2026-12-09'],
    ['2026-11-24', -1, '2026-11-23'],
    ['2026-11-23', -1, '2026-11-20'],
    ['2026-11-23', -12, '2026-11-05'],
  ])('from %s, %i of them on is %s', (day, count, expected) => {
    expect(workingDaysFrom(day, count)).toBe(expected);
  });
});

describe('the time in which the demo city is lived in', () => {
  it.each([
    ['2026-11-24T10:00:00Z', '2026-11-24', '2025-09-01'],
    ['2026-11-28T10:00:00Z', '2026-11-30', '2025-09-01'],
    ['2026-08-31T22:59:00Z', '2026-08-31', '2024-09-01'],
    ['2026-08-31T23:00:00Z', '2026-09-01', '2025-09-01'],
  ])('at %s has %s as its day and begins on %s', (now, today, from) => {
    expect(timelineAt(new Date(now))).toMatchObject({ today, from });
  });

  it('has school days between its holidays', () => {
    const days = ['2026-09-02', '2026-09-03', '2026-10-23', '2026-10-26', '2026-10-30', '2026-11-02', '2026-12-25'];
    expect(days.filter(isSchoolDay)).toEqual(['2026-09-03', '2026-10-23', '2026-11-02']);
    const spring = ['2027-02-15', '2027-02-22', '2027-03-26', '2027-03-30', '2027-05-03', '2027-05-31', '2027-07-21'];
    expect(spring.filter(isSchoolDay)).toEqual(['2027-02-22', '2027-07-21']);
  });

  it('lapses requests by the product’s own rule', () => {
    const asked = new Date('2026-12-18T12:00:00Z');
    expect(holdEnds(asked, moment('2027-02-01', '10:00')).toISOString()).toBe('2027-01-07T00:00:00.000Z');
    expect(holdEnds(asked, moment('2026-12-21', '10:00')).toISOString()).toBe('2026-12-21T10:00:00.000Z');
  });
});
