import { describe, expect, it } from '@jest/globals';
import { leaveTime } from './leave-time.js';

const LONDON = 'Europe/London';
const whole = { startTime: null, endTime: null };

describe('leave', () => {
  it('of whole days holds until the end of the last one, also where the clocks change', () => {
    expect(leaveTime({ firstDay: '2026-10-23', lastDay: '2026-10-25', ...whole }, LONDON)).toEqual({
      from: new Date('2026-10-22T23:00:00Z'),
      until: new Date('2026-10-26T00:00:00Z'),
    });
  });

  it('with times holds from the one on the first day until the other on the last', () => {
    const days = { firstDay: '2026-12-01', lastDay: '2026-12-02', startTime: '13:00', endTime: '10:30' };
    expect(leaveTime(days, LONDON)).toEqual({
      from: new Date('2026-12-01T13:00:00Z'),
      until: new Date('2026-12-02T10:30:00Z'),
    });
  });

  it.each([
    ['does not exist', { firstDay: '2027-03-28', lastDay: '2027-03-28', startTime: '01:30', endTime: '10:00' }],
    ['comes twice', { firstDay: '2026-10-24', lastDay: '2026-10-25', startTime: '09:00', endTime: '01:30' }],
  ])('is none when a time %s', (_name, days) => {
    expect(leaveTime(days, LONDON)).toBeNull();
  });
});
