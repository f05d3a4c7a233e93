import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { sql } from '../../../server/database/dialect.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { LAPSE_REQUESTS } from '../../../server/modules/visits/jobs/lapse-requests.job.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aSeries } from '../../factories/series.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const ASKED = '2026-11-24T09:00:00Z';

type Answer = Awaited<ReturnType<Caller['post']>>;
const told = (answer: Answer) => [answer.statusCode, answer.json<{ refusal?: string }>().refusal];

describe('before the day of a visit', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let coordinator: Caller;
  let manager: Caller;
  let otherTeacher: Caller;
  let officer: Caller;

  beforeAll(async () => {
    it_ = await testApp();
  });
  afterAll(() => it_.close());
  beforeEach(async () => {
    it_.clock.set(ASKED);
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    coordinator = await it_.people.coordinator(city.schoolId);
    manager = await it_.people.manager(city.centreId);
    otherTeacher = await it_.people.teacher(city.otherSchoolId);
    officer = await it_.people.officer(city.authorityId);
  });

  const asked = async (who = teacher, over: Parameters<typeof aRequest>[1] = {}): Promise<VisitDetailView> => {
    const answer = await who.post('/api/v1/visits', aRequest(city, over));
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json();
  };
  const mails = (visitId: string) =>
    it_.store.read(async (read) => {
      const rows = await sql(read)<{ payload: unknown }>`SELECT payload FROM outbox WHERE topic = 'mail' ORDER BY id`;
      return rows
        .map(({ payload }) => (typeof payload === 'string' ? JSON.parse(payload) : payload))
        .filter((mail) => mail.visitId === visitId)
        .map((mail) => [mail.template, mail.personId]);
    });

  describe('its pack', () => {
    const contact = { contactName: 'Ada Marsh', contactPhone: '01632 960001 ext 4' };
    const needs = [
      { tag: 'wheelchair', count: 1 },
      { tag: 'allergy_nuts', count: 2 },
    ];

    it('is filled in by the school and by the centre, and told to nobody else', async () => {
      const { id } = await asked(teacher, { stepFree: true });
      const url = `/api/v1/visits/${id}/pack`;
      const empty = await teacher.get(url);
      expect(empty.headers.etag).toBe('"1"');
      expect(empty.json()).toMatchObject({ contactName: null, needs: [], stepFree: true, mayEdit: true });
      const filled = await teacher.put(
        url,
        { ...contact, needs, note: 'We bring our own lunch' },
        { 'if-match': '"1"' },
      );
      expect(filled.json()).toMatchObject({ ...contact, needs, version: 2 });
      expect((await manager.get(url)).json()).toMatchObject({ ...contact, needs });
      expect(told(await manager.put(url, contact, { 'if-match': '"1"' }))).toEqual([412, 'resource/stale']);
      for (const stranger of [otherTeacher, await it_.people.manager(await city.city.aCentre(city.authorityId))]) {
        expect(told(await stranger.get(url))).toEqual([404, 'visit/not-found']);
        expect(told(await stranger.put(url, contact, { 'if-match': '"2"' }))).toEqual([404, 'visit/not-found']);
      }
      expect(told(await officer.get(url))).toEqual([403, 'access/forbidden']);
      expect((await officer.get(`/api/v1/visits/${id}`)).body).not.toContain('Ada');
      const erased = await manager.put(url, { contactName: '', needs: [] }, { 'if-match': '"2"' });
      expect(erased.json()).toMatchObject({ contactName: null, contactPhone: null, note: null, needs: [] });
      const kept = await it_.store.read((read) => sql(read)<object>`SELECT * FROM visit_packs WHERE visit_id = ${id}`);
      expect(JSON.stringify(kept)).not.toContain('Ada');
    });

    it('takes tags of the list only, each once, with how many', async () => {
      const { id } = await asked();
      const write = (list: object[]) =>
        teacher.put(`/api/v1/visits/${id}/pack`, { needs: list }, { 'if-match': '"1"' });
      expect((await write([{ tag: 'Tom is deaf', count: 1 }])).statusCode).toBe(400);
      expect((await write([needs[0]!, needs[0]!])).statusCode).toBe(400);
      expect((await write([{ tag: 'asthma', count: 0 }])).statusCode).toBe(400);
      expect((await write(needs)).statusCode).toBe(200);
    });

    it('says how many adults are needed, by the ratios that the centre sets', async () => {
      const { id } = await asked(teacher, { pupils: 30, adults: 2, yearGroups: ['3'], keyStage: 'ks2' });
      const adults = async () => (await teacher.get(`/api/v1/visits/${id}/pack`)).json().adults;
      expect(await adults()).toEqual({ needed: 5, named: 2, enough: false });
      const url = `/api/v1/centres/${city.centreId}/visit-guidance`;
      const ratios = { earlyYears: 4, years1to3: 15, years4to6: 15, years7up: 20 };
      expect((await manager.put(url, { ratios }, { 'if-match': '"1"' })).statusCode).toBe(200);
      expect(await adults()).toEqual({ needed: 2, named: 2, enough: true });
      const before = { yearGroups: '3,4', pupils: '31', adults: '2' };
      const needed = `/api/v1/centres/${city.centreId}/adults-needed`;
      expect((await teacher.get(needed, before)).json()).toEqual({ needed: 3, named: 2, enough: false });
      const stranger = await it_.people.teacher(await city.city.aSchool(city.authorityId));
      expect(told(await stranger.get(needed, before))).toEqual([404, 'centre/not-found']);
    });

    it('carries what the centre tells every group, and how to find the room', async () => {
      const { id } = await asked();
      const url = `/api/v1/centres/${city.centreId}/visit-guidance`;
      const { ratios } = (await manager.get(url)).json();
      expect(ratios).toEqual({ earlyYears: 4, years1to3: 6, years4to6: 10, years7up: 15 });
      const told_ = { arrival: 'Ring at the blue gate', riskLink: 'https://clc.example/risk.pdf', riskVersion: '3' };
      const body = { ratios, ...told_, riskDatedOn: '2026-09-01' };
      const rooms = [{ roomId: city.studioId, arrival: 'Second floor' }];
      const put = (more: object, version = 1) => manager.put(url, { ...body, ...more }, { 'if-match': `"${version}"` });
      expect((await put({ riskLink: 'http://clc.example/risk.pdf' })).statusCode).toBe(400);
      expect((await put({ riskLink: 'javascript:alert(1)' })).statusCode).toBe(400);
      expect((await put({ roomArrivals: [{ roomId: newId(), arrival: 'Far away' }] })).json().issues).toMatchObject([
        { path: 'roomArrivals.0.roomId' },
      ]);
      expect((await put({ roomArrivals: rooms })).json()).toMatchObject({ version: 2, ...told_ });
      expect(told(await put({}))).toEqual([412, 'resource/stale']);
      expect((await teacher.get(`/api/v1/visits/${id}/pack`)).json()).toMatchObject({
        arrival: 'Ring at the blue gate',
        roomArrival: 'Second floor',
        riskAssessment: { text: null, link: told_.riskLink, version: '3', datedOn: '2026-09-01' },
      });
      const elsewhere = await it_.people.manager(await city.city.aCentre(city.authorityId));
      expect(told(await elsewhere.get(url))).toEqual([404, 'centre/not-found']);
      expect(told(await elsewhere.put(url, body, { 'if-match': '"2"' }))).toEqual([404, 'centre/not-found']);
    });

    it('and whether steps matter stay with the visit when it is changed', async () => {
      const visit = await asked(teacher, { stepFree: true });
      const stairs = await city.city.aRoom(city.centreId, { stepFree: false });
      const move = (roomId: string) =>
        teacher.post(`/api/v1/visits/${visit.id}/change`, { version: 1, roomId, pupils: 10 });
      expect(told(await move(stairs))).toEqual([422, 'visit/room-not-step-free']);
      expect((await move(city.labId)).json()).toMatchObject({ stepFree: true, room: { id: city.labId } });
    });
  });

  describe('where the school asks for a sign-off', () => {
    const setting = () => `/api/v1/schools/${city.schoolId}/sign-off-setting`;
    const turn = (required: boolean, version = 1) =>
      coordinator.put(setting(), { required }, { 'if-match': `"${version}"` });
    const post = (who: Caller, { id, version }: { id: string; version: number }, what: string, body: object = {}) =>
      who.post(`/api/v1/visits/${id}/${what}`, { version, ...body });

    it('the coordinator alone turns it on', async () => {
      expect((await coordinator.get(setting())).json()).toMatchObject({ version: 1, required: false });
      expect((await turn(true)).json()).toMatchObject({ version: 2, required: true });
      expect(told(await turn(false))).toEqual([412, 'resource/stale']);
      const stranger = await it_.people.coordinator(city.otherSchoolId);
      expect(told(await stranger.get(setting()))).toEqual([404, 'partner/not-found']);
      expect(told(await stranger.put(setting(), { required: false }, { 'if-match': '"2"' }))).toEqual([
        ...[404, 'partner/not-found'],
      ]);
      expect(told(await teacher.get(setting()))).toEqual([403, 'access/forbidden']);
    });

    it('a teacher’s request keeps its time and is decided only once it is signed off', async () => {
      await turn(true);
      const visit = await asked();
      expect(visit.signOff).toBe('waiting');
      expect(await mails(visit.id)).toEqual([['visit_sign_off_request', coordinator.personId]]);
      const rival = await otherTeacher.post('/api/v1/visits', aRequest(city, { partnerId: city.otherSchoolId }));
      expect(told(rival)).toEqual([409, 'visit/slot-taken']);
      const seen = (await manager.get(`/api/v1/visits/${visit.id}`)).json();
      expect(seen).toMatchObject({ signOff: 'waiting', availableActions: [] });
      expect(told(await post(manager, visit, 'approval'))).toEqual([409, 'visit/not-signed-off']);
      const no = { reasonCode: 'no_tutor' };
      expect(told(await post(manager, visit, 'decline', no))).toEqual([409, 'visit/not-signed-off']);
      expect(told(await post(teacher, visit, 'sign-off'))).toEqual([403, 'access/forbidden']);
      const stranger = await it_.people.coordinator(city.otherSchoolId);
      expect(told(await post(stranger, visit, 'sign-off'))).toEqual([404, 'visit/not-found']);
      const signed = (await post(coordinator, visit, 'sign-off')).json();
      expect(signed).toMatchObject({ signOff: 'signed', state: 'requested', version: 2 });
      expect(signed.history.at(-1)).toMatchObject({ move: 'signOff', side: 'partner' });
      expect(await mails(visit.id)).toEqual(
        expect.arrayContaining([
          ['visit_signed_off_notification', manager.personId],
          ['visit_signed_off_notification', teacher.personId],
        ]),
      );
      expect(told(await post(coordinator, signed, 'sign-off'))).toEqual([409, 'visit/no-sign-off-asked']);
      expect((await post(manager, signed, 'approval')).json()).toMatchObject({ state: 'approved' });
    });

    it('is asked anew when a teacher changes more than words, and not when the coordinator does', async () => {
      await turn(true);
      const visit = (await post(coordinator, await asked(), 'sign-off')).json();
      const change = async (who: Caller, { version }: { version: number }, what: object) =>
        (await who.post(`/api/v1/visits/${visit.id}/change`, { version, ...what })).json();
      const worded = await change(teacher, visit, { note: 'We bring our own microphones' });
      expect(worded).toMatchObject({ signOff: 'signed' });
      const byCoordinator = await change(coordinator, worded, { pupils: 21 });
      expect(byCoordinator).toMatchObject({ signOff: 'signed', state: 'requested' });
      const approved = (await post(manager, byCoordinator, 'approval')).json();
      const changed = await change(teacher, approved, { pupils: 22 });
      expect(changed).toMatchObject({ signOff: 'waiting', state: 'requested' });
      expect((await mails(visit.id)).filter(([template]) => template === 'visit_sign_off_request')).toHaveLength(2);
      expect(told(await post(manager, changed, 'approval'))).toEqual([409, 'visit/not-signed-off']);
    });

    it('the coordinator takes one back with a reason, and its time is free', async () => {
      await turn(true);
      const visit = await asked();
      expect((await post(coordinator, visit, 'sign-off-refusal', { reason: '' })).statusCode).toBe(400);
      const refused = (await post(coordinator, visit, 'sign-off-refusal', { reason: 'It is a mock exam week' })).json();
      expect(refused).toMatchObject({ state: 'withdrawn', reasonNote: 'It is a mock exam week' });
      expect(await mails(visit.id)).toEqual(
        expect.arrayContaining([['visit_withdrawn_notification', teacher.personId]]),
      );
      expect((await asked(otherTeacher, { partnerId: city.otherSchoolId })).state).toBe('requested');
    });

    it('coordinators, the centre and other schools wait for nobody', async () => {
      await turn(true);
      expect((await asked(coordinator)).signOff).toBeNull();
      expect((await asked(manager, { startTime: '13:00', endTime: '14:00' })).signOff).toBeNull();
      const other = { partnerId: city.otherSchoolId, startTime: '15:00', endTime: '16:00' };
      expect((await asked(otherTeacher, other)).signOff).toBeNull();
    });

    it('what nobody signs lapses, and a whole series waits', async () => {
      await turn(true);
      const visit = await asked();
      const series = aSeries(city, { visit: { day: '2027-01-12' }, repeat: { until: { day: '2027-01-19' } } });
      const made = await teacher.post('/api/v1/series', series);
      expect(made.statusCode).toBe(201);
      const { items } = (await coordinator.get('/api/v1/visits', { state: 'requested', signOff: 'waiting' })).json();
      expect(items).toHaveLength(3);
      expect(
        (await teacher.get('/api/v1/visits', { signOff: 'waiting', from: '2027-01-01' })).json().items,
      ).toHaveLength(2);
      it_.clock.set('2026-12-20T09:00:00Z');
      await it_.app.get(Schedule).run(LAPSE_REQUESTS);
      await it_.store.write(
        (tx) =>
          sql(
            tx.manager,
          )`UPDATE sessions SET last_seen_at = ${new Date('2026-12-20T09:00:00Z')}, expires_at = ${new Date('2027-01-01T00:00:00Z')}`,
      );
      expect((await teacher.get(`/api/v1/visits/${visit.id}`)).json()).toMatchObject({ state: 'expired' });
      expect(told(await post(coordinator, { ...visit, version: 2 }, 'sign-off'))).toEqual([
        ...[409, 'visit/no-sign-off-asked'],
      ]);
    });

    it('the database itself decides nothing that waits', async () => {
      await turn(true);
      const { id } = await asked();
      const set = (state: string, signOff: string) =>
        it_.store.write(
          (tx) => sql(tx.manager)`
            UPDATE visits SET state = ${state}, sign_off = ${signOff}, hold_expires_at = NULL WHERE id = ${id}`,
        );
      await expect(set('approved', 'waiting')).rejects.toThrow(/visits_sign_off_ck|CHECK/);
      await expect(set('declined', 'waiting')).rejects.toThrow(/visits_sign_off_ck|CHECK/);
      await set('approved', 'signed');
    });
  });
});
