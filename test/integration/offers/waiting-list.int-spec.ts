import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { sql } from '../../../server/database/dialect.js';
import { Rivals } from '../../../server/modules/visits/rivals.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

/** Tuesday 24 November 2026, in the morning; the visit is wanted a week later. */
const NOW = '2026-11-24T09:00:00Z';

describe('who may wait', () => {
  let it_: TestApp;
  let city: SmallCity;
  let elsewhere: string;
  let people: Record<'manager' | 'otherManager' | 'teacher' | 'valley', Caller>;

  beforeAll(async () => {
    it_ = await testApp();
  });
  beforeEach(async () => {
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    elsewhere = await city.city.aCentre(city.authorityId, { name: 'Hilltop CLC' });
    people = {
      manager: await it_.people.manager(city.centreId),
      otherManager: await it_.people.manager(elsewhere),
      teacher: await it_.people.teacher(city.schoolId),
      valley: await it_.people.teacher(city.otherSchoolId),
    };
  });
  afterAll(() => it_.close());

  const body = (over: object) => aRequest(city, { partnerId: city.otherSchoolId, ...over });
  const wish = (over: object = {}, who: Caller = people.valley) => who.post('/api/v1/waiting-list', body(over));
  const ask = async (over: object = {}, who: Caller = people.teacher): Promise<VisitDetailView> => {
    const answer = await who.post('/api/v1/visits', aRequest(city, over));
    expect([answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([201, '']);
    return answer.json();
  };

  describe('for what the centre does not have', () => {
    const nobody = newId();
    const pool = (poolId: string) => ({ equipment: [{ poolId, quantity: 1 }] });

    it('nobody waits, however full its time is', async () => {
      await ask();
      const theirs = await city.city.aTutor(elsewhere, { name: 'Toby of Hilltop' });
      const ours = await city.city.aTutor(city.centreId);
      const bus = await people.otherManager.post(`/api/v1/centres/${elsewhere}/vehicles`, { name: 'Bus', seats: 40 });
      const refusals: [object, string][] = [
        [{ tutorId: nobody }, 'visit/tutor-unknown'],
        [{ tutorId: theirs }, 'visit/tutor-unknown'],
        [{ tutorId: city.labId }, 'visit/tutor-unknown'],
        [{ vehicleId: nobody }, 'visit/vehicle-unknown'],
        [{ vehicleId: bus.json<{ id: string }>().id }, 'visit/vehicle-unknown'],
        [{ vehicleId: ours }, 'visit/vehicle-unknown'],
        [pool(nobody), 'visit/equipment-unknown'],
        [pool(await city.city.aPool(elsewhere, 9)), 'visit/equipment-unknown'],
        [pool(city.labId), 'visit/equipment-unknown'],
        [{ roomId: await city.city.aRoom(elsewhere) }, 'visit/room-unknown'],
      ];
      for (const [over, refusal] of refusals) {
        const answers = [await wish(over), await people.valley.post('/api/v1/visits', body(over))];
        const said = answers.map((answer) => [answer.statusCode, answer.json<{ refusal?: string }>().refusal]);
        expect([over, said]).toEqual([over, Array.from(answers, () => [422, refusal])]);
        expect(answers[0]?.body).not.toContain('Toby');
      }
      expect((await wish()).statusCode).toBe(201);
    });

    it('nor for what it has, and what will not do when the time comes free', async () => {
      await ask();
      const idle = await city.city.aTutor(city.centreId);
      await it_.store.write((tx) => sql(tx.manager)`DELETE FROM tutor_hours WHERE tutor_id = ${idle}`);
      expect((await wish({ tutorId: idle })).json()).toMatchObject({ refusal: 'visit/tutor-not-working' });
      const bus = await people.manager.post(`/api/v1/centres/${city.centreId}/vehicles`, { name: 'Van', seats: 8 });
      const { id: vehicleId } = bus.json<{ id: string }>();
      expect((await wish({ vehicleId })).json()).toMatchObject({ refusal: 'visit/vehicle-too-small' });
    });

    it('counts as a rival only at its own centre', async () => {
      const visit = await ask();
      const waiting = (await wish()).json<VisitDetailView>();
      const count = () => it_.store.read((manager) => it_.app.get(Rivals, { strict: false }).count(manager, visit.id));
      expect(await count()).toBe(1);
      await city.city.aPartnership(elsewhere, city.otherSchoolId);
      await it_.store.write(
        (tx) => sql(tx.manager)`UPDATE visits SET centre_id = ${elsewhere} WHERE id = ${waiting.id}`,
      );
      expect(await count()).toBe(0);
    });
  });
});
