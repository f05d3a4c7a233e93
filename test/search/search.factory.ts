import fc from 'fast-check';
import { unionOf, type Interval } from '../../server/modules/availability/domain/intervals.js';
import { freeWithin } from '../../server/modules/availability/domain/possible-starts.js';
import type { Room } from '../../server/modules/availability/domain/room-offers.js';
import type { SearchDay, SearchFacts, VisitNeeds } from '../../server/modules/availability/domain/search-facts.js';
import type { Use } from '../../server/modules/availability/domain/stock.js';
import type { AskedSession, NaiveWorld } from './naive-availability.js';

const MINUTE = 60_000;
/** Tuesday 1 December 2026, on which London's clocks show UTC. */
export const MIDNIGHT = Date.parse('2026-12-01T00:00:00Z');
/** `10:30`, so many days after 1 December 2026. */
export const clockAt = (time: string, daysLater = 0): number =>
  MIDNIGHT + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + daysLater * 1440) * MINUTE;

export const aRoom = (over: Partial<Room> = {}): Room => ({
  id: 'studio',
  name: 'Radio studio',
  capacity: 30,
  stepFree: true,
  features: [],
  setupMinutes: 0,
  cleardownMinutes: 0,
  brings: [],
  ...over,
});

/** 28 pupils and two adults for an hour, with nothing special. */
export const needsOf = (over: Partial<VisitNeeds> = {}): VisitNeeds => ({
  pupils: 28,
  adults: 2,
  stepFree: false,
  features: [],
  length: 60 * MINUTE,
  preparation: 0,
  equipment: [],
  tutorSkill: null,
  vehicle: false,
  journeyMinutes: null,
  ...over,
});

/** An asked day on which the centre is open from nine to five and nothing was said about times. */
export const aDay = (daysLater = 0, over: Partial<SearchDay> = {}): SearchDay => ({
  day: new Date(MIDNIGHT + daysLater * 86_400_000).toISOString().slice(0, 10),
  zone: 'Europe/London',
  asked: true,
  open: [{ from: clockAt('09:00', daysLater), until: clockAt('17:00', daysLater) }],
  atSchool: true,
  periods: [],
  within: null,
  leaveFrom: null,
  backBy: null,
  wishedAt: null,
  ...over,
});

export const factsOf = (over: Partial<SearchFacts> = {}): SearchFacts => ({
  days: [aDay()],
  rooms: [aRoom()],
  wishes: [],
  timesOf: () => ({ taken: [], closed: [] }),
  pools: [],
  tutors: [],
  vehicles: [],
  ...over,
});

export const useOf = (resourceId: string, from: string, until: string, quantity = 1): Use => ({
  resourceId,
  quantity,
  from: clockAt(from),
  until: clockAt(until),
});

const DAY_MINUTES = 240;
const minuteOfDay = fc.nat(DAY_MINUTES);
const stretchOf = (longest: number) =>
  fc.tuple(minuteOfDay, fc.integer({ min: 1, max: longest })).map(([from, length]) => ({
    from: MIDNIGHT + from * MINUTE,
    until: MIDNIGHT + (from + length) * MINUTE,
  }));
const stretch = stretchOf(60);
const hours = fc.array(stretchOf(DAY_MINUTES), { minLength: 1, maxLength: 3 });
/** Rarely: worlds in which nothing is possible teach nothing. */
const rarely = fc.integer({ min: 0, max: 7 }).map((die) => die === 0);
const usesOf = (ids: readonly string[], most: number) =>
  fc.array(
    fc
      .tuple(fc.constantFrom(...ids), stretch, fc.integer({ min: 1, max: 3 }))
      .map(([resourceId, time, quantity]) => ({ resourceId, quantity, ...time })),
    { maxLength: most },
  );

const ROOMS = ['r1', 'r2', 'r3'];
const HELPERS = ['t1', 't2', 'v1'];
const maybe = <T>(value: fc.Arbitrary<T>) => fc.tuple(rarely, value).map(([given, some]) => (given ? some : null));
const minutes = (most: number) => fc.nat(most).map((count) => count * MINUTE);

const someRooms = fc.array(
  fc.record({
    capacity: fc.constantFrom(8, 30, 30),
    stepFree: fc.boolean(),
    features: fc.subarray(['stage', 'screen']),
    setupMinutes: fc.nat(12),
    cleardownMinutes: fc.nat(12),
    brings: fc
      .tuple(rarely, fc.subarray(ROOMS), fc.nat(12), fc.nat(12))
      .map(([together, ids, setup, cleardown]) =>
        (together ? ids : []).map((id) => ({ id, setupMinutes: setup, cleardownMinutes: cleardown })),
      ),
  }),
  { minLength: 3, maxLength: 3 },
);

export const someNeeds: fc.Arbitrary<VisitNeeds> = fc.record({
  pupils: fc.constantFrom(5, 12, 28),
  adults: fc.nat(3),
  stepFree: rarely,
  features: rarely.map((needed) => (needed ? ['stage'] : [])),
  length: fc.integer({ min: 1, max: 50 }).map((count) => count * MINUTE),
  preparation: minutes(10),
  equipment: fc.subarray([{ poolId: 'p1', quantity: 3 }]),
  tutorSkill: maybe(fc.constant('radio')),
  vehicle: rarely,
  journeyMinutes: maybe(fc.nat(15)),
});

/** A request for one of the rooms, often with a tutor, more than it can have of everything from time to time. */
export const someAsked: fc.Arbitrary<AskedSession> = fc.record({
  pupils: fc.constantFrom(5, 8, 12),
  adults: fc.nat(3),
  stepFree: rarely,
  roomId: fc.constantFrom(...ROOMS),
  equipment: fc.integer({ min: 0, max: 4 }).map((quantity) => (quantity > 0 ? [{ poolId: 'p1', quantity }] : [])),
  tutorId: fc.constantFrom(null, 't1', 't2'),
  tutorSkill: maybe(fc.constantFrom('radio', 'film')),
  vehicleId: maybe(fc.constant('v1')),
  preparation: minutes(10),
  journeyMinutes: fc.oneof({ weight: 4, arbitrary: fc.nat(15) }, fc.constant(null)),
  length: fc.integer({ min: 1, max: 50 }).map((count) => count * MINUTE),
});

const someDay = fc
  .record({
    open: hours,
    atSchool: rarely.map((away) => !away),
    asked: rarely.map((not) => !not),
    within: maybe(stretch),
    leaveFrom: maybe(stretch.map(({ from }) => from)),
    backBy: maybe(stretch.map(({ until }) => until)),
  })
  .map((day) => aDay(0, { ...day, open: unionOf(day.open) }));

/** A made-up centre on one short day, as the rules see it and as plain lists of what is taken. */
export const someWorld: fc.Arbitrary<NaiveWorld> = fc
  .record({
    days: fc.array(someDay, { minLength: 1, maxLength: 1 }),
    rooms: someRooms,
    roomUses: usesOf(ROOMS, 6),
    roomClosures: usesOf(ROOMS, 2),
    poolUses: usesOf(['p1'], 4),
    helperUses: usesOf(HELPERS, 3),
    hours: fc.array(hours, { minLength: 3, maxLength: 3 }),
  })
  .map((made) => {
    const of = (uses: readonly Use[], id: string) => unionOf(uses.filter((use) => use.resourceId === id));
    const hoursOf = new Map(HELPERS.map((id, index): [string, readonly Interval[]] => [id, made.hours[index] ?? []]));
    const helper = (id: string) => ({
      id,
      name: id,
      free: freeWithin(unionOf(hoursOf.get(id) ?? []), of(made.helperUses, id)),
    });
    const facts: SearchFacts = {
      days: made.days,
      rooms: made.rooms.map((room, index) => aRoom({ ...room, id: ROOMS[index] ?? '', name: ROOMS[index] ?? '' })),
      timesOf: (id) => ({ taken: of(made.roomUses, id), closed: of(made.roomClosures, id) }),
      pools: [{ id: 'p1', name: 'Recorders', stock: 4, uses: made.poolUses }],
      tutors: [
        { ...helper('t1'), skills: ['radio'] },
        { ...helper('t2'), skills: ['radio', 'film'] },
      ],
      vehicles: [{ ...helper('v1'), seats: 16 }],
      wishes: [],
    };
    const { roomUses, roomClosures, helperUses } = made;
    return { facts, roomUses, roomClosures, helperUses, hours: hoursOf };
  });
