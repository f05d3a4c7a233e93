import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../server/common/new-id.js';
import { CentresQueries } from '../../../server/modules/centres/index.js';
import { CityFactory } from '../../factories/city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { aCentreInput, aReservation, aRoomInput, ifMatch, inDays } from './requests.js';

describe('rooms', () => {
  let it_: TestApp;
  let city: CityFactory;
  let centreId: string;
  let manager: Caller;
  let otherCentreId: string;
  let otherManager: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    city = new CityFactory(it_.store);
    const authority = await city.anAuthority({ name: 'Borsetshire' });
    const host = await city.aSchool(authority);
    const officer = await it_.people.officer(authority);
    const centre = async (name: string): Promise<string> =>
      (await officer.post('/api/v1/centres', aCentreInput(host, { name }))).json().id;
    centreId = await centre('One');
    otherCentreId = await centre('Other');
    manager = await it_.people.manager(centreId);
    otherManager = await it_.people.manager(otherCentreId);
  });
  afterAll(() => it_.close());

  const create = async (name: string, facts: object = {}) => {
    const answer = await manager.post(`/api/v1/centres/${centreId}/rooms`, { ...aRoomInput({ name }), ...facts });
    expect(answer.statusCode).toBe(201);
    return answer.json();
  };
  const roomNames = async (caller: Caller): Promise<string[]> =>
    (await caller.get(`/api/v1/centres/${centreId}`)).json().rooms.map((room: { name: string }) => room.name);
  const bringBack = (id: string, version: number) =>
    manager.request('DELETE', `/api/v1/rooms/${id}/retirement`, { headers: ifMatch(version) });

  it('are added with words for what they have, each once and in the spelling of the vocabulary', async () => {
    const features = [' CAD ', 'cad', 'Radio Studio', 'Theremin'];
    const room = await create('Design suite', { features });
    expect(room).toEqual({
      id: expect.any(String),
      centreId,
      name: 'Design suite',
      capacity: 30,
      stepFree: true,
      features: ['CAD', 'radio studio', 'Theremin'],
      setupMinutes: 15,
      cleardownMinutes: 10,
      parts: [],
      needs: [],
      retired: false,
      version: 1,
    });
    expect(await roomNames(manager)).toContain('Design suite');
  });

  it('are refused field by field', async () => {
    const answer = await manager.post(`/api/v1/centres/${centreId}/rooms`, {
      name: 'x'.repeat(81),
      capacity: 0,
      stepFree: 'yes',
      features: Array.from({ length: 21 }, (_, index) => `feature ${index}`),
      setupMinutes: -1,
      cleardownMinutes: 241,
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().issues.map((issue: { path: string }) => issue.path)).toEqual([
      'name',
      'capacity',
      'stepFree',
      'features',
      'setupMinutes',
      'cleardownMinutes',
    ]);
  });

  it('have names of their own within a centre, but not between centres', async () => {
    await create('Studio A');
    const twin = await manager.post(`/api/v1/centres/${centreId}/rooms`, aRoomInput({ name: 'Studio A' }));
    expect([twin.statusCode, twin.json().refusal]).toEqual([409, 'room/name-taken']);
    const elsewhere = await otherManager.post(
      `/api/v1/centres/${otherCentreId}/rooms`,
      aRoomInput({ name: 'Studio A' }),
    );
    expect(elsewhere.statusCode).toBe(201);
    const second = await create('Studio B');
    const renamed = await manager.put(`/api/v1/rooms/${second.id}`, aRoomInput({ name: 'Studio A' }), ifMatch(1));
    expect([renamed.statusCode, renamed.json().refusal]).toEqual([409, 'room/name-taken']);
  });

  it('are changed on the version that was read', async () => {
    const room = await create('To change');
    const url = `/api/v1/rooms/${room.id}`;
    const changed = await manager.put(url, aRoomInput({ name: 'Changed', capacity: 24 }), ifMatch(1));
    expect([changed.headers['etag'], changed.json()]).toMatchObject(['"2"', { name: 'Changed', capacity: 24 }]);
    const stale = await manager.put(url, aRoomInput({ name: 'Too late' }), ifMatch(1));
    expect([stale.statusCode, stale.json().refusal]).toEqual([412, 'resource/stale']);
    expect((await manager.put(url, aRoomInput({ name: 'Blind' }))).statusCode).toBe(428);
  });

  it('are not there for the manager of another centre', async () => {
    const room = await create('Private');
    const attempts = (id: string) => [
      otherManager.put(`/api/v1/rooms/${id}`, aRoomInput(), ifMatch(1)),
      otherManager.post(`/api/v1/rooms/${id}/retirement`, {}, ifMatch(1)),
      otherManager.request('DELETE', `/api/v1/rooms/${id}/retirement`, { headers: ifMatch(1) }),
    ];
    const mine = await Promise.all(attempts(room.id));
    const missing = await Promise.all(attempts(newId()));
    expect(mine.map((answer) => [answer.statusCode, answer.body])).toEqual(missing.map((answer) => [404, answer.body]));
    const foreign = await otherManager.post(`/api/v1/centres/${centreId}/rooms`, aRoomInput({ name: 'Intruder' }));
    expect([foreign.statusCode, foreign.json().refusal]).toEqual([404, 'centre/not-found']);
  });

  it('are not for tutors and technicians to change', async () => {
    const technician = await it_.people.technician(centreId);
    const answer = await technician.post(`/api/v1/centres/${centreId}/rooms`, aRoomInput({ name: 'No' }));
    expect([answer.statusCode, answer.json().refusal]).toEqual([403, 'access/forbidden']);
  });

  describe('retiring one', () => {
    it('takes it from everybody but those who may bring it back', async () => {
      const room = await create('Old studio');
      const retired = await manager.post(`/api/v1/rooms/${room.id}/retirement`, {}, ifMatch(1));
      expect([retired.statusCode, retired.json()]).toMatchObject([200, { retired: true, version: 2 }]);
      const tutor = await it_.people.tutor(centreId);
      expect(await roomNames(tutor)).not.toContain('Old studio');
      expect(await roomNames(manager)).toContain('Old studio');
      const facts = () =>
        it_.store.read((entityManager) => it_.app.get(CentresQueries).roomsOf(entityManager, centreId));
      expect((await facts()).map(({ name }) => name)).not.toContain('Old studio');
      expect((await bringBack(room.id, 1)).statusCode).toBe(412);
      expect((await bringBack(room.id, 2)).json()).toMatchObject({ retired: false, version: 3 });
      expect(await roomNames(tutor)).toContain('Old studio');
      expect((await facts()).map(({ name }) => name)).toContain('Old studio');
    });

    it('is refused while visits are to come, and says how many', async () => {
      const room = await create('Busy studio');
      const hold = { exclusive: true };
      await aReservation(it_, room.id, { ...hold, from: inDays(-7), until: inDays(-7, 1) });
      await aReservation(it_, room.id, { ...hold, from: inDays(5), until: inDays(5, 1), active: false });
      await aReservation(it_, room.id, { ...hold, from: inDays(3), until: inDays(3, 1) });
      await aReservation(it_, room.id, { ...hold, from: inDays(0, -1), until: inDays(0, 1) });
      const answer = await manager.post(`/api/v1/rooms/${room.id}/retirement`, {}, ifMatch(1));
      expect([answer.statusCode, answer.json()]).toMatchObject([
        409,
        { refusal: 'room/still-booked', details: { visits: 2 } },
      ]);
      expect((await manager.get(`/api/v1/centres/${centreId}`)).json().rooms).toContainEqual({ ...room, version: 1 });
    });
  });
});
