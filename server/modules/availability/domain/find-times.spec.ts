import { describe, expect, it } from '@jest/globals';
import { aDay, aRoom, clockAt, factsOf, needsOf, useOf } from '../../../../test/search/search.factory.js';
import { unionOf } from './intervals.js';
import { findTimes } from './find-times.js';
import { nuisanceOf } from './rank.js';
import { reasonsFor } from './reasons.js';

const at = (time: string, daysLater = 0) => new Date(clockAt(time, daysLater));

/** Lessons from nine to ten, ten to eleven, half past eleven to half past twelve, and half past one to half past two. */
const bells = (daysLater = 0) =>
  [
    ['Period 1', '09:00', '10:00'],
    ['Period 2', '10:00', '11:00'],
    ['Break', '11:00', '11:30'],
    ['Period 3', '11:30', '12:30'],
    ['Lunch', '12:30', '13:30'],
    ['Period 4', '13:30', '14:30'],
  ].map(([name = '', from = '', until = '']) => ({
    name,
    kind: name.startsWith('Period') ? ('lesson' as const) : ('break' as const),
    from: at(from, daysLater),
    until: at(until, daysLater),
  }));

const aSchoolDay = (daysLater = 0, over = {}) => aDay(daysLater, { periods: bells(daysLater), ...over });
const minutes = (count: number) => count * 60_000;

const told = (found: ReturnType<typeof findTimes>) =>
  found.offers.map(({ placement }) => {
    const { day, startsAt, room, lessons } = placement;
    const time = new Date(startsAt).toISOString().slice(11, 16);
    return `${day.day} ${time} ${room.name}: ${lessons.map(({ name }) => name).join(' and ') || 'no lesson'}`;
  });

describe('finding a time', () => {
  it('prefers the time that breaks into one lesson to those that break into two', () => {
    const needs = needsOf({ journeyMinutes: 0 });
    expect(told(findTimes(needs, factsOf({ days: [aSchoolDay()] })))[0]).toBe(
      '2026-12-01 12:30 Radio studio: no lesson',
    );
    const afternoon = factsOf({
      days: [aSchoolDay(0, { within: { from: clockAt('10:30'), until: clockAt('12:30') } })],
    });
    expect(told(findTimes(needs, afternoon))).toEqual([
      '2026-12-01 10:30 Radio studio: Period 2',
      '2026-12-01 11:30 Radio studio: Period 3',
    ]);
  });

  it('lets the group leave after the first bell and be back by the last', () => {
    const needs = needsOf({ journeyMinutes: 20, length: minutes(270) });
    // Twenty minutes on the road and ten to get thirty people into the coach and out of it, each way.
    expect(told(findTimes(needs, factsOf({ days: [aSchoolDay()] })))).toEqual([
      '2026-12-01 09:30 Radio studio: Period 1 and Period 2 and Period 3 and Period 4',
    ]);
    expect(
      findTimes(needsOf({ journeyMinutes: 20, length: minutes(271) }), factsOf({ days: [aSchoolDay()] })).offers,
    ).toEqual([]);
  });

  it('is back before the wanted time, the journey included', () => {
    const day = aSchoolDay(0, { backBy: clockAt('13:30') });
    const found = findTimes(needsOf({ journeyMinutes: 20 }), factsOf({ days: [day] }));
    const backs = found.offers.map(({ placement }) => placement.backAt);
    expect(Math.max(...backs)).toBeLessThanOrEqual(clockAt('13:30'));
    expect(told(found)[0]).toBe('2026-12-01 11:30 Radio studio: Period 3');
  });

  it('offers other days before other times of the same day, five at the most', () => {
    const days = [0, 1, 2, 3, 6, 7, 8].map((later) => aSchoolDay(later));
    const found = findTimes(needsOf(), factsOf({ days }));
    expect(found.offers.map(({ placement }) => placement.day.day)).toEqual([
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-07',
    ]);
    expect(found.days).toHaveLength(7);
  });

  it('takes another room where the best fitting one is taken, and says when neither is free', () => {
    const rooms = [aRoom({ id: 'hall', name: 'Hall', capacity: 90 }), aRoom()];
    const taken = (id: string) => (id === 'studio' ? unionOf([useOf('studio', '08:00', '17:00')]) : []);
    const facts = factsOf({ rooms, timesOf: (id) => ({ taken: taken(id), closed: [] }) });
    expect(told(findTimes(needsOf(), facts))[0]).toContain('Hall');
    expect(findTimes(needsOf({ pupils: 91 }), facts).offers).toEqual([]);
  });

  it('comes as near as it can to the wished time', () => {
    const day = aDay(0, { wishedAt: clockAt('10:00') });
    const busy = { taken: unionOf([useOf('studio', '09:50', '10:20')]), closed: [] };
    const found = findTimes(needsOf(), factsOf({ days: [day], timesOf: () => busy }));
    expect(told(found)[0]).toBe('2026-12-01 10:20 Radio studio: no lesson');
  });

  it('gives each visit a tutor who is free for it, and none to groups that need none', () => {
    const tutor = (id: string, from: string, until: string) => ({
      id,
      name: id,
      skills: ['Radio'],
      free: [{ from: clockAt(from), until: clockAt(until) }],
    });
    const facts = factsOf({ tutors: [tutor('ann', '09:00', '10:30'), tutor('bob', '14:00', '16:00')] });
    const found = findTimes(needsOf({ tutorSkill: 'radio', preparation: minutes(30) }), facts);
    expect(found.offers.map(({ placement }) => [placement.tutor?.id, new Date(placement.startsAt)])).toEqual([
      ['ann', at('09:30')],
      ['bob', at('14:30')],
    ]);
    expect(findTimes(needsOf(), facts).offers[0]?.placement.tutor).toBeNull();
  });
});

describe('the time of an offer', () => {
  const closed = (until: number, from: number) => () => ({
    taken: [],
    closed: unionOf([
      { from: -Infinity, until },
      { from, until: Infinity },
    ]),
  });
  const startsOf = (facts: ReturnType<typeof factsOf>) =>
    findTimes(needsOf(), facts).offers.map(({ placement }) => new Date(placement.startsAt));

  it('is a whole minute, also where somebody opened the room in the middle of one', () => {
    const half = 30_000;
    const timesOf = closed(clockAt('10:01') + half, clockAt('11:04'));
    expect(startsOf(factsOf({ timesOf }))).toEqual([at('10:02')]);
    expect(startsOf(factsOf({ timesOf: closed(clockAt('10:01') + half, clockAt('11:01') + half + 1) }))).toEqual([]);
  });

  it('is one that the clock shows once', () => {
    const night = (from: string, until: string) => ({
      day: '2026-10-25',
      open: [{ from: Date.parse(from), until: Date.parse(until) }],
    });
    const days = (from: string, until: string) => factsOf({ days: [aDay(0, night(from, until))] });
    expect(startsOf(days('2026-10-24T23:30:00Z', '2026-10-25T00:59:00Z'))).toEqual([]);
    expect(startsOf(days('2026-10-25T00:30:00Z', '2026-10-25T04:00:00Z'))).toEqual([new Date('2026-10-25T03:00:00Z')]);
  });
});

describe('what an offer costs', () => {
  const [offer] = findTimes(needsOf({ journeyMinutes: 0 }), factsOf({ days: [aSchoolDay()] })).offers;
  const placement = offer?.placement ?? ([] as never);
  const touching = (minutesLost: number[]) => ({
    ...placement,
    lessons: minutesLost.map((lost) => ({ name: 'Period', from: at('09:00'), until: at('10:00'), minutes: lost })),
    lessonMinutes: minutesLost.reduce((sum, lost) => sum + lost, 0),
  });

  it.each([
    ['nothing but two places that stay empty', touching([]), 0.2],
    ['a lesson', touching([60]), 70.2],
    ['as much of two lessons, which is worse', touching([30, 30]), 80.2],
    ['a larger room', { ...touching([]), room: aRoom({ capacity: 48 }) }, 2],
    [
      'twenty minutes from the wish',
      { ...touching([]), day: aDay(0, { wishedAt: placement.startsAt + minutes(20) }) },
      40.2,
    ],
  ])('is %s', (_what, costly, expected) => {
    expect(nuisanceOf(costly, 28, placement.startsAt)).toBeCloseTo(expected, 10);
  });

  it('is a little more on each later day', () => {
    expect(nuisanceOf(touching([]), 28, placement.startsAt - 3 * 86_400_000)).toBeCloseTo(3.2, 10);
  });
});

describe('the reasons of an offer', () => {
  const codes = (facts: ReturnType<typeof factsOf>, needs = needsOf({ journeyMinutes: 0 })) => {
    const found = findTimes(needs, facts);
    return found.offers.map(({ placement }) => reasonsFor(placement, needs, found));
  };

  it('name the lessons that are lost', () => {
    const day = aSchoolDay(0, { within: { from: clockAt('10:30'), until: clockAt('11:30') } });
    expect(codes(factsOf({ days: [day] }))).toEqual([
      [
        { code: 'lessons_lost', lessons: ['Period 2'], minutes: 30 },
        { code: 'room_fits', capacity: 30 },
      ],
    ]);
  });

  it('say that a week is the only one of those looked at', () => {
    const free = { from: clockAt('00:00', 7), until: clockAt('23:59', 9) };
    const timesOf = () => ({
      taken: unionOf([
        { from: -Infinity, until: free.from },
        { from: free.until, until: Infinity },
      ]),
      closed: [],
    });
    const days = [0, 1, 7, 8].map((later) => aDay(later));
    const [first] = codes(factsOf({ days, timesOf, rooms: [aRoom({ capacity: 60 })] }));
    expect(first).toEqual([{ code: 'outside_lessons' }, { code: 'only_week' }, { code: 'earliest' }]);
  });

  it('say that a day is the only one', () => {
    const days = [aDay(0, { open: [] }), aDay(1), aDay(2)];
    const timesOf = () => ({ taken: unionOf([{ from: clockAt('00:00', 2), until: Infinity }]), closed: [] });
    expect(codes(factsOf({ days, timesOf }))[0]).toContainEqual({ code: 'only_day' });
  });
});
