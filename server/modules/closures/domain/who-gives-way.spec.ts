import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mostInUse, whoGivesWay, type PoolPromise } from './who-gives-way.js';

const promise = (
  visitId: string,
  quantity: number,
  [from, until]: readonly [number, number],
  rank = 0,
): PoolPromise => ({
  ...{ visitId, quantity, from, until, rank },
});

describe('who gives way when units are missing', () => {
  it('is nobody while there are enough', () => {
    expect([...whoGivesWay(30, [promise('a', 10, [0, 5])], [{ quantity: 20, from: 0, until: Infinity }])]).toEqual([]);
  });

  it('is the request rather than the promise, and the later rather than the earlier', () => {
    const all = [promise('asked', 10, [0, 5], 2), promise('late', 10, [2, 7]), promise('early', 10, [1, 6])];
    expect([...whoGivesWay(30, all, [{ quantity: 15, from: 0, until: 9 }])]).toEqual(['late', 'asked']);
  });

  it('is nobody who is there before the units are missing, or after', () => {
    const all = [promise('before', 30, [0, 5]), promise('after', 30, [9, 12])];
    expect([...whoGivesWay(30, all, [{ quantity: 1, from: 5, until: 9 }])]).toEqual([]);
  });

  it('leaves no instant at which more is in use than there is, and sends nobody away who would fit', () => {
    const some = fc.record({
      quantity: fc.integer({ min: 1, max: 20 }),
      from: fc.nat(20),
      length: fc.integer({ min: 1, max: 8 }),
      rank: fc.nat(2),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), fc.nat(30), (wanted, quantity) => {
        const all = wanted.map(({ from, length, ...one }, index) =>
          promise(`v${index}`, one.quantity, [from, from + length], one.rank),
        );
        const missing = { quantity, from: 0, until: 40 };
        const away = whoGivesWay(30, all, [missing]);
        const kept = [missing, ...all.filter(({ visitId }) => !away.has(visitId))];
        expect(mostInUse(kept, { from: 0, until: 40 })).toBeLessThanOrEqual(30);
        for (const one of all.filter(({ visitId }) => away.has(visitId))) {
          expect(mostInUse(kept, one) + one.quantity).toBeGreaterThan(30);
        }
      }),
    );
  });
});
