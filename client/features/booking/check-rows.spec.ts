import { describe, expect, it } from '@jest/globals';
import type { TimeOffer } from '#shared/contracts/search.contract.js';
import type { ChosenTime } from './booking-draft.js';
import { checkRows } from './check-rows.js';
import { firstWishes } from './wish-defaults.js';
import type { Wishes } from './wishes.js';

const wishes = (over: Partial<Wishes> = {}) =>
  ({
    ...firstWishes({ centres: [], last: undefined, activity: null }),
    partnerName: 'Hillside School',
    activityId: 'podcasting',
    yearGroups: ['9'],
    pupils: 28,
    ...over,
  }) as Wishes;
const offer = {
  day: '2026-12-01',
  startTime: '10:00',
  endTime: '12:00',
  room: { name: 'Radio studio' },
  equipment: [{ poolId: 'p', name: 'Recorders', quantity: 14 }],
  tutor: { id: 't', name: 'Sam Okafor' },
  vehicle: null,
  lessons: [{ name: 'Period 2' }, { name: 'Period 3' }],
  coverMinutes: 100,
} as unknown as TimeOffer;
const chosen = (over: Partial<ChosenTime> = {}): ChosenTime => ({
  offer,
  givesUp: [],
  own: false,
  search: '',
  ...over,
});
const rows = (of: Wishes, time: ChosenTime) =>
  Object.fromEntries(
    checkRows(of, time, { travel: '', activityTitle: 'Podcasting' }).map(({ key, value, changeTo }) => [
      key,
      [value, changeTo],
    ]),
  );

describe('the answers to check', () => {
  it('are one line each, with where it is changed; what nobody answered is left out', () => {
    expect(rows(wishes(), chosen())).toEqual({
      when: ['Tuesday 1 December, 10:00 to 12:00', '/book/times'],
      lessons: ['Periods 2 and 3; 1 hour 40 minutes of lessons, for all adults together', undefined],
      partner: ['Hillside School', '/book#wishes-partnerId'],
      what: ['Podcasting (mainstream lesson)', '/book#wishes-activityId'],
      years: ['Year 9', '/book#wishes-yearGroups'],
      group: ['28 pupils and 2 adults', '/book#wishes-pupils'],
      room: ['Radio studio', '/book/times'],
      equipment: ['14 recorders', '/book/times'],
      tutor: ['Sam Okafor', '/book/times'],
    });
  });

  it('lead back to a time of one’s own, and to an idea of one’s own', () => {
    const own = rows(wishes({ activityId: 'other', subject: 'Our film', stepFree: true }), chosen({ own: true }));
    expect([own['when']?.[1], own['room']?.[1]]).toEqual(['/book/own-time', '/book/own-time']);
    expect(own['what']).toEqual(['Our film (mainstream lesson)', '/book#wishes-subject']);
    expect(own['access']).toEqual(['Step-free', '/book#wishes-stepFree']);
  });

  it('keep the capitals of a short name', () => {
    const what = rows(wishes({ programme: 'cpd' }), chosen())['what']?.[0];
    expect(what).toBe('Podcasting (Staff training (CPD))');
  });

  it('say what is given up, and how many come then', () => {
    const half = rows(wishes(), chosen({ givesUp: [{ code: 'half_group', pupils: 14 }] }));
    expect(half['givesUp']?.[0]).toBe('With half the group at a time: 14 pupils');
    expect(half['group']?.[0]).toBe('14 pupils and 2 adults');
  });
});
