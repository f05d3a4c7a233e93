import { describe, expect, it } from '@jest/globals';
import { aDay, aRoom, clockAt, factsOf, needsOf, useOf } from '../../../../test/search/search.factory.js';
import { deadEndOf } from './dead-end.js';
import { EVER, unionOf } from './intervals.js';
import { nearMisses } from './near-misses.js';
import type { SearchFacts, VisitNeeds } from './search-facts.js';

const taken = (...uses: ReturnType<typeof useOf>[]) => ({ timesOf: () => ({ taken: unionOf(uses), closed: [] }) });
const told = (needs: VisitNeeds, facts: SearchFacts) =>
  nearMisses(needs, facts).map(({ offer, givesUp }) => [
    new Date(offer.placement.startsAt).toISOString().slice(0, 16),
    ...givesUp,
  ]);

describe('the nearest misses', () => {
  it('are another time that day and the wanted time on another day', () => {
    const within = { from: clockAt('10:00'), until: clockAt('11:00') };
    const later = { from: clockAt('10:00', 1), until: clockAt('11:00', 1) };
    const days = [aDay(0, { within }), aDay(1, { asked: false, within: later })];
    expect(told(needsOf(), factsOf({ days, ...taken(useOf('studio', '09:30', '16:00')) }))).toEqual([
      ['2026-12-01T16:00', { code: 'other_time' }],
      ['2026-12-02T10:00', { code: 'other_day' }],
    ]);
  });

  it('are fewer recorders than wanted, and say how many are left', () => {
    const pools = [{ id: 'p', name: 'Recorders', stock: 30, uses: [useOf('p', '00:00', '23:00', 20)] }];
    const needs = needsOf({ equipment: [{ poolId: 'p', quantity: 28 }] });
    expect(told(needs, factsOf({ pools }))).toContainEqual([
      '2026-12-01T09:00',
      { code: 'equipment', poolId: 'p', name: 'Recorders', wanted: 28, left: 10 },
    ]);
  });

  it('are the visit without its tutor, or half the group at a time', () => {
    expect(told(needsOf({ tutorSkill: 'film' }), factsOf())).toEqual([
      ['2026-12-01T09:00', { code: 'tutor', skill: 'film' }],
    ]);
    expect(told(needsOf({ pupils: 31 }), factsOf())).toEqual([
      ['2026-12-01T09:00', { code: 'half_group', pupils: 16 }],
    ]);
  });

  it('are being back later, or coming outside school hours', () => {
    const day = aDay(0, { backBy: clockAt('09:30') });
    expect(told(needsOf(), factsOf({ days: [day] }))).toContainEqual(['2026-12-01T09:00', { code: 'later_back' }]);
    const holiday = aDay(0, { atSchool: false });
    expect(told(needsOf(), factsOf({ days: [holiday] }))).toEqual([
      ['2026-12-01T09:00', { code: 'outside_school_hours' }],
    ]);
  });

  it('give up two things only where one is not enough, and never step-free access', () => {
    const within = { from: clockAt('10:00'), until: clockAt('11:00') };
    const other = { from: clockAt('06:00', 1), until: clockAt('07:00', 1) };
    const days = [aDay(0, { within }), aDay(1, { asked: false, within: other })];
    expect(told(needsOf({ pupils: 1 }), factsOf({ days, ...taken(useOf('studio', '08:00', '18:00')) }))).toEqual([
      ['2026-12-02T09:00', { code: 'other_day' }, { code: 'other_time' }],
    ]);
    expect(told(needsOf({ stepFree: true }), factsOf({ rooms: [aRoom({ stepFree: false })] }))).toEqual([]);
  });
});

describe('a dead end', () => {
  const pool = { id: 'p', name: 'Recorders', stock: 10, uses: [] };

  it.each<[string, Partial<VisitNeeds>, Partial<SearchFacts>, unknown]>([
    ['no room is large enough', { pupils: 31 }, {}, { code: 'no_room_large_enough', pupils: 31, largest: 30 }],
    ['no room has what is needed', { features: ['stage'] }, {}, { code: 'no_room_with_features', features: ['stage'] }],
    [
      'the room that has it is too small',
      { features: ['stage'] },
      { rooms: [aRoom({ capacity: 20, features: ['stage'] }), aRoom({ id: 'b', capacity: 40 })] },
      { code: 'no_room_large_enough', pupils: 28, largest: 20 },
    ],
    ['rooms have steps', { stepFree: true }, { rooms: [aRoom({ stepFree: false })] }, { code: 'no_step_free_room' }],
    [
      'there are too few of something',
      { equipment: [{ poolId: 'p', quantity: 28 }] },
      { pools: [pool] },
      { code: 'too_little_equipment', name: 'Recorders', wanted: 28, stock: 10 },
    ],
    ['nobody can teach it', { tutorSkill: 'film' }, {}, { code: 'no_tutor_with_skill', skill: 'film' }],
    [
      'nobody knows how far the vehicle would go',
      { vehicle: true },
      { vehicles: [{ id: 'bus', name: 'Minibus', seats: 30, free: EVER }] },
      { code: 'no_journey_for_vehicle' },
    ],
    ['no vehicle is large enough', { vehicle: true }, {}, { code: 'no_vehicle_large_enough', people: 30 }],
    ['the centre is closed', {}, { days: [aDay(0, { open: [] })] }, { code: 'no_open_day' }],
    ['it is a holiday', {}, { days: [aDay(0, { atSchool: false })] }, { code: 'no_open_day' }],
    ['no day is long enough', { length: 481 * 60_000 }, {}, { code: 'no_time_long_enough', minutes: 481 }],
    ['all is taken', {}, taken(useOf('studio', '08:00', '18:00')), { code: 'all_taken' }],
  ])('says that %s', (_what, needs, facts, expected) => {
    expect(deadEndOf(needsOf(needs), factsOf(facts))).toEqual(expected);
  });
});
