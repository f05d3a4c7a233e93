import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../../../test/doses/depth.js';
import { complementOf, covers, intersectionOf, meets, unionOf, type Interval } from './intervals.js';

const SPAN = 40;
const minutes = Array.from({ length: SPAN }, (_, minute) => minute);
const anInterval = fc.record({ from: fc.nat(SPAN), until: fc.nat(SPAN) });
const intervals = fc.array(anInterval, { maxLength: 6 });
const inside = (all: readonly Interval[], minute: number) =>
  all.some(({ from, until }) => from <= minute && minute < until);
const dose = { numRuns: runs(300, 10_000) };

describe('sets of stretches of time', () => {
  it('join what overlaps or touches, and leave out what is empty', () => {
    const set = unionOf([
      { from: 9, until: 10 },
      { from: 13, until: 12 },
      { from: 1, until: 4 },
      { from: 4, until: 6 },
      { from: 9, until: 9 },
      { from: 5, until: 7 },
    ]);
    expect(set).toEqual([
      { from: 1, until: 7 },
      { from: 9, until: 10 },
    ]);
  });

  it('hold the minutes that any of them holds, sorted and apart', () => {
    fc.assert(
      fc.property(intervals, (all) => {
        const set = unionOf(all);
        expect(minutes.filter((minute) => inside(set, minute))).toEqual(
          minutes.filter((minute) => inside(all, minute)),
        );
        set.slice(1).forEach(({ from }, index) => {
          expect(from).toBeGreaterThan(set[index]?.until ?? Infinity);
        });
      }),
      dose,
    );
  });

  it('have in common the minutes that both hold, and leave those that neither holds', () => {
    fc.assert(
      fc.property(intervals, intervals, (some, others) => {
        const [a, b] = [unionOf(some), unionOf(others)];
        const both = minutes.filter((minute) => inside(a, minute) && inside(b, minute));
        expect(minutes.filter((minute) => inside(intersectionOf(a, b), minute))).toEqual(both);
        const none = minutes.filter((minute) => !inside(a, minute));
        expect(minutes.filter((minute) => inside(complementOf(a), minute))).toEqual(none);
      }),
      dose,
    );
  });

  it('cover a stretch when each of its minutes is in, and meet it when one is', () => {
    fc.assert(
      fc.property(intervals, fc.nat(SPAN - 2), fc.integer({ min: 1, max: 8 }), (all, from, length) => {
        const stretch = { from, until: from + length };
        const inStretch = minutes.filter((minute) => from <= minute && minute < from + length);
        const set = unionOf(all);
        const held = inStretch.filter((minute) => inside(all, minute));
        fc.pre(from + length <= SPAN);
        expect([covers(set, stretch), meets(set, stretch)]).toEqual([held.length === length, held.length > 0]);
      }),
      dose,
    );
  });
});
