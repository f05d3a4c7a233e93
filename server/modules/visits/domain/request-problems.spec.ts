import { describe, expect, it } from '@jest/globals';
import { roomObstacle, timeObstacle } from '#shared/contracts/availability.contract.js';
import { resourceKind } from '#shared/contracts/vocabulary.js';
import { problemOf, problemOfTaking, type Obstacle } from './request-problems.js';

/** Written out by hand, and held against the vocabulary so that none is missing. */
const TIME = [
  ['outside_hours', 'visit/outside-opening-hours'],
  ['centre_closed', 'visit/centre-closed'],
  ['in_the_past', 'visit/in-the-past'],
  ['too_far_ahead', 'visit/too-far-ahead'],
  ['time_does_not_exist', 'visit/time-does-not-exist'],
  ['time_is_ambiguous', 'visit/time-is-ambiguous'],
] as const;
const ROOM = [
  ['taken', 'visit/slot-taken'],
  ['closed', 'visit/room-closed'],
  ['too_small', 'visit/room-too-small'],
  ['not_step_free', 'visit/room-not-step-free'],
  ['no_setup_time', 'visit/no-setup-time'],
] as const;
const OTHERS: [Obstacle, string][] = [
  [{ of: 'time', why: 'longer_than_a_day' }, 'visit/longer-than-a-day'],
  [{ of: 'room', why: 'unknown' }, 'visit/room-unknown'],
  [{ of: 'equipment', why: 'unknown' }, 'visit/equipment-unknown'],
  [{ of: 'tutor', why: 'unknown' }, 'visit/tutor-unknown'],
  [{ of: 'tutor', why: 'cannot_teach' }, 'visit/tutor-cannot-teach'],
  [{ of: 'tutor', why: 'not_working' }, 'visit/tutor-not-working'],
  [{ of: 'tutor', why: 'taken' }, 'visit/tutor-taken'],
  [{ of: 'vehicle', why: 'unknown' }, 'visit/vehicle-unknown'],
  [{ of: 'vehicle', why: 'too_small' }, 'visit/vehicle-too-small'],
  [{ of: 'vehicle', why: 'journey_unknown' }, 'visit/vehicle-journey-unknown'],
  [{ of: 'vehicle', why: 'taken' }, 'visit/vehicle-taken'],
];

describe('what a request for a visit is told', () => {
  it.each([
    ...TIME.map(([why, refusal]): [Obstacle, string] => [{ of: 'time', why }, refusal]),
    ...ROOM.map(([why, refusal]): [Obstacle, string] => [{ of: 'room', why }, refusal]),
    ...OTHERS,
  ])('about %j: %s', (obstacle, refusal) => {
    expect(problemOf(obstacle)).toEqual({ refusal });
  });

  it('about every time and room that availability has something against', () => {
    expect(TIME.map(([why]) => why).sort()).toEqual([...timeObstacle.options].sort());
    expect(ROOM.map(([why]) => why).sort()).toEqual([...roomObstacle.options].sort());
  });

  it('how much equipment is left', () => {
    const pool = { id: 'recorders', name: 'Audio recorders' };
    expect(problemOf({ of: 'equipment', why: 'short', pool, wanted: 16, left: 15 })).toEqual({
      refusal: 'visit/equipment-short',
      details: { poolId: 'recorders', name: 'Audio recorders', wanted: 16, left: 15 },
    });
  });
});

describe('what a request is told when somebody was faster', () => {
  const GUARDED = [
    ['room', 'visit/slot-taken visit/room-closed visit/room-unknown'],
    ['equipment_pool', 'visit/equipment-short visit/equipment-short visit/equipment-unknown'],
    ['tutor', 'visit/tutor-taken visit/tutor-not-working visit/tutor-unknown'],
    ['vehicle', 'visit/vehicle-taken visit/vehicle-taken visit/vehicle-unknown'],
  ] as const;

  it.each(GUARDED)('and took, closed or retired the %s: %s', (kind, refusals) => {
    const hindrances = ['taken', 'out-of-use', 'retired'] as const;
    expect(hindrances.map((hindrance) => problemOfTaking({ kind }, hindrance).refusal).join(' ')).toBe(refusals);
  });

  it('of every kind of resource', () => {
    expect(GUARDED.map(([kind]) => kind).sort()).toEqual([...resourceKind.options].sort());
  });
});
