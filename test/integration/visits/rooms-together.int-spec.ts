import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { DayView } from '#shared/contracts/availability.contract.js';
import type { ClosureView } from '#shared/contracts/closures.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { Tx } from '../../../server/common/ports/unit-of-work.js';
import { newId } from '../../../server/common/new-id.js';
import { isPostgres, sql } from '../../../server/database/dialect.js';
import { ReservationsRepository, ResourceTakenError } from '../../../server/modules/reservations/index.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

/** A hall of two halves; the right one takes longer to set up. A studio that needs its control room. */
async function aHall({ city, centreId }: SmallCity) {
  const hallId = await city.aRoom(centreId, { name: 'Hall', capacity: 60, setupMinutes: 10, cleardownMinutes: 10 });
  const leftId = await city.aRoom(centreId, { name: 'Left half' });
  const rightId = await city.aRoom(centreId, { name: 'Right half', setupMinutes: 30 });
  await city.aLink(centreId, hallId, leftId);
  await city.aLink(centreId, hallId, rightId);
  const recordingId = await city.aRoom(centreId, { name: 'Recording studio' });
  const controlId = await city.aRoom(centreId, { name: 'Control room' });
  await city.aLink(centreId, recordingId, controlId, 'needs');
  return { hallId, leftId, rightId, recordingId, controlId };
}

describe('asking for rooms that belong together', () => {
  let it_: TestApp;
  let city: SmallCity;
  let rooms: Awaited<ReturnType<typeof aHall>>;
  let teacher: Caller;
  let manager: Caller;

  beforeEach(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    rooms = await aHall(city);
    teacher = await it_.people.teacher(city.schoolId);
    manager = await it_.people.manager(city.centreId);
  });
  afterEach(() => it_.close());

  const ask = async (roomId: string, over: Partial<RequestVisit> = {}) => {
    const answer = await teacher.post('/api/v1/visits', aRequest(city, { roomId, pupils: 20, ...over }));
    return answer.statusCode === 201 ? answer.json<{ id: string; version: number }>().id : answer.json().refusal;
  };
  const dayView = async (caller = manager): Promise<DayView> =>
    (await caller.get(`/api/v1/centres/${city.centreId}/days/2026-12-01`)).json();
  const room = async (id: string) => (await dayView()).rooms.find((one) => one.id === id);
  const held = (visitId: string) =>
    it_.store.read(
      (entities) => sql(entities)<{ resource_id: string; via: string | null; active: unknown }>`
        SELECT resource_id, via_resource_id AS via, active FROM reservations WHERE holder_id = ${visitId}`,
    );

  it('takes all that comes along, and gives it all back', async () => {
    const visitId = await ask(rooms.hallId);
    const byRoom = new Map((await held(visitId)).map((row) => [row.resource_id, row.via]));
    expect(byRoom).toEqual(
      new Map([
        [rooms.hallId, null],
        [rooms.leftId, rooms.hallId],
        [rooms.rightId, rooms.hallId],
      ]),
    );
    const left = { startTime: '10:00', endTime: '11:00' };
    expect(await ask(rooms.leftId, left)).toBe('visit/slot-taken');
    await teacher.post(`/api/v1/visits/${visitId}/withdrawal`, { version: 1 });
    expect((await held(visitId)).every(({ active }) => !active)).toBe(true);
    expect(await ask(rooms.leftId, left)).toMatch(/-/);
  });

  it('is refused for the whole while a part is taken, and for neither half because of the other', async () => {
    expect(await ask(rooms.leftId)).toMatch(/^[0-9a-f-]{36}$/);
    expect(await ask(rooms.hallId)).toBe('visit/slot-taken');
    expect(await ask(rooms.rightId)).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is refused while what it needs is taken; what is needed can be had alone', async () => {
    expect(await ask(rooms.controlId)).toMatch(/^[0-9a-f-]{36}$/);
    expect(await ask(rooms.recordingId)).toBe('visit/slot-taken');
    expect(await ask(rooms.recordingId, { startTime: '13:00', endTime: '14:00' })).toMatch(/^[0-9a-f-]{36}$/);
    expect(await ask(rooms.controlId, { startTime: '13:30', endTime: '14:30' })).toBe('visit/slot-taken');
  });

  it('heeds the wider set-up of a part', async () => {
    await ask(rooms.rightId, { startTime: '08:30', endTime: '09:45' });
    expect(await ask(rooms.hallId)).toBe('visit/no-setup-time');
    expect(await ask(rooms.hallId, { startTime: '10:15', endTime: '11:00' })).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('tells of the room that was asked for, in the visit and its calendar file', async () => {
    const visitId = await ask(rooms.hallId);
    const visit = (await teacher.get(`/api/v1/visits/${visitId}`)).json();
    expect(visit.room).toEqual({ id: rooms.hallId, name: 'Hall' });
    const file = await teacher.get(`/api/v1/visits/${visitId}/calendar-file`);
    expect(file.body).toContain('Hall');
    expect(file.body).not.toContain('half');
  });

  it('shows the visit in the rows of all rooms that it keeps from being used, with the room asked for', async () => {
    const visitId = await ask(rooms.hallId);
    expect((await room(rooms.hallId))?.stays).toMatchObject([{ room: null, visit: { id: visitId } }]);
    expect((await room(rooms.rightId))?.stays).toMatchObject([
      { room: { id: rooms.hallId, name: 'Hall' }, visit: { id: visitId }, from: '2026-12-01T09:30:00.000Z' },
    ]);
    const control = await ask(rooms.controlId);
    expect((await room(rooms.recordingId))?.stays).toMatchObject([
      { room: { id: rooms.controlId, name: 'Control room' }, visit: { id: control } },
    ]);
    expect((await room(city.labId))?.stays).toEqual([]);
  });

  it('offers the whole only while every part is free', async () => {
    await ask(rooms.leftId);
    const query = { day: '2026-12-01', startTime: '10:00', endTime: '12:00' };
    const times = (await teacher.get(`/api/v1/centres/${city.centreId}/availability`, query)).json();
    const obstacle = (id: string) => times.rooms.find((one: { id: string }) => one.id === id).obstacle;
    expect([rooms.hallId, rooms.leftId, rooms.rightId, rooms.recordingId].map(obstacle)).toEqual([
      'taken',
      'taken',
      null,
      null,
    ]);
  });

  const close = async (resourceId: string, day: string, made = true): Promise<ClosureView> => {
    const path = `/api/v1/centres/${city.centreId}/closures${made ? '' : '/previews'}`;
    const days = { firstDay: day, lastDay: day };
    return (await manager.post(path, { kind: 'room', resourceId, ...days, reason: 'Burst pipe' })).json();
  };
  const bestOf = ({ lines }: Pick<ClosureView, 'lines'>) =>
    lines.map(({ visit, best, others }) => [
      visit.room?.name,
      ...[best!, ...others].map(({ room: { name }, place }) => `${name} ${place.day.slice(8)}`),
    ]);

  it('closes the parts with the whole, lists who is in them, and suggests no part of what is closed', async () => {
    const visitId = await ask(rooms.leftId);
    await manager.post(`/api/v1/visits/${visitId}/approval`, { version: 1 });
    await ask(city.labId, { pupils: 12 });
    const expected = [['Left half', 'Control room 01', 'Radio studio 01', 'Recording studio 01', 'Left half 30']];
    expect(bestOf(await close(rooms.hallId, '2026-12-01', false))).toEqual(expected);
    expect(await ask(rooms.rightId)).toMatch(/-/);
    const right = (await close(rooms.hallId, '2026-12-01')).lines.map(({ visit }) => visit.room?.name);
    expect(right.sort()).toEqual(['Left half', 'Right half']);
    const later = { startTime: '14:00', endTime: '15:00' };
    expect(await ask(rooms.rightId, later)).toBe('visit/room-closed');
    expect((await room(rooms.leftId))?.stays).toHaveLength(1);
    const [closure] = (await manager.get(`/api/v1/centres/${city.centreId}/closures`)).json().items;
    const lifted = await manager.post(`/api/v1/closures/${closure.id}/lifting`, {}, { 'if-match': '"1"' });
    expect(lifted.statusCode).toBe(200);
    expect(await ask(rooms.rightId, later)).toMatch(/-/);
  });

  it('closes the whole with a part, and leaves open the other half and what a closed room needs', async () => {
    const day = '2026-12-02';
    await ask(rooms.hallId, { day });
    expect(bestOf(await close(rooms.leftId, day)).map(([name]) => name)).toEqual(['Hall']);
    const later = { day, startTime: '14:00', endTime: '15:00' };
    expect(await ask(rooms.hallId, later)).toBe('visit/room-closed');
    expect(await ask(rooms.rightId, later)).toMatch(/-/);
    await close(rooms.recordingId, day);
    expect(await ask(rooms.controlId, later)).toMatch(/-/);
    await close(rooms.controlId, '2026-12-03');
    expect(await ask(rooms.recordingId, { day: '2026-12-03' })).toBe('visit/room-closed');
  });

  it('counts the hall once in the figures, and shows a tutor what they do that day', async () => {
    const tutorId = await city.city.aTutor(city.centreId, { name: 'Ines' });
    const visitId = await ask(rooms.hallId);
    const [startsAt, endsAt] = [new Date('2026-12-01T10:00:00Z'), new Date('2026-12-01T12:00:00Z')];
    const need = { resourceId: tutorId, kind: 'tutor' as const, quantity: 1, startsAt, endsAt };
    await it_.store.write((tx) => it_.app.get(ReservationsRepository, { strict: false }).take(tx, visitId, [need]));
    const { tutors } = await dayView();
    expect(tutors).toMatchObject([{ name: 'Ines', stays: [{ room: { name: 'Hall' }, visit: { id: visitId } }] }]);
    expect((await dayView(teacher)).tutors).toEqual([]);
    await manager.post(`/api/v1/visits/${visitId}/approval`, { version: 1 });
    it_.clock.set('2026-12-01T17:00:00Z');
    const later = await it_.people.manager(city.centreId);
    const attended = await later.post(`/api/v1/visits/${visitId}/attendance`, { version: 2, pupils: 20, adults: 2 });
    expect(attended.statusCode).toBe(200);
    const [entry] = await it_.store.read(
      (entities) =>
        sql(entities)<{
          minutes: number;
        }>`SELECT room_minutes AS minutes FROM usage_ledger WHERE visit_id = ${visitId}`,
    );
    expect(Number(entry?.minutes)).toBe(120);
  });

  /** On PostgreSQL without the second chance that units of work have, so that a deadlock would show. */
  async function take(names: readonly (keyof typeof rooms)[]): Promise<string> {
    const [startsAt, endsAt] = [new Date('2026-12-02T10:00:00Z'), new Date('2026-12-02T12:00:00Z')];
    const needs = names.map((name) => ({
      resourceId: rooms[name],
      kind: 'room' as const,
      quantity: 1,
      startsAt,
      endsAt,
    }));
    const reservations = it_.app.get(ReservationsRepository, { strict: false });
    const work = (tx: Pick<Tx, 'manager'>) => reservations.take(tx as Tx, newId(), needs);
    try {
      await (isPostgres()
        ? it_.app.get(DataSource).transaction((entities) => work({ manager: entities }))
        : it_.store.write(work));
      return names.join('+');
    } catch (error) {
      if (error instanceof ResourceTakenError) return 'taken';
      throw error;
    }
  }

  it(
    'lets one of many who race for a hall and its halves have them, also where a part is forgotten, without deadlock',
    async () => {
      for (let round = 0; round < runs(5, 100); round += 1) {
        const wishes = [
          ...Array.from({ length: 6 }, () => [['hallId'], ['leftId'], ['rightId', 'leftId'], ['hallId', 'rightId']]),
        ].flat() as (keyof typeof rooms)[][];
        const got = (await Promise.all(wishes.map(take))).filter((name) => name !== 'taken');
        expect(['hallId', 'leftId', 'rightId+leftId', 'hallId+rightId']).toContain(got.join(' and '));
        await it_.store.write((tx) => sql(tx.manager)`UPDATE reservations SET active = ${false}`);
      }
    },
    PATIENCE_MS,
  );
});
