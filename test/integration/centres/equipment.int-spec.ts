import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../../server/common/new-id.js';
import { sql } from '../../../server/database/dialect.js';
import { CentresQueries } from '../../../server/modules/centres/index.js';
import { CityFactory } from '../../factories/city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { aCentreInput, aReservation, ifMatch, inDays } from './requests.js';

describe('equipment', () => {
  let it_: TestApp;
  let city: CityFactory;
  let authority: string;
  let centreId: string;
  let manager: Caller;
  let technician: Caller;
  let otherManager: Caller;
  let pool: { id: string; name: string };
  let count = 0;

  beforeAll(async () => {
    it_ = await testApp();
    city = new CityFactory(it_.store);
    authority = await city.anAuthority({ name: 'Borsetshire' });
    const host = await city.aSchool(authority);
    const officer = await it_.people.officer(authority);
    const centre = async (name: string): Promise<string> =>
      (await officer.post('/api/v1/centres', aCentreInput(host, { name }))).json().id;
    centreId = await centre('One');
    manager = await it_.people.manager(centreId);
    technician = await it_.people.technician(centreId);
    otherManager = await it_.people.manager(await centre('Other'));
  });
  beforeEach(async () => {
    count += 1;
    const input = { name: `Recorders ${count}`, description: '', quantity: 15 };
    const answer = await manager.post(`/api/v1/centres/${centreId}/equipment`, input);
    expect(answer.statusCode).toBe(201);
    pool = answer.json();
  });
  afterAll(() => it_.close());

  const change = (quantity: number, version = 1, caller = manager) =>
    caller.put(`/api/v1/equipment/${pool.id}`, { name: pool.name, quantity }, ifMatch(version));
  const report = (quantity: number, facts: object = {}, caller = technician) =>
    caller.post(`/api/v1/equipment/${pool.id}/out-of-service`, {
      quantity,
      reasonCode: 'broken',
      reason: 'The record button sticks',
      ...facts,
    });
  const read = async (caller: Caller) =>
    (await caller.get(`/api/v1/centres/${centreId}`))
      .json()
      .equipmentPools.find(({ id }: { id: string }) => id === pool.id);

  it('is added as a stock of equal items', async () => {
    expect(pool).toEqual({
      id: expect.any(String),
      centreId,
      name: pool.name,
      description: null,
      quantity: 15,
      outOfService: 0,
      reports: [],
      retired: false,
      version: 1,
    });
    const facts = await it_.store.read((entities) => it_.app.get(CentresQueries).poolsOf(entities, centreId));
    expect(facts).toContainEqual({ id: pool.id, name: pool.name, quantity: 15 });
  });

  it('is changed by its manager only, on the version that was read', async () => {
    expect((await change(12)).json()).toMatchObject({ quantity: 12, version: 2 });
    expect((await change(11)).json()).toMatchObject({ refusal: 'resource/stale' });
    const foreign = await change(11, 2, otherManager);
    const missing = await otherManager.put(
      `/api/v1/equipment/${newId()}`,
      { name: pool.name, quantity: 11 },
      ifMatch(2),
    );
    expect([foreign.statusCode, foreign.body]).toEqual([404, missing.body]);
    expect((await change(11, 2, technician)).statusCode).toBe(403);
    expect(await read(manager)).toMatchObject({ quantity: 12, version: 2 });
  });

  it('has a name of its own within the centre', async () => {
    const twin = await manager.post(`/api/v1/centres/${centreId}/equipment`, { name: pool.name, quantity: 1 });
    expect([twin.statusCode, twin.json().refusal]).toEqual([409, 'equipment/name-taken']);
  });

  describe('having fewer than are promised', () => {
    beforeEach(async () => {
      const [ten, eleven, noon] = [inDays(7, 0), inDays(7, 1), inDays(7, 2)];
      await aReservation(it_, pool.id, { quantity: 6, from: ten, until: noon });
      await aReservation(it_, pool.id, { quantity: 5, from: eleven, until: noon });
      await aReservation(it_, pool.id, { quantity: 9, from: noon, until: inDays(7, 3) });
      await aReservation(it_, pool.id, { quantity: 15, from: eleven, until: noon, active: false });
      await aReservation(it_, pool.id, { quantity: 15, from: inDays(-7), until: inDays(-7, 1) });
    });

    it('is refused, with the most that is promised at one time to come', async () => {
      const answer = await change(10);
      expect([answer.statusCode, answer.json()]).toMatchObject([
        409,
        { refusal: 'equipment/already-promised', details: { promised: 11 } },
      ]);
      expect(Date.parse(answer.json().details.at)).toBeCloseTo(inDays(7, 1).getTime(), -5);
      expect(await read(manager)).toMatchObject({ quantity: 15, version: 1 });
    });

    it('is allowed down to that, although more were promised in the past', async () => {
      expect((await change(11)).json()).toMatchObject({ quantity: 11, version: 2 });
    });

    it('is refused by the database alone: the same change passes without its guard', async () => {
      expect((await change(10)).statusCode).toBe(409);
      const putBack = await withoutGuard(it_);
      try {
        expect((await change(10)).statusCode).toBe(200);
      } finally {
        await putBack();
      }
      expect((await change(9, 2)).statusCode).toBe(409);
    });
  });

  describe('out of service', () => {
    it('is reported by anybody who works there, and seen with its reason by them alone', async () => {
      const answer = await report(3);
      expect([answer.statusCode, answer.json()]).toMatchObject([
        201,
        { shortVisits: [], pool: { quantity: 15, outOfService: 3, reports: [{ quantity: 3, reasonCode: 'broken' }] } },
      ]);
      expect((await read(technician)).reports).toEqual([
        {
          id: expect.any(String),
          quantity: 3,
          reasonCode: 'broken',
          reason: 'The record button sticks',
          from: expect.any(String),
          until: null,
        },
      ]);
      const school = await city.aSchool(authority);
      await city.aPartnership(centreId, school);
      expect(await read(await it_.people.teacher(school))).toMatchObject({ outOfService: 3, reports: [] });
    });

    it('never is more than there are in service', async () => {
      await report(10);
      const answer = await report(6);
      expect([answer.statusCode, answer.json()]).toMatchObject([
        409,
        { refusal: 'equipment/more-than-there-are', details: { inService: 5 } },
      ]);
      expect((await report(5)).statusCode).toBe(201);
    });

    it('adds up also when two report at the same moment', async () => {
      const answers = await Promise.all([report(8), report(8), report(8)]);
      expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409, 409]);
    });

    it('ends when it is put back, once', async () => {
      await report(3);
      const [{ id }] = (await read(technician)).reports;
      const end = () => technician.post(`/api/v1/out-of-service/${id}/end`);
      expect((await end()).json()).toMatchObject({ outOfService: 0, reports: [] });
      const stored = () =>
        it_.store.read((entities) => sql(entities)<object>`SELECT ends_at FROM unavailability WHERE id = ${id}`);
      const before = await stored();
      expect((await end()).statusCode).toBe(200);
      expect(await stored()).toEqual(before);
    });

    it('cannot end in the past', async () => {
      const answer = await report(1, { until: inDays(-1).toISOString() });
      expect([answer.statusCode, answer.json().refusal]).toEqual([422, 'equipment/end-in-the-past']);
    });

    it('keeps a stock from shrinking below it', async () => {
      await report(4);
      const answer = await change(3);
      expect([answer.statusCode, answer.json()]).toMatchObject([
        409,
        { refusal: 'equipment/below-out-of-service', details: { outOfService: 4 } },
      ]);
      expect((await change(4)).statusCode).toBe(200);
    });

    it('is neither reported nor ended by staff of another centre, nor by those who do not work there', async () => {
      await report(2);
      const [{ id }] = (await read(technician)).reports;
      const foreign = await report(1, {}, otherManager);
      expect([foreign.statusCode, foreign.json().refusal]).toEqual([404, 'equipment/not-found']);
      const end = await otherManager.post(`/api/v1/out-of-service/${id}/end`);
      const missing = await otherManager.post(`/api/v1/out-of-service/${newId()}/end`);
      expect([end.statusCode, end.body]).toEqual([404, missing.body]);
      expect((await report(1, {}, await it_.people.officer(authority))).statusCode).toBe(403);
      expect(await read(technician)).toMatchObject({ outOfService: 2 });
    });
  });

  describe('retiring a pool', () => {
    it('is refused while visits to come will use it, and can be undone', async () => {
      await aReservation(it_, pool.id, { quantity: 2 });
      const url = `/api/v1/equipment/${pool.id}/retirement`;
      const refused = await manager.post(url, {}, ifMatch(1));
      expect([refused.statusCode, refused.json()]).toMatchObject([
        409,
        { refusal: 'equipment/still-booked', details: { visits: 1 } },
      ]);
      await it_.store.write((tx) => sql(tx.manager)`UPDATE reservations SET active = ${false}`);
      expect((await manager.post(url, {}, ifMatch(1))).json()).toMatchObject({ retired: true, version: 2 });
      expect(await read(technician)).toBeUndefined();
      const back = await manager.request('DELETE', url, { headers: ifMatch(2) });
      expect(back.json()).toMatchObject({ retired: false, version: 3 });
      expect(await read(technician)).toMatchObject({ id: pool.id });
    });
  });
});

/** Takes the guard of quantities away. @returns what puts it back */
async function withoutGuard({ store, database }: TestApp): Promise<() => Promise<void>> {
  if (database.engine === 'postgres') {
    const turn = (verb: 'DISABLE' | 'ENABLE') => async () => {
      await store.write((tx) => tx.manager.query(`ALTER TABLE resources ${verb} TRIGGER resources_guard_quantity`));
    };
    await turn('DISABLE')();
    return turn('ENABLE');
  }
  const [guard] = await store.read((manager) =>
    manager.query<{ sql: string }[]>(`SELECT sql FROM sqlite_master WHERE name = 'resources_guard_quantity'`),
  );
  await store.write((tx) => tx.manager.query('DROP TRIGGER resources_guard_quantity'));
  return async () => {
    await store.write((tx) => tx.manager.query(guard!.sql));
  };
}
