import { describe, expect, it } from '@jest/globals';
import { durationText } from './duration-text.js';

describe('a length in words', () => {
  it.each([
    [0, '0 minutes'],
    [15, '15 minutes'],
    [60, '1 hour'],
    [61, '1 hour 1 minute'],
    [150, '2 hours 30 minutes'],
    [420, '7 hours'],
  ])('of %d minutes is %s', (minutes, text) => {
    expect(durationText(minutes)).toBe(text);
  });
});
