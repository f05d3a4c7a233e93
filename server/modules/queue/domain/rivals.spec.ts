import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rivalsOf, type Stock, type Wish } from './rivals.js';

const room = (visitId: string, from: number, until: number, resourceId = 'studio'): Wish => ({
  ...{ visitId, resourceId, exclusive: true, quantity: 1, from, until },
});
const units = (visitId: string, quantity: number, from: number, until: number): Wish => ({
  ...{ visitId, resourceId: 'recorders', exclusive: false, quantity, from, until },
});
const said = (wishes: Wish[], stock?: Stock) => {
  const rivals = rivalsOf(wishes, new Map(stock ? [['recorders', stock]] : []));
  return Object.fromEntries([...rivals].map(([id, own]) => [id, Object.fromEntries(own)]));
};

describe('rivals', () => {
  it('want the same room at the same time; one that begins as another ends does not', () => {
    expect(said([room('a', 10, 12), room('b', 11, 13), room('c', 13, 14), room('d', 10, 12, 'lab')])).toEqual({
      a: { b: ['studio'] },
      b: { a: ['studio'] },
    });
  });

  it('want more equipment together than there is, beside what is promised', () => {
    const wishes = [units('a', 12, 10, 12), units('b', 12, 11, 13), units('c', 12, 11, 12)];
    expect(said(wishes, { units: 36, uses: [] })).toEqual({});
    const all = { a: { b: ['recorders'], c: ['recorders'] }, b: { a: ['recorders'], c: ['recorders'] } };
    expect(said(wishes, { units: 35, uses: [] })).toMatchObject(all);
    expect(said(wishes, { units: 40, uses: [{ quantity: 5, from: 0, until: 20 }] })).toMatchObject(all);
    expect(said(wishes, { units: 40, uses: [{ quantity: 5, from: 12, until: 20 }] })).toEqual({});
  });

  it('are told by all that they are over', () => {
    const wishes = [room('a', 10, 12), units('a', 20, 10, 12), room('b', 10, 12), units('b', 20, 10, 12)];
    expect(said(wishes, { units: 30, uses: [] })).toEqual({
      a: { b: ['studio', 'recorders'] },
      b: { a: ['studio', 'recorders'] },
    });
  });

  it('are each other’s, nobody is their own, and over a room exactly those whose times overlap', () => {
    const wish = fc.record({
      visitId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      resourceId: fc.constantFrom('studio', 'lab'),
      from: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 1, max: 6 }),
    });
    const clash = (x: Wish, y: Wish) =>
      x.visitId !== y.visitId && x.resourceId === y.resourceId && x.from < y.until && y.from < x.until;
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), (drawn) => {
        const wishes = drawn.map((one) => room(one.visitId, one.from, one.from + one.length, one.resourceId));
        const pairs = wishes.flatMap((x) =>
          wishes.filter((y) => clash(x, y)).map((y) => line(x.visitId, y.visitId, x.resourceId)),
        );
        const found = [...rivalsOf(wishes, new Map())].flatMap(([id, own]) =>
          [...own].flatMap(([rival, over]) => over.map((resourceId) => line(id, rival, resourceId))),
        );
        expect(found.sort()).toEqual([...new Set(pairs)].sort());
      }),
    );
  });
});

const line = (id: string, rival: string, over: string): string => `${id} ${rival} ${over}`;
