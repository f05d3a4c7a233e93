import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { sql } from '../../../server/database/dialect.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { GIVE_TURNS } from '../../../server/modules/visits/jobs/give-turns.job.js';
import { Rivals } from '../../../server/modules/visits/rivals.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aPolicy } from '../../factories/policy.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';

/** Tuesday 24 November 2026, in the morning; the visit is wanted a week later. */
const NOW = '2026-11-24T09:00:00Z';

describe('who may wait, and what becomes of their turn', () => {
  let it_: TestApp;
  let city: SmallCity;
  let elsewhere: string;
  let people: Record<'manager' | 'otherManager' | 'tutor' | 'technician' | 'teacher' | 'valley', Caller>;

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
      tutor: await it_.people.tutor(city.centreId),
      technician: await it_.people.technician(city.centreId),
      teacher: await it_.people.teacher(city.schoolId),
      valley: await it_.people.teacher(city.otherSchoolId),
    };
  });
  afterAll(() => it_.close());

  const whole = () => it_.store.read((manager) => brokenVisits(manager, city.centreId));
  const body = (over: object) => aRequest(city, { partnerId: city.otherSchoolId, ...over });
  const wish = (over: object = {}, who: Caller = people.valley) => who.post('/api/v1/waiting-list', body(over));
  const ask = async (over: object = {}, who: Caller = people.teacher): Promise<VisitDetailView> => {
    const answer = await who.post('/api/v1/visits', aRequest(city, over));
    expect([answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([201, '']);
    return answer.json();
  };
  const look = async ({ id }: { id: string }, who: Caller = people.manager) =>
    (await who.get(`/api/v1/visits/${id}`)).json<VisitDetailView>();
  const move = async ({ id }: { id: string }, route: string, who: Caller = people.manager, more: object = {}) => {
    const { version } = await look({ id }, who);
    const answer = await who.post(`/api/v1/visits/${id}/${route}`, { version, ...more });
    expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
    return answer.json<VisitDetailView>();
  };
  const decline = (visit: { id: string }) => move(visit, 'decline', people.manager, { reasonCode: 'other' });
  const accept = async (visit: { id: string }, who: Caller) => {
    const { offer } = await look(visit, who);
    return move(visit, 'acceptance', who, { alternativeId: offer?.alternatives[0]?.id });
  };
  const giveTurns = () => it_.app.get(Schedule).run(GIVE_TURNS);

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

  describe('whose turn comes without an answer of the centre', () => {
    it.each(['tutor', 'technician'] as const)('asks the manager, where a %s put it there', async (who) => {
      const held = await ask();
      const waiting = (await wish({}, people[who])).json<VisitDetailView>();
      await decline(held);
      await giveTurns();
      expect((await look(waiting)).offer).toMatchObject({ kind: 'turn', asks: true });
      expect(await accept(waiting, people.valley)).toMatchObject({ state: 'requested', offer: null });
      expect(await move(waiting, 'approval')).toMatchObject({ state: 'approved' });
      expect(await whole()).toEqual([]);
    });

    it('asks nobody, where the manager put it there, who may leave since', async () => {
      const held = await ask();
      const leaving = await it_.people.manager(city.centreId);
      const waiting = (await wish({}, leaving)).json<VisitDetailView>();
      it_.clock.set('2026-11-24T10:00:00Z');
      await it_.store.write(
        (tx) => sql(tx.manager)`
          UPDATE role_assignments SET ended_at = ${it_.clock.now()} WHERE person_id = ${leaving.personId ?? ''}`,
      );
      await decline(held);
      await giveTurns();
      expect((await look(waiting)).offer).toMatchObject({ kind: 'turn', asks: false });
      expect(await accept(waiting, people.valley)).toMatchObject({ state: 'approved' });
    });

    it('asks the manager, where whoever put it there became one only afterwards', async () => {
      const held = await ask();
      const waiting = (await wish({}, people.tutor)).json<VisitDetailView>();
      it_.clock.set('2026-11-24T10:00:00Z');
      const personId = people.tutor.personId ?? '';
      await it_.store.write(
        (tx) => sql(tx.manager)`
          INSERT INTO role_assignments (id, person_id, role, scope_kind, scope_id, created_at)
          VALUES (${newId()}, ${personId}, 'centre_manager', 'centre', ${city.centreId}, ${it_.clock.now()})`,
      );
      await decline(held);
      await giveTurns();
      expect((await look(waiting)).offer).toMatchObject({ kind: 'turn', asks: true });
    });

    it('asks the manager, who took an approval back and approved another', async () => {
      await aPolicy(people.manager, city.centreId, { pendingRequests: 'compete', decisionDays: 4 });
      const [visit, rival] = [await ask(), await ask({ partnerId: city.otherSchoolId }, people.valley)];
      await move(visit, 'approval');
      await move(visit, 'undo');
      await move(rival, 'approval');
      expect((await look(visit)).state).toBe('waitlisted');
      await move(rival, 'cancellation', people.valley, { reasonCode: 'other' });
      await giveTurns();
      expect((await look(visit)).offer).toMatchObject({ kind: 'turn', asks: true });
      expect(await accept(visit, people.teacher)).toMatchObject({ state: 'requested' });
      expect(await whole()).toEqual([]);
    });

    it('asks the manager about what the school has changed since it was approved', async () => {
      await aPolicy(people.manager, city.centreId, { pendingRequests: 'compete', decisionDays: 4 });
      const afternoon = { startTime: '13:00', endTime: '15:00' };
      const [visit, rival] = [await ask(), await ask({ partnerId: city.otherSchoolId, ...afternoon }, people.valley)];
      await move(visit, 'approval');
      expect(await move(visit, 'change', people.teacher, afternoon)).toMatchObject({ state: 'requested' });
      await move(rival, 'approval');
      expect((await look(visit)).state).toBe('waitlisted');
      await move(rival, 'cancellation', people.valley, { reasonCode: 'other' });
      await giveTurns();
      expect((await look(visit)).offer).toMatchObject({ kind: 'turn', asks: true });
      expect(await accept(visit, people.teacher)).toMatchObject({ state: 'requested' });
    });
  });

  describe('for the same room at the same time', () => {
    const AGAIN = { refusal: 'waiting-list/already-waiting' };

    it('nobody waits twice, until the first wish is withdrawn; other rooms and times are open', async () => {
      await ask({ partnerId: city.hostId }, people.manager);
      await ask({ partnerId: city.hostId, startTime: '13:00', endTime: '15:00' }, people.manager);
      await ask({ partnerId: city.hostId, roomId: city.labId, pupils: 20 }, people.manager);
      const first = (await wish()).json<VisitDetailView>();
      const colleague = await it_.people.coordinator(city.otherSchoolId);
      for (const who of [people.valley, colleague, people.manager]) {
        const answer = await wish({ startTime: '11:00', endTime: '12:30' }, who);
        expect([answer.statusCode, answer.json()]).toMatchObject([409, AGAIN]);
      }
      const others = [
        { startTime: '13:00', endTime: '15:00' },
        { roomId: city.labId, pupils: 20 },
      ];
      for (const over of others) expect((await wish(over)).statusCode).toBe(201);
      expect((await wish({ partnerId: city.schoolId }, people.teacher)).statusCode).toBe(201);
      await move(first, 'withdrawal', people.valley, { reasonCode: 'other' });
      expect((await wish()).statusCode).toBe(201);
      expect(await whole()).toEqual([]);
    });

    it('nobody waits while it is their turn', async () => {
      const held = await ask();
      const waiting = (await wish()).json<VisitDetailView>();
      await decline(held);
      await giveTurns();
      expect((await look(waiting)).state).toBe('offered');
      expect((await wish()).json()).toMatchObject(AGAIN);
    });

    it('of several who ask at once, one waits', async () => {
      await ask();
      const answers = await Promise.all([people.valley, people.manager, people.valley].map((who) => wish({}, who)));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
      const refused = answers.filter(({ statusCode }) => statusCode === 409);
      for (const answer of refused) expect(answer.json()).toMatchObject(AGAIN);
    });

    it('no request is put beside a wish, and none comes back beside it that was declined', async () => {
      const held = await ask();
      const [first] = [(await wish()).json<VisitDetailView>()];
      await decline(first);
      const second = (await wish()).json<VisitDetailView>();
      const undo = await people.manager.post(`/api/v1/visits/${first.id}/undo`, { version: 2 });
      expect([undo.statusCode, undo.json()]).toMatchObject([409, AGAIN]);
      await move(held, 'withdrawal', people.teacher, { reasonCode: 'other' });
      const request = await ask({ partnerId: city.otherSchoolId }, people.valley);
      const put = await people.manager.post(`/api/v1/visits/${request.id}/waiting`, { version: 1 });
      expect([put.statusCode, put.json()]).toMatchObject([409, AGAIN]);
      await move(second, 'withdrawal', people.valley, { reasonCode: 'other' });
      expect(await move(request, 'waiting')).toMatchObject({ state: 'waitlisted' });
      expect(await whole()).toEqual([]);
    });
  });
});
