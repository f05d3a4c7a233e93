import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { askedVisit } from '../../../../test/search/asked-visit.factory.js';
import { aDay, aRoom, clockAt, factsOf } from '../../../../test/search/search.factory.js';
import { unionOf, type Interval } from './intervals.js';
import { otherRoom, otherTime } from './substitutes.js';
import { visitObstacle } from './visit-obstacle.js';

const at = (time: string) => new Date(clockAt(time));
const TEN_TO_NOON = { startsAt: at('10:00'), endsAt: at('12:00') };
const time = {
  session: TEN_TO_NOON,
  hours: [{ from: at('09:00'), until: at('17:00') }],
  now: new Date(clockAt('12:00', -1)),
};
const STUDIO = aRoom();
const HALL = aRoom({ id: 'hall', name: 'Hall', capacity: 60 });
const LAB = aRoom({ id: 'lab', name: 'Lab', capacity: 32, features: ['Computers'] });
const CUPBOARD = aRoom({ id: 'cupboard', name: 'Cupboard', capacity: 5 });
const rooms = [STUDIO, HALL, LAB, CUPBOARD];
const needs = (over: Parameters<typeof askedVisit>[0] = {}, features: string[] = []) => ({
  asked: askedVisit({ roomId: 'studio', ...over }),
  features,
});
const takenIn = (taken: Readonly<Record<string, readonly Interval[]>>) => ({
  rooms,
  timesOf: (id: string) => ({ taken: unionOf(taken[id] ?? []), closed: [] }),
});
const MORNING = { from: clockAt('09:00'), until: clockAt('12:00') };

describe('what could be had instead', () => {
  it('is the smallest other room that fits, at the same time', () => {
    const found = otherRoom(needs(), time, factsOf(takenIn({ studio: [MORNING] })));
    expect(found).toMatchObject({ kind: 'other_room', room: { id: 'lab' }, session: TEN_TO_NOON });
  });

  it('is a room with the features that are needed, and never one that is taken', () => {
    const facts = factsOf(takenIn({ studio: [MORNING], lab: [MORNING] }));
    expect(otherRoom(needs(), time, facts)).toMatchObject({ room: { id: 'hall' } });
    expect(otherRoom(needs({}, ['computers']), time, facts)).toBeNull();
  });

  it('is the nearest time, in the room that was asked for where that is free', () => {
    const facts = factsOf(takenIn({ studio: [MORNING], lab: [MORNING], hall: [MORNING] }));
    const found = otherTime(needs(), TEN_TO_NOON, [aDay()], facts);
    expect(found).toMatchObject({ kind: 'other_time', room: { id: 'studio' }, session: { startsAt: at('12:00') } });
  });

  it('is a time within the school’s day rather than a nearer one outside it', () => {
    const facts = factsOf(
      takenIn({ studio: [{ from: clockAt('10:30'), until: clockAt('15:00') }], lab: [], hall: [] }),
    );
    const lesson = { name: 'Period 1', kind: 'lesson' as const, from: at('09:00'), until: at('12:30') };
    const wished = { startsAt: at('14:00'), endsAt: at('15:00') };
    const only = { ...facts, rooms: [STUDIO] };
    const found = otherTime(needs(), wished, [aDay(0, { periods: [lesson] })], only);
    expect(found?.session.startsAt).toEqual(at('09:30'));
  });

  it('is nothing on a day that is full', () => {
    const all = [{ from: clockAt('08:00'), until: clockAt('18:00') }];
    const facts = factsOf(takenIn({ studio: all, lab: all, hall: all }));
    expect(otherTime(needs(), TEN_TO_NOON, [aDay()], facts)).toBeNull();
  });

  it('can always be had', () => {
    const busy = fc.array(
      fc
        .record({ start: fc.integer({ min: 0, max: 96 }), length: fc.integer({ min: 1, max: 30 }) })
        .map(({ start, length }) => ({
          from: clockAt('08:00') + start * 300_000,
          until: clockAt('08:00') + (start + length) * 300_000,
        })),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(busy, busy, busy, (studio, lab, hall) => {
        const facts = factsOf(takenIn({ studio, lab, hall }));
        for (const found of [otherRoom(needs(), time, facts), otherTime(needs(), TEN_TO_NOON, [aDay()], facts)]) {
          if (!found) continue;
          const asked = { ...needs().asked, roomId: found.room.id };
          expect(visitObstacle(asked, { ...time, session: found.session }, facts)).toBeNull();
        }
      }),
    );
  });
});
