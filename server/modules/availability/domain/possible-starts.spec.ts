import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aRoom, MIDNIGHT, needsOf, someNeeds, someWorld } from '../../../../test/search/search.factory.js';
import { runs } from '../../../../test/doses/depth.js';
import { couldStart } from '../../../../test/search/naive-availability.js';
import { EVER } from './intervals.js';
import { possibleStarts } from './possible-starts.js';
import { roomObstacle, roomStarts } from './room-offers.js';
import { STRICT, type SearchFacts } from './search-facts.js';
import { mayStart } from './start-times.js';
import { awayOf } from './travel.js';

const MINUTE = 60_000;
const everyMinute = Array.from({ length: 300 }, (_, minute) => MIDNIGHT + minute * MINUTE);
const dose = { numRuns: runs(250, 10_000) };

describe('when a whole visit may begin', () => {
  it('is what looking at every minute of everything that it holds says', () => {
    let possible = 0;
    fc.assert(
      fc.property(someWorld, someNeeds, (world, needs) => {
        const away = awayOf(needs);
        const { starts } = possibleStarts(needs, world.facts, away, STRICT);
        const expected = everyMinute.filter((minute) => couldStart(world, needs, minute, away.outward));
        possible += expected.length;
        expect(everyMinute.filter((minute) => mayStart(starts, minute))).toEqual(expected);
      }),
      dose,
    );
    expect(possible).toBeGreaterThan(0);
  });

  it('is for a room exactly when nothing stands in its way for the request', () => {
    fc.assert(
      fc.property(someWorld, someNeeds, ({ facts }, needs) => {
        for (const room of facts.rooms) {
          const starts = roomStarts(room, needs.length, facts.timesOf);
          const need = { pupils: undefined, stepFree: false };
          const obstacle = (at: number) => {
            const session = { startsAt: new Date(at), endsAt: new Date(at + needs.length) };
            return roomObstacle(room, session, need, facts.timesOf);
          };
          for (const minute of everyMinute) expect(mayStart(starts, minute)).toBe(obstacle(minute) === null);
        }
      }),
      { numRuns: runs(40, 1_000) },
    );
  });
});

describe('the model (positive control)', () => {
  /** @returns whether the rules, given facts that leave something out, are found to differ from it */
  const differs = (spoil: (facts: SearchFacts) => SearchFacts): boolean =>
    fc.check(
      fc.property(someWorld, someNeeds, (world, needs) => {
        const away = awayOf(needs);
        const { starts } = possibleStarts(needs, spoil(world.facts), away, STRICT);
        return everyMinute.every(
          (minute) => mayStart(starts, minute) === couldStart(world, needs, minute, away.outward),
        );
      }),
      { numRuns: runs(400, 2_000) },
    ).failed;

  it.each<[string, (facts: SearchFacts) => SearchFacts]>([
    ['what is taken of a room', (facts) => ({ ...facts, timesOf: (id) => ({ ...facts.timesOf(id), taken: [] }) })],
    ['what is closed', (facts) => ({ ...facts, timesOf: (id) => ({ ...facts.timesOf(id), closed: [] }) })],
    ['what is promised of a stock', (facts) => ({ ...facts, pools: facts.pools.map((it) => ({ ...it, uses: [] })) })],
    ['clearing down', (facts) => ({ ...facts, rooms: facts.rooms.map((it) => ({ ...it, cleardownMinutes: 0 })) })],
    ['that a tutor has hours', (facts) => ({ ...facts, tutors: facts.tutors.map((it) => ({ ...it, free: EVER })) })],
  ])('notices when the rules forget %s', (_what, spoil) => {
    expect(differs(spoil)).toBe(true);
  });

  it('has nothing against the rules as they are', () => {
    expect(differs((facts) => facts)).toBe(false);
  });
});

describe('rooms for a group', () => {
  it('are tried from the smallest that fits on, by name where they are alike, whatever the case of a feature', () => {
    const rooms = [
      aRoom({ id: 'hall', name: 'Hall', capacity: 90, features: ['Stage'] }),
      aRoom({ id: 'b', name: 'B', features: ['stage'] }),
      aRoom({ id: 'a', name: 'A', features: ['STAGE'] }),
      aRoom({ id: 'plain', name: 'Plain' }),
      aRoom({ id: 'small', name: 'Small', capacity: 27, features: ['stage'] }),
    ];
    const needs = needsOf({ features: ['stage'] });
    const facts = {
      days: [],
      rooms,
      timesOf: () => ({ taken: [], closed: [] }),
      pools: [],
      tutors: [],
      vehicles: [],
      wishes: [],
    };
    const { rooms: able } = possibleStarts(needs, facts, awayOf(needs), STRICT);
    expect(able.map(({ who }) => who.id)).toEqual(['a', 'b', 'hall']);
  });
});
