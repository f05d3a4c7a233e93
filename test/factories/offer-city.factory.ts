import fc from 'fast-check';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import { newId } from '../../server/common/new-id.js';
import { sql } from '../../server/database/dialect.js';
import { OpeningHours } from '../../server/modules/centres/entities/opening-hours.entity.js';
import { TutorHours } from '../../server/modules/centres/entities/tutor-hours.entity.js';
import { ActivityBook } from './activity.factory.js';
import { CityFactory } from './city.factory.js';
import type { TestApp } from '../support/test-app.js';

/** Monday of a week that ends with the hour which London's clocks show twice. */
export const MONDAY_MORNING = '2026-10-19T09:00:00Z';
const DAYS = ['2026-10-20', '2026-10-21', '2026-10-22', '2026-10-25'] as const;
const EVERY_WEEKDAY = [1, 2, 3, 4, 5, 6, 7];

const HOURS = [
  ['08:00-12:00', '12:00-17:00'],
  ['09:00-12:30', '13:15-18:00'],
  ['00:15-05:00', '08:30-16:30'],
];
const hours = fc.constantFrom(...HOURS);
const rarely = fc.integer({ min: 0, max: 5 }).map((die) => die === 0);
/** To the second, as closures are that somebody ends with a press of a button. */
const stretch = fc
  .tuple(fc.constantFrom(...DAYS), fc.integer({ min: 0, max: 70_000 }), fc.integer({ min: 300, max: 9_000 }))
  .map(([day, second, length]) => {
    const from = Date.parse(`${day}T00:00:00Z`) + second * 1_000;
    return { from: new Date(from).toISOString(), until: new Date(from + length * 1_000).toISOString() };
  });

/** What a made-up centre has; rooms, tutors and vehicles are named by their place in a list. */
export const someCentre = fc.record({
  opening: hours,
  rooms: fc.array(
    fc.record({
      capacity: fc.constantFrom(12, 24, 30),
      stepFree: fc.integer({ min: 0, max: 3 }).map((die) => die > 0),
      setupMinutes: fc.constantFrom(0, 5, 15, 20),
      cleardownMinutes: fc.constantFrom(0, 10, 25),
    }),
    { minLength: 3, maxLength: 3 },
  ),
  divisible: rarely,
  pools: fc.array(fc.integer({ min: 6, max: 30 }), { minLength: 2, maxLength: 2 }),
  tutors: fc.array(hours, { minLength: 2, maxLength: 2 }),
  seats: fc.constantFrom(8, 27, 33),
  journeys: fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, 10, 35, 60) }, fc.constant(null)), {
    minLength: 2,
    maxLength: 2,
  }),
  closures: fc.array(fc.tuple(fc.nat(2), stretch), { maxLength: 3 }),
  leave: fc.array(fc.tuple(fc.nat(1), stretch), { maxLength: 3 }),
  durationMinutes: fc.constantFrom(45, 60, 90),
  preparationMinutes: fc.constantFrom(0, 10, 30),
});
export type MadeUpCentre = typeof someCentre extends fc.Arbitrary<infer Made> ? Made : never;

/** What one group wants there. */
export const someWish = fc.record({
  day: fc.constantFrom(...DAYS),
  /** In minutes of the day, mostly by five and from eight to five. */
  start: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 96, max: 204 }).map((five) => five * 5) }, fc.nat(1_200)),
  length: fc.constantFrom(20, 45, 60, 75, 120),
  school: fc.nat(1),
  room: fc.nat(2),
  pupils: fc.constantFrom(5, 10, 14, 22),
  adults: fc.nat(2),
  stepFree: rarely,
  equipment: fc
    .subarray([0, 1])
    .chain((pools) =>
      fc.tuple(...pools.map((pool) => fc.integer({ min: 1, max: 8 }).map((quantity) => ({ pool, quantity })))),
    ),
  tutor: fc.constantFrom(null, 0, 1),
  vehicle: fc.integer({ min: 0, max: 3 }).map((die) => die === 0),
  byActivity: fc.boolean(),
});
export type Wish = typeof someWish extends fc.Arbitrary<infer Made> ? Made : never;

/** A made-up centre in the database, with a manager who asks for its two schools. */
export async function builtCentre({ store, people }: TestApp, made: MadeUpCentre) {
  const city = new CityFactory(store);
  const authorityId = await city.anAuthority({ name: `Authority ${newId()}` });
  const centreId = await city.aCentre(authorityId, { name: `Centre ${newId()}` });
  const manager = await people.manager(centreId);
  const schoolIds = [await city.aSchool(authorityId), await city.aSchool(authorityId)];
  for (const [index, schoolId] of schoolIds.entries()) {
    await city.aPartnership(centreId, schoolId);
    const journey = { minutes: made.journeys[index], metres: null, note: null };
    const path = `/api/v1/centres/${centreId}/journeys/${schoolId}`;
    if (journey.minutes !== null) await manager.put(path, journey, { 'if-match': '"1"' });
  }
  const each = <T>(things: readonly T[], make: (thing: T, index: number) => Promise<string>) =>
    things.reduce(
      async (before, thing, index) => [...(await before), await make(thing, index)],
      Promise.resolve<string[]>([]),
    );
  const rooms = await each(made.rooms, (room, index) => city.aRoom(centreId, { name: `Room ${index}`, ...room }));
  if (made.divisible) await city.aLink(centreId, String(rooms[0]), String(rooms[1]));
  const pools = await each(made.pools, (quantity) => city.aPool(centreId, quantity));
  const tutors = await each(made.tutors, (_, index) => city.aTutor(centreId, { name: `T${index}`, skills: ['radio'] }));
  await openAt(store, centreId, made.opening);
  for (const [index, id] of tutors.entries()) await worksAt(store, id, made.tutors[index] ?? []);
  const bus = await manager.post(`/api/v1/centres/${centreId}/vehicles`, { name: 'Bus', seats: made.seats });
  for (const [index, { from, until }] of made.closures) await city.aClosure(String(rooms[index]), from, until);
  for (const [index, { from, until }] of made.leave) await city.aClosure(String(tutors[index]), from, until);
  const activityId = await new ActivityBook(manager, centreId).published({
    ...{ durationMinutes: made.durationMinutes, preparationMinutes: made.preparationMinutes, minPupils: 1 },
    equipment: [{ poolId: String(pools[0]), per: 'pupils', pupilsPerUnit: 3 }],
  });
  const vehicleId = bus.json<{ id: string }>().id;
  return { made, manager, centreId, schoolIds, rooms, pools, tutors, vehicleId, activityId };
}
export type BuiltCentre = Awaited<ReturnType<typeof builtCentre>>;

const timesOf = (stretches: readonly string[]) =>
  EVERY_WEEKDAY.flatMap((weekday) =>
    stretches.map((text) => ({ id: newId(), weekday, opens: text.slice(0, 5), closes: text.slice(6) })),
  );

async function openAt(store: TestApp['store'], centreId: string, stretches: readonly string[]): Promise<void> {
  await store.write(async (tx) => {
    await sql(tx.manager)`DELETE FROM opening_hours WHERE centre_id = ${centreId}`;
    await tx.manager.insert(
      OpeningHours,
      timesOf(stretches).map((row) => ({ ...row, centreId })),
    );
  });
}

async function worksAt(store: TestApp['store'], tutorId: string, stretches: readonly string[]): Promise<void> {
  await store.write(async (tx) => {
    await sql(tx.manager)`DELETE FROM tutor_hours WHERE tutor_id = ${tutorId}`;
    await tx.manager.insert(
      TutorHours,
      timesOf(stretches).map((row) => ({ ...row, tutorId })),
    );
  });
}

/** What every request of these tests says besides where, when and with what. */
export const GROUP: Pick<RequestVisit, 'subject' | 'keyStage' | 'yearGroups'> = {
  subject: 'Radio',
  keyStage: 'ks3',
  yearGroups: ['9'],
};
