import { describe, expect, it } from '@jest/globals';
import { MOST_TRIES, retryDelay } from './retry-delay.js';

describe('the wait before a message is tried again', () => {
  it.each([
    [1, 5_000],
    [2, 10_000],
    [3, 20_000],
    [10, 2_560_000],
    [11, 3_600_000],
    [99, 3_600_000],
  ])('after %i failures is %i ms', (failures, delay) => {
    expect(retryDelay(failures)).toBe(delay);
  });

  it('adds up to between three and five days', () => {
    const total = Array.from({ length: MOST_TRIES - 1 }, (_, index) => retryDelay(index + 1)).reduce((a, b) => a + b);
    expect(total).toBeGreaterThan(3 * 86_400_000);
    expect(total).toBeLessThan(5 * 86_400_000);
  });
});
