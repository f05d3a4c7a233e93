import { describe, expect, it } from '@jest/globals';
import { leastLeft, stockLevels, timesWithLeft, type Use } from './stock.js';

const use = (quantity: number, from: number, until: number): Use => ({ resourceId: 'pool', quantity, from, until });

describe('a stock of ten recorders', () => {
  const uses = [use(4, 10, 20), use(5, 15, 30), use(1, 18, Infinity)];

  it('is left in levels, each from one instant on', () => {
    expect(stockLevels(10, uses, { from: 12, until: 40 })).toEqual([
      { from: 12, left: 6 },
      { from: 15, left: 1 },
      { from: 18, left: 0 },
      { from: 20, left: 4 },
      { from: 30, left: 9 },
    ]);
  });

  it.each([
    [0, 10, 10],
    [10, 15, 6],
    [14, 16, 1],
    [19, 21, 0],
    [20, 30, 4],
    [30, 99, 9],
  ])('has from %i until %i at least %i left', (from, until, left) => {
    expect(leastLeft(10, uses, { from, until })).toBe(left);
  });

  it('has four or more left until it gets busy and again afterwards', () => {
    expect(timesWithLeft(10, uses, 4)).toEqual([
      { from: -Infinity, until: 15 },
      { from: 20, until: Infinity },
    ]);
  });

  it('has never more left than there are, and none when more is promised than there is', () => {
    expect(timesWithLeft(10, [], 11)).toEqual([]);
    expect(leastLeft(3, uses, { from: 10, until: 20 })).toBe(0);
  });

  it('counts what is in use at the very first instant once', () => {
    expect(stockLevels(10, [use(3, 0, 12), use(2, 12, 13)], { from: 12, until: 14 })).toEqual([
      { from: 12, left: 8 },
      { from: 13, left: 10 },
    ]);
  });
});
