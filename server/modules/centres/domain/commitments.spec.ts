import { describe, expect, it } from '@jest/globals';
import { countShort, peakOf, type Commitment } from './commitments.js';

const at = (time: string) => new Date(`2026-12-01T${time}:00Z`);
const held = (quantity: number, from: string, until: string): Commitment => ({
  quantity,
  from: at(from),
  until: at(until),
});

describe('the most that is promised at one time', () => {
  it('is nothing when nothing is promised', () => {
    expect(peakOf([])).toEqual({ quantity: 0, at: null });
  });

  it('adds up what overlaps, not what follows', () => {
    const promised = [held(8, '11:00', '12:00'), held(5, '09:00', '10:30'), held(4, '10:00', '11:00')];
    expect(peakOf(promised)).toEqual({ quantity: 9, at: at('10:00') });
  });

  it('is first reached at the earlier of two equal peaks', () => {
    expect(peakOf([held(3, '13:00', '14:00'), held(3, '09:00', '10:00')])).toEqual({ quantity: 3, at: at('09:00') });
  });
});

describe('visits that an outage leaves short', () => {
  const visits = [held(10, '09:00', '10:00'), held(6, '11:00', '12:00'), held(6, '11:30', '12:30')];
  const broken = (quantity: number, from: string, until: string | null) => [
    { quantity, from: at(from), until: until === null ? null : at(until) },
  ];

  it('are none while enough is left', () => {
    expect(countShort(15, visits, broken(3, '08:00', null))).toBe(0);
  });

  it('are all that are there when more is promised than is left', () => {
    expect(countShort(15, visits, broken(4, '08:00', null))).toBe(2);
    expect(countShort(15, visits, broken(6, '08:00', null))).toBe(3);
  });

  it('leave out those after the outage has ended', () => {
    expect(countShort(15, visits, broken(6, '08:00', '11:00'))).toBe(1);
  });

  it('count one that has begun when the outage begins', () => {
    expect(countShort(15, visits, broken(6, '09:30', '10:00'))).toBe(1);
  });
});
