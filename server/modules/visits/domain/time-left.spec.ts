import { describe, expect, it } from '@jest/globals';
import { timeLeft } from './time-left.js';

const at = (time: string) => new Date(`2026-12-01T${time}:00Z`);
const before = { startsAt: at('10:00'), endsAt: at('12:00') };

describe('the time that a visit leaves', () => {
  it('is where it was, once it begins or ends at another time', () => {
    expect(timeLeft(before, { startsAt: at('13:00'), endsAt: at('15:00') })).toEqual(before);
    expect(timeLeft(before, { startsAt: at('10:00'), endsAt: at('11:30') })).toEqual(before);
  });

  it('is none when it keeps its time, in another room or with another need', () => {
    expect(timeLeft(before, {})).toBeNull();
    expect(timeLeft(before, { startsAt: at('10:00'), endsAt: at('12:00') })).toBeNull();
  });
});
