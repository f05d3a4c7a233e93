import { describe, expect, it } from '@jest/globals';
import { instantOf, saysOnce, startOfDay } from './day-clock.js';

const LONDON = 'Europe/London';

const told = (day: string, time: string) => {
  const answer = instantOf(day, time, LONDON);
  return answer.ok ? answer.instant.toISOString() : answer.problem;
};

describe('the instant of a wall-clock time in London', () => {
  it.each([
    ['2026-12-01', '10:00', '2026-12-01T10:00:00.000Z'],
    ['2026-06-01', '10:00', '2026-06-01T09:00:00.000Z'],
    ['2026-06-01', '00:00', '2026-05-31T23:00:00.000Z'],
    ['2026-10-25', '00:30', '2026-10-24T23:30:00.000Z'],
    ['2026-10-25', '01:30', 'time_is_ambiguous'],
    ['2026-10-25', '02:00', '2026-10-25T02:00:00.000Z'],
    ['2026-10-26', '09:00', '2026-10-26T09:00:00.000Z'],
    ['2027-03-28', '00:59', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28', '01:30', 'time_does_not_exist'],
    ['2027-03-28', '02:00', '2027-03-28T01:00:00.000Z'],
    ['2027-03-29', '09:00', '2027-03-29T08:00:00.000Z'],
  ])('on %s at %s is %s', (day, time, expected) => {
    expect(told(day, time)).toBe(expected);
  });

  it('answers the same when it is asked again', () => {
    expect([told('2026-10-25', '09:00'), told('2026-10-25', '09:00')]).toEqual([
      '2026-10-25T09:00:00.000Z',
      '2026-10-25T09:00:00.000Z',
    ]);
  });

  it.each([
    ['2026-12-01', '2026-12-01T01:30:00Z', true],
    ['2026-10-25', '2026-10-24T23:59:00Z', true],
    ['2026-10-25', '2026-10-25T00:00:00Z', false],
    ['2026-10-25', '2026-10-25T01:59:00Z', false],
    ['2026-10-25', '2026-10-25T02:00:00Z', true],
    ['2027-03-28', '2027-03-28T01:00:00Z', true],
  ])('on %s says %s once: %s', (day, instant, expected) => {
    expect(saysOnce(new Date(instant), day, LONDON)).toBe(expected);
  });

  it('keeps zones apart', () => {
    expect(startOfDay('2026-06-01', LONDON).toISOString()).toBe('2026-05-31T23:00:00.000Z');
    expect(startOfDay('2026-06-01', 'Pacific/Auckland').toISOString()).toBe('2026-05-31T12:00:00.000Z');
  });

  it('begins a day after midnight where the clocks skip midnight', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo').toISOString()).toBe('2018-11-04T03:00:00.000Z');
  });
});
