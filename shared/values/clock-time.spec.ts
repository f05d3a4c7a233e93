import { describe, expect, it } from '@jest/globals';
import { fromMinutes } from './clock-time.js';

describe('clock time', () => {
  it.each([
    [0, '00:00'],
    [9, '00:09'],
    [570, '09:30'],
    [1439, '23:59'],
  ])('turns %i minutes after midnight into %s', (minutes, time) => {
    expect(fromMinutes(minutes)).toBe(time);
  });
});
