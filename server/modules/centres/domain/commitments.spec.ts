import { describe, expect, it } from '@jest/globals';
import { peakOf, shortOf, type Commitment } from './commitments.js';

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
  const [first, second, third] = [held(10, '09:00', '10:00'), held(6, '11:00', '12:00'), held(6, '11:30', '12:30')];
  const visits = [first, second, third];
  const broken = (quantity: number, from: string, until: string | null) => [
    { quantity, from: at(from), until: until === null ? null : at(until) },
  ];

  it('are none while enough is left', () => {
    expect(shortOf(15, visits, broken(3, '08:00', null))).toEqual([]);
  });

  it('are all that are there when more is promised than is left', () => {
    expect(shortOf(15, visits, broken(4, '08:00', null))).toEqual([second, third]);
    expect(shortOf(15, visits, broken(6, '08:00', null))).toEqual([first, second, third]);
  });

  it('leave out those after the outage has ended', () => {
    expect(shortOf(15, visits, broken(6, '08:00', '11:00'))).toEqual([first]);
  });

  it('are also those that has begun when the outage begins', () => {
    expect(shortOf(15, visits, broken(6, '09:30', '10:00'))).toEqual([first]);
  });
});
