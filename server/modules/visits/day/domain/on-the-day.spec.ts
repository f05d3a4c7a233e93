import { describe, expect, it } from '@jest/globals';
import type { DayAction } from '#shared/contracts/on-the-day.contract.js';
import { visitState } from '#shared/contracts/vocabulary.js';
import { dayActions, hindranceOf, type DaySituation } from './on-the-day.js';

const at = (time: string) => new Date(`2026-12-01T${time}:00Z`);
const visit = (over: Partial<DaySituation> = {}): DaySituation => ({
  state: 'approved',
  startsAt: at('10:00'),
  endsAt: at('12:00'),
  arrivedAt: null,
  finishedAt: null,
  ...over,
});
const arrived = (over: Partial<DaySituation> = {}) => visit({ arrivedAt: at('09:50'), ...over });

describe('on the day of a visit', () => {
  it.each<[DayAction, string, DaySituation, string | null]>([
    ['arrive', '08:59', visit(), 'visit/too-early-to-arrive'],
    ['arrive', '09:00', visit(), null],
    ['arrive', '11:59', visit(), null],
    ['arrive', '12:00', visit(), 'visit/over-already'],
    ['arrive', '10:00', arrived(), 'visit/already-arrived'],
    ['arrive', '10:00', visit({ state: 'requested' }), 'visit/wrong-state'],
    ['takeBackArrival', '10:00', arrived(), null],
    ['takeBackArrival', '10:00', visit(), 'visit/not-arrived'],
    ['takeBackArrival', '11:30', arrived({ finishedAt: at('11:00') }), 'visit/already-finished'],
    ['takeBackArrival', '11:30', arrived({ state: 'attended' }), 'visit/wrong-state'],
    ['finishEarly', '10:00', arrived(), 'visit/not-begun'],
    ['finishEarly', '10:01', arrived(), null],
    ['finishEarly', '10:01', visit(), 'visit/not-arrived'],
    ['finishEarly', '10:01', visit({ state: 'attended' }), null],
    ['finishEarly', '12:00', arrived(), 'visit/over-already'],
    ['finishEarly', '11:30', arrived({ finishedAt: at('11:00') }), 'visit/already-finished'],
    ['finishEarly', '11:30', visit({ state: 'no_show' }), 'visit/wrong-state'],
    ['correct', '12:00', visit({ state: 'attended' }), null],
    ['correct', '12:00', visit({ state: 'no_show' }), null],
    ['correct', '12:00', visit(), 'visit/none-recorded'],
  ])('%s at %s', (action, time, situation, expected) => {
    expect(hindranceOf(situation, action, at(time))).toBe(expected);
  });

  it('offers what can be done', () => {
    expect(dayActions(visit(), at('09:30'))).toEqual(['arrive']);
    expect(dayActions(arrived(), at('10:30'))).toEqual(['takeBackArrival', 'finishEarly']);
    expect(dayActions(arrived({ state: 'attended' }), at('10:30'))).toEqual(['finishEarly', 'correct']);
    expect(dayActions(arrived({ state: 'attended' }), at('13:00'))).toEqual(['correct']);
  });

  it('offers nothing for a visit that does not take place', () => {
    const others = visitState.options.filter((state) => !['approved', 'attended', 'no_show'].includes(state));
    expect(others.flatMap((state) => dayActions(visit({ state }), at('10:30')))).toEqual([]);
  });
});
