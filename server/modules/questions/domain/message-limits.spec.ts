import { describe, expect, it } from '@jest/globals';
import { limitReached } from './message-limits.js';

describe('how much may be written', () => {
  it.each([
    [49, 29, null],
    [50, 0, 'question/too-many'],
    [0, 30, 'question/too-often'],
    [50, 30, 'question/too-many'],
  ])('after %i messages on the visit and %i within the hour: %p', (onVisit, withinHour, refusal) => {
    expect(limitReached({ onVisit, withinHour })).toBe(refusal);
  });
});
