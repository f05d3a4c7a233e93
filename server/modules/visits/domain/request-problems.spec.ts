import { describe, expect, it } from '@jest/globals';
import { roomObstacle, timeObstacle } from '#shared/contracts/availability.contract.js';
import { problemOfEquipment, problemOfRoom, problemOfTime } from './request-problems.js';

describe('what a request for a visit is told', () => {
  it.each([
    ['outside_hours', 'visit/outside-opening-hours'],
    ['centre_closed', 'visit/centre-closed'],
    ['in_the_past', 'visit/in-the-past'],
    ['too_far_ahead', 'visit/too-far-ahead'],
    ['time_does_not_exist', 'visit/time-does-not-exist'],
    ['time_is_ambiguous', 'visit/time-is-ambiguous'],
  ] as const)('about a time that is %s: %s', (obstacle, refusal) => {
    expect(timeObstacle.options).toContain(obstacle);
    expect(problemOfTime(obstacle)).toEqual({ refusal });
  });

  it.each([
    ['taken', 'visit/slot-taken'],
    ['closed', 'visit/room-closed'],
    ['too_small', 'visit/room-too-small'],
    ['not_step_free', 'visit/room-not-step-free'],
    ['no_setup_time', 'visit/no-setup-time'],
  ] as const)('about a room that is %s: %s', (obstacle, refusal) => {
    expect(roomObstacle.options).toContain(obstacle);
    expect(problemOfRoom({ obstacle })).toEqual({ refusal });
  });

  it('about a room that is free, and one that the centre does not have', () => {
    expect(problemOfRoom({ obstacle: null })).toBeNull();
    expect(problemOfRoom(undefined)).toEqual({ refusal: 'visit/room-unknown' });
  });
});

describe('what a request is told about equipment', () => {
  const recorders = { id: 'recorders', name: 'Audio recorders', left: 15 };
  const cameras = { id: 'cameras', name: 'Video cameras', left: 4 };
  const pools = [recorders, cameras];

  it('nothing, while there is enough, down to the last one', () => {
    expect(problemOfEquipment([], pools)).toBeNull();
    const needs = [
      { poolId: 'recorders', quantity: 15 },
      { poolId: 'cameras', quantity: 4 },
    ];
    expect(problemOfEquipment(needs, pools)).toBeNull();
  });

  it('how many are left, when it wants one more', () => {
    expect(problemOfEquipment([{ poolId: 'recorders', quantity: 16 }], pools)).toEqual({
      refusal: 'visit/equipment-short',
      details: { poolId: 'recorders', name: 'Audio recorders', wanted: 16, left: 15 },
    });
  });

  it('that the centre has no such equipment', () => {
    expect(problemOfEquipment([{ poolId: 'kiln', quantity: 1 }], pools)).toEqual({
      refusal: 'visit/equipment-unknown',
    });
  });

  it('the first that is wrong, in the order in which it was asked for', () => {
    const needs = [
      { poolId: 'cameras', quantity: 5 },
      { poolId: 'kiln', quantity: 1 },
    ];
    expect(problemOfEquipment(needs, pools)?.refusal).toBe('visit/equipment-short');
    expect(problemOfEquipment(needs.toReversed(), pools)?.refusal).toBe('visit/equipment-unknown');
  });
});
