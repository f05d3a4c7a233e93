import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { requestAgrees } from '../../../../test/search/agreement.js';
import { askedVisit } from '../../../../test/search/asked-visit.factory.js';
import { runs } from '../../../../test/doses/depth.js';
import { couldBeAsked } from '../../../../test/search/naive-availability.js';
import { aRoom, clockAt, factsOf, someAsked, someWorld, useOf } from '../../../../test/search/search.factory.js';
import { complementOf, EVER, unionOf } from './intervals.js';
import { possibleStarts } from './possible-starts.js';
import { timesOfEach } from './resource-times.js';
import type { ResourceFacts } from './search-facts.js';
import { visitObstacle, visitObstacles } from './visit-obstacle.js';

const MINUTE = 60_000;
const at = (time: string): Date => new Date(clockAt(time));
const span = (from: string, until: string) => ({ from: clockAt(from), until: clockAt(until) });
const TEN_TO_NOON = { startsAt: at('10:00'), endsAt: at('12:00') };

const timeOf = (session = TEN_TO_NOON) => ({
  session,
  hours: [{ from: at('09:00'), until: at('17:00') }],
  now: new Date(clockAt('12:00', -1)),
});
const obstacle = (over: Parameters<typeof askedVisit>[0], facts: Partial<ResourceFacts>, session = TEN_TO_NOON) =>
  visitObstacle(askedVisit(over), timeOf(session), factsOf(facts));

describe('what stands in the way of a visit', () => {
  it('is nothing, where all is free', () => {
    expect(obstacle({}, {})).toBeNull();
  });

  it('is the time before anything else', () => {
    const early = { startsAt: at('08:00'), endsAt: at('10:00') };
    expect(obstacle({ roomId: 'none' }, {}, early)).toEqual({ of: 'time', why: 'outside_hours' });
  });

  it.each([
    ['is not there', {}, { rooms: [] }, 'unknown'],
    ['is too small', { pupils: 31 }, {}, 'too_small'],
    ['has steps', { stepFree: true }, { rooms: [aRoom({ stepFree: false })] }, 'not_step_free'],
    ['is taken', {}, { timesOf: () => ({ taken: [span('11:00', '13:00')], closed: [] }) }, 'taken'],
  ])('is a room that %s', (_what, over, facts, why) => {
    expect(obstacle(over, facts)).toEqual({ of: 'room', why });
  });

  it('is all told at once to those who want to know why, whatever is in front', () => {
    const busy = { taken: [span('11:00', '13:00')], closed: [span('09:00', '10:30')] };
    const facts = factsOf({
      rooms: [aRoom({ stepFree: false })],
      timesOf: () => busy,
      pools: [{ id: 'recorders', name: 'Recorders', stock: 5, uses: [] }],
      tutors: [{ id: 'toby', name: 'Toby', skills: ['radio'], free: [] }],
      vehicles: [{ id: 'bus', name: 'Minibus', seats: 20, free: [] }],
    });
    const asked = askedVisit({
      ...{ pupils: 31, stepFree: true, equipment: [{ poolId: 'recorders', quantity: 6 }], tutorId: 'toby' },
      ...{ tutorSkill: 'film', vehicleId: 'bus', journeyMinutes: null },
    });
    const late = { ...timeOf({ startsAt: at('10:00'), endsAt: at('18:00') }), now: at('12:00') };
    expect(visitObstacles(asked, late, facts).map(({ of, why }) => `${of} ${why}`)).toEqual([
      ...['time in_the_past', 'time outside_hours', 'room too_small', 'room not_step_free', 'room closed'],
      ...['room taken', 'equipment short', 'tutor cannot_teach', 'tutor taken', 'vehicle too_small'],
      'vehicle journey_unknown',
    ]);
  });

  it('is what the centre does not have before what others have, so that nobody waits for it', () => {
    const full = factsOf({ timesOf: () => ({ taken: [span('11:00', '13:00')], closed: [] }), pools: [] });
    const asked = askedVisit({
      ...{ equipment: [{ poolId: 'recorders', quantity: 6 }], tutorId: 'toby' },
      ...{ vehicleId: 'bus', journeyMinutes: 10 },
    });
    expect(visitObstacles(asked, timeOf(), full).map(({ of, why }) => `${of} ${why}`)).toEqual([
      ...['equipment unknown', 'tutor unknown', 'vehicle unknown', 'room taken'],
    ]);
  });

  it('is nothing about a room with steps, while nobody needs it otherwise', () => {
    expect(obstacle({}, { rooms: [aRoom({ stepFree: false })] })).toBeNull();
  });

  describe('with equipment', () => {
    const recorders = { id: 'recorders', name: 'Recorders', stock: 20 };
    const asking = (quantity: number, preparation = 0) => ({
      equipment: [{ poolId: 'recorders', quantity }],
      preparation,
    });
    const until = (end: string) => ({ pools: [{ ...recorders, uses: [useOf('recorders', '08:00', end, 5)] }] });

    it('is nothing, down to the last one', () => {
      expect(obstacle(asking(15), until('10:30'))).toBeNull();
      expect(obstacle(asking(20), until('10:00'))).toBeNull();
    });

    it('is that there is too little of it, at any time from its preparation on', () => {
      const short = { of: 'equipment', why: 'short', pool: { id: 'recorders', name: 'Recorders' }, left: 15 };
      expect(obstacle(asking(16), until('10:30'))).toEqual({ ...short, wanted: 16 });
      expect(obstacle(asking(20, MINUTE), until('10:00'))).toEqual({ ...short, wanted: 20 });
    });

    it('is that the centre has none of it, before it has too little of something, in whichever order it was asked for', () => {
      const both = [
        { poolId: 'kiln', quantity: 1 },
        { poolId: 'recorders', quantity: 99 },
      ];
      for (const equipment of [both, both.toReversed()])
        expect(obstacle({ equipment }, until('10:00'))).toEqual({ of: 'equipment', why: 'unknown' });
    });
  });

  describe('with a tutor', () => {
    const facts = (taken: ReturnType<typeof span>[]): Partial<ResourceFacts> => ({
      timesOf: (id) => ({ taken: id === 'ann' ? taken : [], closed: [] }),
      tutors: [
        { id: 'ann', name: 'Ann', skills: ['Radio'], free: unionOf([span('09:30', '15:00')].filter(() => !taken[0])) },
      ],
    });
    const asking = (over = {}) => ({ tutorId: 'ann', ...over });

    it.each<[string, object, ReturnType<typeof span>[], string | null]>([
      ['nothing, when she works and is free', {}, [], null],
      ['nothing, when she is there for the preparation', { preparation: 30 * MINUTE }, [], null],
      ['that she is not there yet to prepare', { preparation: 31 * MINUTE }, [], 'not_working'],
      ['nothing, when she can teach it, whatever the case', { tutorSkill: 'radio' }, [], null],
      ['that she cannot teach it', { tutorSkill: 'film' }, [], 'cannot_teach'],
      ['that she is with others', {}, [span('11:59', '13:00')], 'taken'],
      ['that nobody of that name is there', { tutorId: 'bob' }, [], 'unknown'],
    ])('is %s', (_what, over, taken, why) => {
      expect(obstacle(asking(over), facts(taken))).toEqual(why && { of: 'tutor', why });
    });
  });

  describe('with a vehicle', () => {
    const facts = (busy = span('12:51', '13:00')): Partial<ResourceFacts> => ({
      vehicles: [{ id: 'bus', name: 'Minibus', seats: 30, free: complementOf([busy]) }],
    });
    const asking = (over = {}) => ({ vehicleId: 'bus', journeyMinutes: 15, ...over });

    it.each<[string, object, ReturnType<typeof facts>, string | null]>([
      ['nothing, when it has a seat for everybody and is back in time', {}, facts(), null],
      ['that it is wanted elsewhere before it is back', {}, facts(span('12:49', '13:00')), 'taken'],
      ['that it has too few seats', { pupils: 29 }, facts(), 'too_small'],
      ['that nobody knows how far it is', { journeyMinutes: null }, facts(), 'journey_unknown'],
      ['that the centre has none', { vehicleId: 'coach' }, facts(), 'unknown'],
    ])('is %s', (_what, over, given, why) => {
      expect(obstacle(asking(over), given)).toEqual(why && { of: 'vehicle', why });
    });

    it('is that it would be away for more than a day', () => {
      const vehicles = [{ id: 'bus', name: 'Minibus', seats: 30, free: EVER }];
      const long = { of: 'time', why: 'longer_than_a_day' };
      expect(obstacle(asking({ journeyMinutes: 320 }), { vehicles })).toBeNull();
      expect(obstacle(asking({ journeyMinutes: 321 }), { vehicles })).toEqual(long);
    });
  });
});

describe('what a request is told', () => {
  it('is what looking at every minute of everything that it holds says', () => {
    const rules = { possibleStarts, visitObstacle, timesOfEach };
    let free = 0;
    const agrees = fc.property(someWorld, someAsked, (world, asked) => {
      free += Number(couldBeAsked(world, asked, clockAt('01:00')));
      expect(requestAgrees(rules, world, asked)).toBe(true);
    });
    fc.assert(agrees, { numRuns: runs(250, 10_000) });
    expect(free).toBeGreaterThan(0);
  });
});
