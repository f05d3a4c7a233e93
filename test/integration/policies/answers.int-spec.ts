import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExplanationView } from '#shared/contracts/explanations.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { RequestedVisitView, VisitDetailView } from '#shared/contracts/visits.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { sql } from '../../../server/database/dialect.js';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { ActivityBook } from '../../factories/activity.factory.js';
import { aPolicy } from '../../factories/policy.factory.js';
import { aCityInUse, type CityInUse } from '../../factories/usage-city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const NOW = '2026-11-24T09:00:00Z';

describe('how a centre’s terms answer', () => {
  let it_: TestApp;
  let city: CityInUse;
  let manager: Caller;
  let officer: Caller;
  let teacher: Caller;
  let valley: Caller;
  let day = '2026-12-01';

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set(NOW);
    city = await aCityInUse(it_);
    for (const id of [city.hostId, city.schoolId, city.otherSchoolId])
      await city.census(id, { asOf: '2026-01-15', fsm6Percent: 20 });
    manager = await it_.people.manager(city.centreId);
    officer = await it_.people.officer(city.authorityId);
    teacher = await it_.people.teacher(city.schoolId);
    valley = await it_.people.teacher(city.otherSchoolId);
  });
  afterAll(() => it_.close());

  const set = (terms: Parameters<typeof aPolicy>[2]) => aPolicy(manager, city.centreId, terms);
  const nextDay = () => {
    const next = new Date(`${day}T00:00:00Z`);
    next.setUTCDate(next.getUTCDate() + (next.getUTCDay() === 5 ? 3 : 1));
    day = next.toISOString().slice(0, 10);
    return day;
  };
  const ask = async (caller: Caller, over: Partial<RequestVisit> = {}): Promise<RequestedVisitView> => {
    const answer = await caller.post('/api/v1/visits', aRequest(city, { day, pupils: 20, ...over }));
    expect([answer.statusCode, answer.body.slice(0, 300)]).toEqual([201, expect.any(String)]);
    return answer.json();
  };
  const approve = async ({ id, version }: VisitDetailView): Promise<VisitDetailView> =>
    (await manager.post(`/api/v1/visits/${id}/approval`, { version })).json();
  const seen = async ({ id }: VisitDetailView): Promise<VisitDetailView> =>
    (await manager.get(`/api/v1/visits/${id}`)).json();
  describe('approving at once', () => {
    it('says yes in nobody’s name where the terms allow it, and leaves it to the centre otherwise', async () => {
      await set({ instantApproval: true, instantLeadDays: 5 });
      nextDay();
      const visit = await ask(teacher);
      expect(visit).toMatchObject({ state: 'approved', waitsBecause: null, version: 2 });
      expect(visit.history.map(({ move, side, actor }) => [move, side, actor !== null])).toEqual([
        ['request', 'partner', true],
        ['approve', 'system', false],
      ]);
      await set({ instantLeadDays: 30 });
      nextDay();
      expect(await ask(teacher)).toMatchObject({ state: 'requested', waitsBecause: 'too_soon' });
      await set({ instantApproval: false, instantLeadDays: 5 });
      nextDay();
      expect(await ask(teacher)).toMatchObject({ state: 'requested', waitsBecause: 'not_here' });
    });

    it('is not for who has a rival, has had a rule set aside, or is above its share', async () => {
      await set({ instantApproval: true, instantLeadDays: 5, pendingRequests: 'compete', decisionDays: 1 });
      nextDay();
      await set({ instantApproval: false });
      await ask(valley, { partnerId: city.otherSchoolId });
      await set({ instantApproval: true });
      expect(await ask(teacher)).toMatchObject({ state: 'requested', waitsBecause: 'rivals' });
      await set({ pendingRequests: 'hold', noticeDays: 60 });
      nextDay();
      const overrides = [{ code: 'notice' as const, reason: 'The coach company cancelled' }];
      expect(await ask(manager, { overrides })).toMatchObject({ state: 'requested', waitsBecause: 'exception' });
      await set({ noticeDays: 0 });
      const tinyId = await city.city.aSchool(city.authorityId, { name: 'Tiny School', roll: 1 });
      await city.census(tinyId, { asOf: '2026-01-15', fsm6Percent: 0 });
      await city.city.aPartnership(city.centreId, tinyId);
      const tiny = await it_.people.teacher(tinyId);
      nextDay();
      expect(await ask(tiny, { partnerId: tinyId })).toMatchObject({ state: 'requested', waitsBecause: 'above_share' });
      const newId_ = await city.city.aSchool(city.authorityId, { name: 'Uncounted School', roll: 90 });
      await city.city.aPartnership(city.centreId, newId_);
      nextDay();
      const uncounted = await it_.people.teacher(newId_);
      expect(await ask(uncounted, { partnerId: newId_ })).toMatchObject({ waitsBecause: 'no_share' });
      await set({ instantApproval: false });
    });
  });

  describe('cancelling', () => {
    const cancel = (caller: Caller, { id, version }: VisitDetailView, more: object = {}) =>
      caller.post(`/api/v1/visits/${id}/cancellation`, { version, reasonCode: 'other', ...more });
    let soon = '2026-11-25';

    it('is free up to the day of the terms, which is said before', async () => {
      await set({ cancellationDays: 1 });
      const visit = await approve(await ask(teacher, { day: soon }));
      expect(visit.cancelTerms).toEqual({ lastFreeDay: '2026-11-24', late: false });
      const { lateSide, history } = (await cancel(teacher, visit)).json<VisitDetailView>();
      expect([lateSide, history.at(-1)?.late]).toEqual([null, false]);
    });

    it('late is kept with the visit and counts as use of the school’s fair hours', async () => {
      await set({ cancellationDays: 3 });
      const fairHours = async () => {
        const { schools } = (await manager.get(`/api/v1/centres/${city.centreId}/fair-hours`)).json();
        return JSON.stringify(schools.find((one: object) => JSON.stringify(one).includes(city.schoolId)));
      };
      const visit = await approve(await ask(teacher, { day: soon }));
      expect(visit.cancelTerms).toEqual({ lastFreeDay: '2026-11-22', late: true });
      const approved = await fairHours();
      const after = (await cancel(teacher, visit)).json<VisitDetailView>();
      expect([after.state, after.lateSide, after.history.at(-1)?.late, after.cancelTerms]).toEqual([
        'cancelled',
        'partner',
        true,
        null,
      ]);
      expect(await fairHours()).toBe(approved);
    });

    it('is no freer for a school that changes the visit first and then withdraws it', async () => {
      await set({ cancellationDays: 3 });
      const withdraw = ({ id, version }: VisitDetailView) =>
        teacher.post(`/api/v1/visits/${id}/withdrawal`, { version, reasonCode: 'plans_changed' });
      const visit = await approve(await ask(teacher, { day: soon }));
      const changed = await teacher.post(`/api/v1/visits/${visit.id}/change`, { version: visit.version, pupils: 19 });
      expect(changed.json()).toMatchObject({ state: 'requested' });
      const after = (await withdraw(changed.json())).json<VisitDetailView>();
      expect([after.state, after.lateSide, after.history.at(-1)?.late]).toEqual(['withdrawn', 'partner', true]);
      const never = (await withdraw(await ask(teacher, { day: soon }))).json<VisitDetailView>();
      expect([never.state, never.lateSide, never.history.at(-1)?.late]).toEqual(['withdrawn', null, false]);
      const far = { day: '2027-03-03' };
      const moved = async ({ id, version }: VisitDetailView, by = teacher, over: object = far) =>
        (await by.post(`/api/v1/visits/${id}/change`, { version, ...over })).json<VisitDetailView>();
      const away = await moved(await approve(await ask(teacher, { day: soon })));
      expect([away.state, away.day, away.cancelTerms]).toEqual([
        ...['requested', far.day],
        { lastFreeDay: '2026-11-22', late: true },
      ]);
      const gone = (await withdraw(away)).json<VisitDetailView>();
      expect([gone.state, gone.lateSide, gone.history.at(-1)?.late]).toEqual(['withdrawn', 'partner', true]);
      const early = await moved(await approve(await ask(teacher, { day: '2026-12-16' })), teacher, { day: soon });
      expect((await withdraw(early)).json()).toMatchObject({ state: 'withdrawn', lateSide: null });
      const agreed = await approve(await moved(await approve(await ask(teacher, { day: soon }))));
      expect((await cancel(teacher, agreed)).json()).toMatchObject({ state: 'cancelled', lateSide: null });
      const byCentre = await moved(
        await moved(await approve(await ask(teacher, { day: soon })), teacher, { pupils: 19 }),
        manager,
      );
      expect(byCentre).toMatchObject({ state: 'requested', day: far.day, cancelTerms: null });
      expect((await withdraw(byCentre)).json()).toMatchObject({ lateSide: null });
    });

    it('late by the centre takes a sentence, breaks a promise and costs the school nothing', async () => {
      const visit = await approve(await ask(teacher, { day: soon }));
      expect((await cancel(manager, visit)).json()).toMatchObject({ refusal: 'visit/late-without-words' });
      const after = await cancel(manager, visit, { note: 'The boiler is broken' });
      expect(after.json()).toMatchObject({
        state: 'cancelled',
        lateSide: 'centre',
        reasonNote: 'The boiler is broken',
      });
      expect((await seen(visit)).history.at(-1)).toMatchObject({ move: 'cancel', side: 'centre', late: true });
      soon = '2026-11-26';
    });

    it('the database itself keeps lateness to cancelled visits', async () => {
      const { id } = await ask(teacher, { day: nextDay() });
      const late = (side: string) =>
        it_.store.write((tx) => sql(tx.manager)`UPDATE visits SET late_side = ${side} WHERE id = ${id}`);
      const error = await late('partner').catch((reason: unknown) => reason);
      expect(isGuardViolation(error, 'visits_late_ck')).toBe(true);
    });
  });

  describe('explaining', () => {
    const explain = async (caller: Caller, over: object = {}) => {
      const time = { day: '2027-01-12', startTime: '10:00', endTime: '12:00', pupils: '20' };
      const query = { partnerId: city.schoolId, ...time, ...over };
      return caller.get(`/api/v1/centres/${city.centreId}/explanation`, query);
    };
    const told = async (answer: ReturnType<typeof explain>): Promise<ExplanationView> => {
      const { statusCode, body, json } = await answer;
      expect([statusCode, body.slice(0, 300)]).toEqual([200, expect.any(String)]);
      return json<ExplanationView>();
    };

    it('says yes where nothing is in the way, and by which role', async () => {
      const answer = await told(explain(teacher));
      expect(answer).toMatchObject({
        possible: true,
        partner: { id: city.schoolId, role: 'partner' },
        permission: { problems: [], roles: [{ role: 'teacher', lets: true }], mayOverride: false },
        policy: [],
        availability: [],
      });
      expect(answer.rooms.map(({ id }) => id).sort()).toEqual([city.labId, city.studioId].sort());
    });

    it('names permission, every rule and everything that is taken at once', async () => {
      await set({ longestMinutes: 60, noticeDays: 60, cancellationDays: null });
      const other = await ask(manager, {
        ...{ partnerId: city.otherSchoolId, day: '2027-02-09', startTime: '10:00', endTime: '11:00' },
        equipment: [{ poolId: city.recordersId, quantity: 20 }],
      });
      const formerId = await city.city.aSchool(city.authorityId, { name: 'Former School', roll: 90 });
      await city.city.aPartnership(city.centreId, formerId, { endsOn: '2027-01-31' });
      const leaver = await it_.people.teacher(formerId);
      const wish = { day: '2027-02-09', roomId: city.studioId, equipment: `${city.recordersId}:20`, pupils: '500' };
      const query = { ...wish, partnerId: formerId, personId: leaver.personId };
      const answer = await told(explain(manager, query));
      expect(answer.possible).toBe(false);
      expect(answer.permission).toMatchObject({
        person: { id: leaver.personId },
        problems: [{ code: 'partnership_ended' }],
        roles: [{ role: 'teacher', lets: true }],
      });
      expect(answer.availability).toMatchObject([
        { code: 'visit/equipment-short', inTheWay: [{ visitId: other.id, partner: 'Valley School' }] },
      ]);
      expect(answer.availability[0]?.text).toContain('20 wanted');
      const who = { visitId: other.id, partner: 'Valley School' };
      expect(answer.rooms).toMatchObject([
        {
          id: city.studioId,
          problems: [
            { code: 'visit/room-too-small', inTheWay: [] },
            { code: 'visit/slot-taken', inTheWay: [who] },
          ],
        },
      ]);
      expect(answer.policy.map(({ code, text }) => [code, text])).toEqual([
        ['longest_visit', 'A visit to this centre lasts at most 1 hour. Choose a shorter time.'],
      ]);
      const mine = await told(explain(teacher, { day: '2027-01-12', roomId: city.studioId }));
      expect(mine.policy.map(({ code, overridable }) => [code, overridable])).toEqual([
        ['notice', true],
        ['longest_visit', false],
      ]);
      const taken = await told(explain(teacher, { ...wish, pupils: '20' }));
      expect(taken.rooms[0]?.problems).toEqual([
        expect.objectContaining({
          code: 'visit/slot-taken',
          inTheWay: [{ startTime: '10:00', endTime: '11:00', state: null, partner: null, visitId: null }],
        }),
      ]);
      expect(JSON.stringify(taken)).not.toContain('Valley');
      await set({ longestMinutes: null, noticeDays: 0 });
    });

    it('asks for what an activity needs for so many pupils, and says that the centre has no such activity', async () => {
      const equipment = [{ poolId: city.recordersId, per: 'pupils' as const, pupilsPerUnit: 1 }];
      const book = new ActivityBook(manager, city.centreId);
      // Another school has 20 of the 30 that day.
      const day = '2027-02-09';
      const activityId = await book.draft({ equipment, tutorSkill: null, features: ['Kiln'] });
      const draft = await told(explain(teacher, { activityId, day }));
      expect(draft.availability).toMatchObject([{ code: 'visit/activity-unknown', inTheWay: [] }]);
      await manager.post(`/api/v1/activities/${activityId}/publication`, {}, { 'if-match': '"1"' });
      const { availability, possible } = await told(explain(teacher, { activityId, day }));
      expect([possible, availability.map(({ code }) => code)]).toEqual([false, ['visit/equipment-short']]);
      expect(availability[0]?.text).toContain('Recorders: 20 wanted, 10 left.');
      const fewer = { activityId, day, equipment: `${city.recordersId}:1` };
      const possibleAll = await told(explain(teacher, fewer));
      expect(possibleAll).toMatchObject({ possible: true, availability: [] });
      // It can be asked for in a room without a kiln, though no search offers that.
      expect(possibleAll.rooms.map(({ lacks }) => lacks)).toEqual([['Kiln'], ['Kiln']]);
      expect((await told(explain(teacher))).rooms.map(({ lacks }) => lacks)).toEqual([[], []]);
    });

    it('shows which role of a person does not let them, to the manager and the officer', async () => {
      const tutor = await it_.people.tutor(city.centreId);
      for (const caller of [manager, officer]) {
        expect(
          (await told(explain(caller, { personId: valley.personId, partnerId: city.otherSchoolId }))).permission,
        ).toMatchObject({ problems: [], roles: [{ role: 'teacher', lets: true }] });
        const { permission } = await told(explain(caller, { personId: tutor.personId }));
        expect(permission.roles).toMatchObject([{ role: 'tutor', lets: true }]);
      }
      const coordinator = await it_.people.coordinator(city.schoolId);
      const own = await told(explain(officer, { personId: coordinator.personId }));
      expect([own.permission.problems, own.permission.roles[0]?.lets]).toEqual([[], true]);
      const none = await told(explain(officer));
      expect(none.permission).toMatchObject({ problems: [{ code: 'no_role' }], roles: [{ lets: false }] });
      const at = `/api/v1/centres/${city.centreId}/explanation-people`;
      const { items } = (await officer.get(at, { partnerId: city.schoolId })).json<{ items: { id: string }[] }>();
      expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([coordinator.personId, manager.personId]));
      expect(items.map(({ id }) => id)).not.toContain(valley.personId);
    });

    it('answers tutors and technicians for any partner of their centre, as they may ask, but not for others', async () => {
      const strangerId = await city.city.aSchool(city.authorityId, { name: 'Never School', roll: 90 });
      for (const caller of [await it_.people.tutor(city.centreId), await it_.people.technician(city.centreId)]) {
        const { permission, possible } = await told(explain(caller));
        expect([possible, permission.problems, permission.roles.map(({ lets }) => lets)]).toEqual([true, [], [true]]);
        const never = await told(explain(caller, { partnerId: strangerId }));
        expect(never).toMatchObject({ possible: false, permission: { problems: [{ code: 'never_a_partner' }] } });
        expect((await explain(caller, { partnerId: newId() })).json()).toMatchObject({ refusal: 'partner/not-found' });
        const somebody = await explain(caller, { personId: teacher.personId });
        expect(somebody.json()).toMatchObject({ refusal: 'person/not-found' });
      }
      const riverside = await city.city.aCentre(city.authorityId, { name: 'Riverside' });
      const farTutor = await it_.people.tutor(riverside);
      expect((await explain(farTutor)).json()).toMatchObject({ refusal: 'partner/not-found' });
    });

    it('is only for one’s own school, one’s own centre and one’s own people', async () => {
      const missing = await explain(teacher, { partnerId: newId() });
      const notMine = await explain(teacher, { partnerId: city.otherSchoolId });
      expect([notMine.statusCode, notMine.body]).toEqual([404, missing.body]);
      const stranger = await explain(teacher, { personId: manager.personId });
      expect([stranger.statusCode, stranger.json().refusal]).toEqual([404, 'person/not-found']);
      const farManager = await it_.people.manager(
        await city.city.aCentre(await city.city.anAuthority({ name: 'Far' })),
      );
      expect((await explain(farManager)).json()).toMatchObject({ refusal: 'partner/not-found' });
      expect((await explain(manager, { personId: farManager.personId })).json()).toMatchObject({
        refusal: 'person/not-found',
      });
      expect((await explain(teacher, { endTime: '09:00' })).statusCode).toBe(400);
      expect((await explain(manager, { partnerId: newId() })).json()).toMatchObject({ refusal: 'partner/not-found' });
    });
  });
});
