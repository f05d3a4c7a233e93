import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DayView } from '#shared/contracts/availability.contract.js';
import { visitDetailView, type VisitDetailView } from '#shared/contracts/visits.contract.js';
import { isoFrom, sql } from '../../../server/database/dialect.js';
import { ActivityBook } from '../../factories/activity.factory.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { eventsOf } from '../../support/read-calendar.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { meetingBeforeTaking } from '../../support/weakened-reservations.js';

/** From half past eight until four; free on Fridays. */
const HOURS = [1, 2, 3, 4].map((weekday) => ({ weekday, opens: '08:30', closes: '16:00' }));

describe('asking for a tutor and a vehicle', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let otherTeacher: Caller;
  let manager: Caller;
  let tutorId: string;
  let vehicleId: string;
  let podcasting: string;

  const made = async (answer: ReturnType<Caller['post']>): Promise<string> => {
    const { statusCode, body, json } = await answer;
    if (statusCode !== 201) throw new Error(body);
    return json<{ id: string }>().id;
  };

  beforeEach(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    otherTeacher = await it_.people.teacher(city.otherSchoolId);
    manager = await it_.people.manager(city.centreId);
    const at = `/api/v1/centres/${city.centreId}`;
    tutorId = await made(manager.post(`${at}/tutors`, { name: 'Rosa Reed', skills: ['Radio'], hours: HOURS }));
    vehicleId = await made(manager.post(`${at}/vehicles`, { name: 'Minibus', seats: 16 }));
    podcasting = await new ActivityBook(manager, city.centreId).published({ preparationMinutes: 20 });
    const journey = { minutes: 15, metres: null, note: null };
    const way = await manager.put(`${at}/journeys/${city.schoolId}`, journey, { 'if-match': '"1"' });
    expect(way.statusCode).toBe(200);
  });
  afterEach(() => it_.close());

  /** Fifteen people, who take five minutes to get in and out. */
  const asking = (over: object = {}) => ({ ...aRequest(city), pupils: 14, adults: 1, tutorId, vehicleId, ...over });
  const ask = (over: object = {}, caller = teacher) => caller.post('/api/v1/visits', asking(over));
  const refused = async (over: object, caller = teacher) => {
    const answer = await ask(over, caller);
    return [answer.statusCode, answer.json<{ refusal: string }>().refusal];
  };
  const visitOf = async (over: object = {}): Promise<VisitDetailView> => {
    const answer = await ask(over);
    expect([answer.statusCode, answer.body.slice(0, 200)]).toEqual([201, expect.any(String)]);
    return visitDetailView.parse(answer.json());
  };
  const held = async (visitId: string) => {
    const rows = await it_.store.read(
      (entities) => sql(entities)<{ resource_id: string; starts_at: Date; ends_at: Date; active: unknown }>`
        SELECT resource_id, starts_at, ends_at, active FROM reservations WHERE holder_id = ${visitId}`,
    );
    return new Map(
      rows.map((row) => [
        row.resource_id,
        `${isoFrom(row.starts_at).slice(11, 16)}-${isoFrom(row.ends_at).slice(11, 16)} ${row.active ? 'held' : 'given back'}`,
      ]),
    );
  };

  it('holds everything at once, each for its own time, and says who and what comes', async () => {
    const equipment = [{ poolId: city.recordersId, quantity: 7 }];
    const visit = await visitOf({ activityId: podcasting, equipment, stepFree: true });
    expect(visit).toMatchObject({
      tutor: { id: tutorId, name: 'Rosa Reed' },
      vehicle: { id: vehicleId, name: 'Minibus' },
    });
    expect(await held(visit.id)).toEqual(
      new Map([
        [city.studioId, '09:45-12:15 held'],
        [city.recordersId, '09:40-12:00 held'],
        [tutorId, '09:40-12:00 held'],
        [vehicleId, '09:20-12:40 held'],
      ]),
    );
  });

  it('keeps them through approval, and gives all back at every end', async () => {
    const visit = await visitOf();
    const approved = await manager.post(`/api/v1/visits/${visit.id}/approval`, { version: 1 });
    expect(approved.json()).toMatchObject({ tutor: { name: 'Rosa Reed' }, vehicle: { name: 'Minibus' } });
    expect([...(await held(visit.id)).values()].every((one) => one.endsWith(' held'))).toBe(true);
    const reasonCode = 'plans_changed';
    await teacher.post(`/api/v1/visits/${visit.id}/cancellation`, { version: 2, reasonCode });
    expect([...(await held(visit.id)).values()].every((one) => one.endsWith('given back'))).toBe(true);
    const again = await visitOf();
    await manager.post(`/api/v1/visits/${again.id}/decline`, { version: 1, reasonCode: 'no_tutor' });
    const third = await visitOf();
    await teacher.post(`/api/v1/visits/${third.id}/withdrawal`, { version: 1 });
    const last = await visitOf();
    await manager.post(`/api/v1/visits/${last.id}/approval`, { version: 1 });
    it_.clock.set('2026-12-01T17:00:00Z');
    const later = await it_.people.manager(city.centreId);
    expect((await later.post(`/api/v1/visits/${last.id}/no-show`, { version: 2 })).statusCode).toBe(200);
    expect([...(await held(last.id)).values()].every((one) => one.endsWith('given back'))).toBe(true);
  });

  it.each<[string, object, number, string]>([
    ['a tutor of nobody', { tutorId: '01900000-0000-7000-8000-000000000000' }, 422, 'visit/tutor-unknown'],
    ['on a day on which the tutor does not work', { day: '2026-12-04' }, 409, 'visit/tutor-not-working'],
    ['longer than the tutor works', { startTime: '15:00', endTime: '16:01' }, 409, 'visit/tutor-not-working'],
    ['during leave', { day: '2026-12-02' }, 409, 'visit/tutor-not-working'],
    ['a vehicle of nobody', { vehicleId: '01900000-0000-7000-8000-000000000000' }, 422, 'visit/vehicle-unknown'],
    ['seats for one more', { pupils: 16 }, 422, 'visit/vehicle-too-small'],
    ['while the vehicle is repaired', { day: '2026-12-03', tutorId: undefined }, 409, 'visit/vehicle-taken'],
    ['something that is no id', { tutorId: 'Rosa' }, 400, 'input/invalid'],
  ])('refuses %s', async (_what, over, status, refusal) => {
    await manager.post(`/api/v1/tutors/${tutorId}/leave`, { firstDay: '2026-12-02', lastDay: '2026-12-02' });
    const repair = {
      reasonCode: 'broken',
      reason: 'Tyre',
      from: '2026-12-03T10:00:00Z',
      until: '2026-12-03T11:00:00Z',
    };
    await it_.store.write((tx) => closed(tx.manager, vehicleId, repair));
    expect(await refused(over)).toEqual([status, refusal]);
  });
  const closed = (entities: Parameters<typeof sql>[0], id: string, { from, until }: { from: string; until: string }) =>
    sql(entities)`
      INSERT INTO unavailability (id, resource_id, quantity, starts_at, ends_at, reason_code, reason, created_at)
      VALUES (${id}, ${id}, 1, ${new Date(from)}, ${new Date(until)}, 'broken', 'Tyre', ${new Date(from)})`;

  it('heeds the preparation of the activity, and what the tutor can teach', async () => {
    const early = { activityId: podcasting, startTime: '08:49', endTime: '09:30', vehicleId: undefined };
    expect(await refused(early)).toEqual([409, 'visit/tutor-not-working']);
    const bob = await made(manager.post(`/api/v1/centres/${city.centreId}/tutors`, { name: 'Bob', hours: HOURS }));
    expect(await refused({ activityId: podcasting, tutorId: bob })).toEqual([422, 'visit/tutor-cannot-teach']);
    await visitOf({ ...early, startTime: '08:50' });
    await visitOf({ tutorId: bob, day: '2026-12-03' });
  });

  it('refuses others the tutor and the vehicle while they are held, to the minute', async () => {
    await visitOf({ activityId: podcasting });
    const roomId = city.labId;
    const lone = { roomId, vehicleId: undefined };
    expect(await refused({ ...lone, startTime: '08:45', endTime: '09:41' })).toEqual([409, 'visit/tutor-taken']);
    expect(await refused({ ...lone, activityId: podcasting, startTime: '12:19', endTime: '13:00' })).toEqual([
      409,
      'visit/tutor-taken',
    ]);
    await visitOf({ ...lone, startTime: '08:45', endTime: '09:40' });
    const driven = { roomId, tutorId: undefined };
    expect(await refused({ ...driven, startTime: '13:19', endTime: '14:00' })).toEqual([409, 'visit/vehicle-taken']);
    await visitOf({ ...driven, startTime: '13:20', endTime: '14:00' });
  });

  it('answers for another centre’s tutor and vehicle as for none', async () => {
    const elsewhere = await city.city.aCentre(city.authorityId, { name: 'Moorside CLC' });
    const boss = await it_.people.manager(elsewhere);
    const theirTutor = await city.city.aTutor(elsewhere);
    const theirBus = await made(boss.post(`/api/v1/centres/${elsewhere}/vehicles`, { name: 'Bus', seats: 40 }));
    expect(await refused({ tutorId: theirTutor })).toEqual([422, 'visit/tutor-unknown']);
    expect(await refused({ vehicleId: theirBus })).toEqual([422, 'visit/vehicle-unknown']);
  });

  it('sends no vehicle on a journey that nobody knows, and offers none', async () => {
    const other = { partnerId: city.otherSchoolId };
    expect(await refused(other, otherTeacher)).toEqual([422, 'visit/vehicle-journey-unknown']);
    const needs = { ...other, centreId: city.centreId, needs: { durationMinutes: 60 }, pupils: 14, adults: 1 };
    const days = { from: '2026-12-01', to: '2026-12-01', vehicle: true };
    const found = await otherTeacher.post('/api/v1/availability/searches', { ...needs, ...days });
    expect(found.json()).toMatchObject({ offers: [], deadEnd: { code: 'no_journey_for_vehicle' } });
  });

  it('refuses a room with steps to somebody who cannot climb them', async () => {
    const roomId = await city.city.aRoom(city.centreId, { name: 'Loft', stepFree: false });
    expect(await refused({ roomId, stepFree: true })).toEqual([422, 'visit/room-not-step-free']);
    await visitOf({ roomId });
  });

  it('gives one tutor and one vehicle to one of two who ask at once', async () => {
    meetingBeforeTaking(it_, 2, 300);
    const answers = await Promise.all([ask(), ask({ roomId: city.labId })]);
    const codes = answers.map(({ statusCode, json }) =>
      statusCode === 201 ? '201' : json<{ refusal: string }>().refusal,
    );
    expect(codes.sort()).toEqual(['201', expect.stringMatching(/^visit\/(tutor|vehicle)-taken$/)]);
  });

  it('names the tutor to the school and the centre, and to nobody else', async () => {
    const { id } = await visitOf();
    const officer = await it_.people.officer(city.authorityId);
    const dayOf = async (caller: Caller): Promise<DayView> =>
      (await caller.get(`/api/v1/centres/${city.centreId}/days/2026-12-01`)).json();
    const inRoom = async (caller: Caller) =>
      (await dayOf(caller)).rooms.find((room) => room.id === city.studioId)?.stays[0]?.visit;
    for (const caller of [teacher, manager, await it_.people.tutor(city.centreId)]) {
      expect((await caller.get(`/api/v1/visits/${id}`)).json().tutor).toEqual({ id: tutorId, name: 'Rosa Reed' });
      expect(await inRoom(caller)).toMatchObject({ tutor: { name: 'Rosa Reed' }, vehicle: { name: 'Minibus' } });
    }
    const seen = (await officer.get(`/api/v1/visits/${id}`)).json();
    expect(seen).toMatchObject({ tutor: null, vehicle: { name: 'Minibus' } });
    expect(await inRoom(officer)).toMatchObject({ tutor: null, vehicle: { name: 'Minibus' } });
    expect((await otherTeacher.get(`/api/v1/visits/${id}`)).statusCode).toBe(404);
    expect(await inRoom(otherTeacher)).toBeNull();
    const [row] = (await dayOf(manager)).tutors;
    expect(row?.stays).toMatchObject([{ room: { name: 'Radio studio' }, visit: { id } }]);
  });

  it('tells calendars who teaches, and again when they are renamed', async () => {
    const { id } = await visitOf();
    const file = await teacher.get(`/api/v1/visits/${id}/calendar-file`);
    expect(eventsOf(file.body)[0]?.description).toContain('Tutor: Rosa Reed\nFetched and taken home by: Minibus');
    const tutor = await it_.people.tutor(city.centreId);
    const { address } = (await tutor.post('/api/v1/feeds', { kind: 'person' })).json<{ address: string }>();
    const read = (headers = {}) => it_.app.inject({ method: 'GET', url: new URL(address).pathname, headers });
    const first = await read();
    expect(eventsOf(first.body)[0]).toMatchObject({
      location: expect.stringContaining('Radio studio'),
      description: expect.stringContaining('Tutor: Rosa Reed'),
    });
    const tag = { 'if-none-match': String(first.headers['etag']) };
    expect((await read(tag)).statusCode).toBe(304);
    const renamed = { name: 'Rosa Reed-Hall', skills: ['Radio'], hours: HOURS };
    expect((await manager.put(`/api/v1/tutors/${tutorId}`, renamed, { 'if-match': '"1"' })).statusCode).toBe(200);
    expect(eventsOf((await read(tag)).body)[0]?.description).toContain('Tutor: Rosa Reed-Hall');
  });
});
