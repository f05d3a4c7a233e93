import { describe, expect, it } from '@jest/globals';
import { fromMinutes, isClockTime, toMinutes } from './clock-time.js';

describe('clock time', () => {
  it('turns times into minutes after midnight and back', () => {
    expect(toMinutes('09:30')).toBe(570);
    expect(toMinutes('23:59:00')).toBe(1439);
    expect(fromMinutes(570)).toBe('09:30');
    expect(fromMinutes(0)).toBe('00:00');
  });

  it('refuses what is not a time of day', () => {
    expect(isClockTime('24:00')).toBe(false);
    expect(isClockTime('9:30')).toBe(false);
    expect(() => toMinutes('25:00')).toThrow(RangeError);
  });
});
