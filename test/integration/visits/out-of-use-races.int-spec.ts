import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SessionReader } from '../../../server/common/auth/session-reader.js';
import type { Actor } from '../../../server/common/auth/actor.js';
import { sql } from '../../../server/database/dialect.js';
import { ReservationsRepository } from '../../../server/modules/reservations/index.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { withoutLooking } from '../../support/weakened-reservations.js';
import { aRoomInput, ifMatch } from '../centres/requests.js';

jest.setTimeout(PATIENCE_MS);

describe('a request, while what it asks for is taken out of use', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let manager: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    manager = await it_.people.manager(city.centreId);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => it_.close());

  interface Answer {
    readonly statusCode: number;
    json<T>(): T;
  }
  const said = (answer: Answer) => answer.json<{ refusal?: string }>().refusal ?? String(answer.statusCode);
  const request = (over: Parameters<typeof aRequest>[1]) => teacher.post('/api/v1/visits', aRequest(city, over));
  const retire = (kind: 'rooms' | 'equipment', id: string) =>
    manager.post(`/api/v1/${kind}/${id}/retirement`, {}, ifMatch(1));

  it('gets the room, or its retirement does, never both', async () => {
    for (let round = 0; round < runs(25, 200); round += 1) {
      const roomId = await city.city.aRoom(city.centreId);
      const answers = await Promise.all([request({ roomId }), retire('rooms', roomId)]);
      expect(['201,room/still-booked', 'visit/room-unknown,200']).toContain(answers.map(said).join());
    }
  });

  it('gets the equipment, or its retirement does, never both', async () => {
    for (let round = 0; round < runs(25, 200); round += 1) {
      const [roomId, poolId] = [await city.city.aRoom(city.centreId), await city.city.aPool(city.centreId, 5)];
      const equipment = [{ poolId, quantity: 5 }];
      const answers = await Promise.all([request({ roomId, equipment }), retire('equipment', poolId)]);
      expect(['201,equipment/still-booked', 'visit/equipment-unknown,200']).toContain(answers.map(said).join());
    }
  });

  it('is promised what is in service, or is reported as short, never neither', async () => {
    for (let round = 0; round < runs(25, 200); round += 1) {
      const [roomId, poolId] = [await city.city.aRoom(city.centreId), await city.city.aPool(city.centreId, 20)];
      const broken = { quantity: 1, reasonCode: 'broken', reason: 'Cracked', until: null };
      const [asked, reported] = await Promise.all([
        request({ roomId, equipment: [{ poolId, quantity: 20 }] }),
        manager.post(`/api/v1/equipment/${poolId}/out-of-service`, broken),
      ]);
      const { shortVisits } = reported.json<{ shortVisits: unknown[] }>();
      expect(['201,1', 'visit/equipment-short,0']).toContain(`${said(asked)},${shortVisits.length}`);
    }
  });

  it('is answered by the guard in the words of the look before', async () => {
    withoutLooking(it_);
    const roomId = await city.city.aRoom(city.centreId);
    const poolId = await city.city.aPool(city.centreId, 20);
    const from = new Date('2026-12-01T11:00:00Z');
    for (const [id, quantity] of [
      [roomId, 1],
      [poolId, 15],
    ] as const) {
      await it_.store.write(
        (tx) => sql(tx.manager)`
          INSERT INTO unavailability (id, resource_id, quantity, starts_at, reason_code, reason, created_at)
          VALUES (${id}, ${id}, ${quantity}, ${from}, 'broken', 'Cracked', ${from})`,
      );
    }
    expect(said(await request({ roomId }))).toBe('visit/room-closed');
    expect(said(await request({ equipment: [{ poolId, quantity: 6 }] }))).toBe('visit/equipment-short');
    expect(said(await request({ equipment: [{ poolId, quantity: 5 }] }))).toBe('201');
  });

  /**
   * The second begins when the first has looked and is about to take, and the first then waits for it for a while.
   * @returns the taking and the answer of the second in the order in which they came, and the answer of the first
   */
  async function inOrder(first: () => Promise<Answer>, second: () => Promise<Answer>): Promise<string[]> {
    const order: string[] = [];
    const { promise: looked, resolve } = Promise.withResolvers<undefined>();
    const reservations = it_.app.get(ReservationsRepository, { strict: false });
    const real = reservations.take.bind(reservations);
    jest.spyOn(reservations, 'take').mockImplementationOnce(async (...asked) => {
      resolve(undefined);
      await pause(500);
      await real(...asked);
      order.push('taken');
    });
    const asked = first();
    await looked;
    order.push(`change ${said(await second())}`);
    return [...order, `request ${said(await asked)}`];
  }

  it('for forty keeps the room that holds forty: the smaller one comes after it', async () => {
    const roomId = await city.city.aRoom(city.centreId, { capacity: 40 });
    const order = await inOrder(
      () => request({ roomId, pupils: 40, day: '2026-12-02' }),
      () => manager.put(`/api/v1/rooms/${roomId}`, aRoomInput({ name: 'Cupboard', capacity: 5 }), ifMatch(1)),
    );
    expect(order).toEqual(['taken', 'change 200', 'request 201']);
    expect(said(await request({ roomId, pupils: 40, day: '2026-12-03' }))).toBe('visit/room-too-small');
  });

  describe('by somebody who is leaving', () => {
    let leaver: Caller;
    const depart = async () => {
      const coordinator = await it_.people.coordinator(city.schoolId);
      return coordinator.post(`/api/v1/people/${leaver.personId}/departure`);
    };
    const ask = (day: string) => leaver.post('/api/v1/visits', aRequest(city, { roomId: city.labId, pupils: 5, day }));

    it('is done before they go', async () => {
      leaver = await it_.people.teacher(city.schoolId);
      const coordinator = await it_.people.coordinator(city.schoolId);
      const order = await inOrder(
        () => ask('2026-12-07'),
        async () => {
          const { statusCode } = await coordinator.post(`/api/v1/people/${leaver.personId}/departure`);
          return { statusCode, json: <T>() => ({}) as T };
        },
      );
      expect(order).toEqual(['taken', 'change 204', 'request 201']);
    });

    it('is not done once they are gone, though they were let in before', async () => {
      leaver = await it_.people.teacher(city.schoolId);
      const sessions = it_.app.get(SessionReader);
      const real = sessions.actorOf.bind(sessions);
      jest.spyOn(sessions, 'actorOf').mockImplementation(async (...asked): Promise<Actor | null> => {
        const actor = await real(...asked);
        if (actor?.personId === leaver.personId) await depart();
        return actor;
      });
      expect(said(await ask('2026-12-08'))).toBe('access/sign-in-needed');
      jest.restoreAllMocks();
      expect(
        said(
          await teacher.post('/api/v1/visits', aRequest(city, { roomId: city.labId, pupils: 5, day: '2026-12-08' })),
        ),
      ).toBe('201');
    });
  });
});
