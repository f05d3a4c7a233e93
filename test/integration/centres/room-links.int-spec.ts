import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { WriteRoom } from '#shared/contracts/rooms.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { isPostgres, sql } from '../../../server/database/dialect.js';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { CentresQueries } from '../../../server/modules/centres/index.js';
import { CityFactory } from '../../factories/city.factory.js';
import type { Caller } from '../../support/people.js';
import { RawReservations } from '../../support/raw-reservations.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { aReservation, aRoomInput, ifMatch, inDays } from './requests.js';

describe('rooms that belong together', () => {
  let it_: TestApp;
  let city: CityFactory;
  let centreId: string;
  let otherCentreId: string;
  let manager: Caller;
  let hall: { id: string; version: number };
  let left: string;
  let right: string;

  beforeAll(async () => {
    it_ = await testApp();
    city = new CityFactory(it_.store);
  });
  beforeEach(async () => {
    const authority = await city.anAuthority();
    centreId = await city.aCentre(authority);
    otherCentreId = await city.aCentre(authority, { name: 'Other' });
    manager = await it_.people.manager(centreId);
    left = await city.aRoom(centreId, { name: 'Left half', setupMinutes: 20 });
    right = await city.aRoom(centreId, { name: 'Right half' });
    hall = await added({ name: 'Hall', parts: [left, right], setupMinutes: 10, cleardownMinutes: 10 });
  });
  afterAll(() => it_.close());

  const post = (input: Partial<WriteRoom>) => manager.post(`/api/v1/centres/${centreId}/rooms`, aRoomInput(input));
  const added = async (input: Partial<WriteRoom>) => {
    const answer = await post(input);
    expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
    return answer.json<{ id: string; version: number }>();
  };
  const put = (id: string, version: number, input: Partial<WriteRoom>) =>
    manager.put(`/api/v1/rooms/${id}`, aRoomInput(input), ifMatch(version));
  const outcome = (answer: { statusCode: number; json(): { refusal?: string } }) =>
    answer.statusCode < 300 ? answer.statusCode : `${answer.statusCode} ${answer.json().refusal}`;
  const bringsOf = async (roomId: string) => {
    const rooms = await it_.store.read((entities) => it_.app.get(CentresQueries).roomsOf(entities, centreId));
    return rooms.find(({ id }) => id === roomId)?.brings;
  };

  it('are told with the room, by name, and with their wider set-up and clear-down to other modules', async () => {
    expect(hall).toMatchObject({
      parts: [
        { id: left, name: 'Left half' },
        { id: right, name: 'Right half' },
      ],
      needs: [],
    });
    const expected = [
      { id: left, setupMinutes: 20, cleardownMinutes: 10 },
      { id: right, setupMinutes: 10, cleardownMinutes: 10 },
    ];
    expect(await bringsOf(hall.id)).toEqual(expected.sort((a, b) => (a.id < b.id ? -1 : 1)));
    expect(await bringsOf(left)).toEqual([]);
    const one = await it_.store.read((entities) => it_.app.get(CentresQueries).roomOf(entities, centreId, hall.id));
    expect(one.map(({ brings }) => brings.length)).toEqual([2]);
  });

  it('are rooms of the same centre, each in one way only, and not itself', async () => {
    const foreign = await city.aRoom(otherCentreId);
    expect(outcome(await post({ name: 'A', parts: [foreign] }))).toBe('422 room/link-unknown');
    expect(outcome(await post({ name: 'B', needs: [newId()] }))).toBe('422 room/link-unknown');
    const twice = await post({ name: 'C', parts: [left], needs: [left] });
    expect([twice.statusCode, twice.json().issues[0].path]).toEqual([400, 'needs']);
    expect(outcome(await put(hall.id, 1, { name: 'Hall', parts: [hall.id] }))).toBe('422 room/links-in-a-circle');
  });

  it('never lead in a circle, by rule and in the database', async () => {
    expect(outcome(await put(left, 1, { name: 'Left half', needs: [hall.id] }))).toBe('422 room/links-in-a-circle');
    const corner = await added({ name: 'Corner', needs: [hall.id] });
    expect(outcome(await put(right, 1, { name: 'Right half', parts: [corner.id] }))).toBe('422 room/links-in-a-circle');
    const past = it_.store.write((tx) => new RawReservations(tx.manager).link(centreId, left, hall.id));
    const refusal: unknown = await past.catch((error: unknown) => error);
    expect(isGuardViolation(refusal, 'room_links_no_circle')).toBe(true);
  });

  it('can lead in a circle without the guard (positive control)', async () => {
    const unguarded = it_.store.write(async (tx) => {
      const names = isPostgres() ? ['room_links_guard ON room_links'] : ['room_links_guard_insert'];
      for (const name of names) await tx.manager.query(`DROP TRIGGER ${name}`);
      await new RawReservations(tx.manager).link(centreId, left, hall.id);
      throw new Error('got in');
    });
    await expect(unguarded).rejects.toThrow('got in');
  });

  it('are not of different centres in the database either', async () => {
    const foreign = await city.aRoom(otherCentreId);
    await expect(
      it_.store.write((tx) => new RawReservations(tx.manager).link(centreId, left, foreign)),
    ).rejects.toThrow(/foreign key/i);
  });

  describe('changed while visits are to come', () => {
    it('are refused where a visit was promised the room without the new one, and say how many', async () => {
      const gallery = await city.aRoom(centreId, { name: 'Gallery' });
      await aReservation(it_, hall.id, { exclusive: true });
      await aReservation(it_, hall.id, { exclusive: true, from: inDays(-7), until: inDays(-7, 1) });
      const answer = await put(hall.id, 1, { name: 'Hall', parts: [left, right, gallery] });
      expect([answer.statusCode, answer.json()]).toMatchObject([
        409,
        { refusal: 'room/links-break-promises', details: { visits: 1 } },
      ]);
      const deeper = await put(left, 1, { name: 'Left half', parts: [gallery] });
      expect(outcome(deeper)).toBe('409 room/links-break-promises');
    });

    it('may be changed where only the other room is taken, and taken away at any time', async () => {
      const gallery = await city.aRoom(centreId, { name: 'Gallery' });
      await aReservation(it_, gallery, { exclusive: true });
      expect(outcome(await put(hall.id, 1, { name: 'Hall', parts: [left, right, gallery] }))).toBe(200);
      await aReservation(it_, right, { exclusive: true });
      expect(outcome(await put(hall.id, 2, { name: 'Hall', parts: [left] }))).toBe(200);
      expect(await bringsOf(hall.id)).toHaveLength(1);
    });

    it('let every other change of the room pass', async () => {
      await aReservation(it_, hall.id, { exclusive: true });
      expect(outcome(await put(hall.id, 1, { name: 'Great hall', parts: [right, left] }))).toBe(200);
    });
  });

  it('are one query for a whole centre, however many there are', async () => {
    const spy: string[] = [];
    await it_.store.read(async (entities) => {
      const counting = new Proxy(entities, {
        get: (target, key) =>
          key === 'query'
            ? (text: string, values: unknown[]) => {
                spy.push(text);
                return target.query(text, values);
              }
            : (Reflect.get(target, key) as unknown),
      });
      await it_.app.get(CentresQueries).roomsOf(counting, centreId);
    });
    expect(spy.filter((text) => text.includes('room_links'))).toHaveLength(1);
    expect(spy).toHaveLength(2);
    const links = await it_.store.read((entities) => sql(entities)<object>`SELECT * FROM room_links`);
    expect(links.length).toBeGreaterThan(5);
  });
});
