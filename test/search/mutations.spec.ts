import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type * as possible from '../../server/modules/availability/domain/possible-starts.js';
import type * as times from '../../server/modules/availability/domain/resource-times.js';
import type * as obstacles from '../../server/modules/availability/domain/visit-obstacle.js';
import { runs, SHORT_DOSE_SEED } from '../doses/depth.js';
import { requestAgrees, searchAgrees } from './agreement.js';
import { mutated, type Mutation } from './mutated-rules.js';
import { someAsked, someNeeds, someWorld } from './search.factory.js';

const WITHOUT_MISTAKE = runs(400, 10_000);
/** More than enough to find any of these mistakes; the first case that shows it ends the search. */
const TO_FIND_ONE = runs(4_000, 10_000);

function differs(mutation: Mutation | null): boolean {
  const numRuns = mutation ? TO_FIND_ONE : WITHOUT_MISTAKE;
  const dose = { numRuns, endOnFailure: true, seed: SHORT_DOSE_SEED };
  const { possibleStarts } = mutated<typeof possible>('possible-starts.ts', mutation);
  const { visitObstacle } = mutated<typeof obstacles>('visit-obstacle.ts', mutation);
  const { timesOfEach } = mutated<typeof times>('resource-times.ts', mutation);
  const rules = { possibleStarts, visitObstacle, timesOfEach };
  const request = fc.property(someWorld, someAsked, (world, asked) => requestAgrees(rules, world, asked));
  const search = fc.property(someWorld, someNeeds, (world, needs) => searchAgrees(rules, world, needs));
  return fc.check(request, dose).failed || fc.check(search, dose).failed;
}

type Mistake = [name: string, file: string, from: string, to: string];

const OVERLAP: Mistake[] = [
  ['two stays that only touch overlap', 'intervals.ts', 'first.from < until;', 'first.from <= until;'],
  ['a stay is looked for behind its end', 'intervals.ts', '?? Infinity) > instant', '?? Infinity) >= instant'],
  ['a longer stay ends with a shorter one inside it', 'intervals.ts', 'Math.max(last.until, until)', 'until'],
  ['free time ends a moment early', 'intervals.ts', 'until <= first.until', 'until < first.until'],
  ['free time begins a moment late', 'intervals.ts', 'first.from <= from', 'first.from < from'],
  ['clearing down is left out', 'start-times.ts', 'until - length - after', 'until - length'],
  ['setting up is left out', 'start-times.ts', 'from + before', 'from'],
  ['what fits exactly does not fit', 'start-times.ts', 'first <= last);', 'first < last);'],
  ['rooms that come along are forgotten', 'room-offers.ts', '[room, ...room.brings]', '[room]'],
  ['a tutor is not held for the preparation', 'holds.ts', 'before: preparation', 'before: 0'],
  ['a vehicle comes back by itself', 'holds.ts', 'after: 2 * home', 'after: home'],
];

const STOCK: Mistake[] = [
  ['the last one is never given', 'stock.ts', 'left >= needed', 'left > needed'],
  ['one more is given than there is', 'stock.ts', 'stock - used)', 'stock - used + 1)'],
  ['what is given back stays away', 'stock.ts', 'add(until, -quantity);', ''],
  ['only the latest promise counts', 'stock.ts', 'used += change', 'used = change'],
  ['the most that is left at any instant counts', 'stock.ts', 'Math.min(...stockLevels', 'Math.max(...stockLevels'],
  ['what begins as the session ends counts', 'stock.ts', 'inside < within.until', 'inside <= within.until'],
];

describe('a mistake in a rule, found by the model that looks at every minute', () => {
  it.each([...OVERLAP, ...STOCK])('%s', (_name, file, from, to) => {
    expect(differs({ file, from, to })).toBe(true);
  });

  it('is none in the rules as they are', () => {
    expect(differs(null)).toBe(false);
  });

  it('cannot be put where its place is not', () => {
    const nowhere = { file: 'stock.ts', from: 'no such words', to: '' };
    expect(() => mutated('stock.ts', nowhere)).toThrow('has not got “no such words” once');
  });
});
