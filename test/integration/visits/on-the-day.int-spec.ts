import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { sql } from '../../../server/database/dialect.js';
import { newId } from '../../../server/common/new-id.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';

const ASKED = '2026-11-24T09:00:00Z';
const DAY = '2026-12-01';
const FAR_AWAY = new Date('2027-06-01T00:00:00Z');

type Answer = Awaited<ReturnType<Caller['post']>>;
const told = (answer: Answer) => [answer.statusCode, answer.json<{ refusal?: string }>().refusal];

describe('on the day of a visit', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let manager: Caller;
  let deputy: Caller;
  let technician: Caller;
  let elsewhere: Caller;

  beforeAll(async () => {
    it_ = await testApp();
  });
  afterAll(() => it_.close());
  beforeEach(async () => {
    it_.clock.set(ASKED);
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    [manager, deputy] = [await it_.people.manager(city.centreId), await it_.people.manager(city.centreId)];
    technician = await it_.people.technician(city.centreId);
    elsewhere = await it_.people.manager(await city.city.aCentre(city.authorityId, { name: 'Hilltop CLC' }));
    await staySignedIn();
  });

  const staySignedIn = () =>
    it_.store.write((tx) => sql(tx.manager)`UPDATE sessions SET last_seen_at = ${FAR_AWAY}, expires_at = ${FAR_AWAY}`);
  const at = (time: string) => {
    it_.clock.set(`${DAY}T${time}:00Z`);
  };
  const post = (who: Caller, { id, version }: { id: string; version: number }, what: string, body: object = {}) =>
    who.post(`/api/v1/visits/${id}/${what}`, { version, ...body });
  const json = async (answer: Promise<Answer>): Promise<VisitDetailView> => {
    const { statusCode, body } = await answer;
    if (statusCode >= 300) throw new Error(body);
    return JSON.parse(body) as VisitDetailView;
  };
  /** 10:00 to 12:00 in the studio, which is set up and cleared for 15 minutes each. */
  const approved = async (over: Partial<RequestVisit> = {}): Promise<VisitDetailView> => {
    const equipment = [{ poolId: city.recordersId, quantity: 20 }];
    const asked = await json(teacher.post('/api/v1/visits', aRequest(city, { equipment, ...over })));
    return json(post(manager, asked, 'approval'));
  };
  const attended = async (over: Partial<RequestVisit> = {}) => {
    const visit = await approved(over);
    at('10:05');
    return json(post(technician, visit, 'attendance', { pupils: 27, adults: 2 }));
  };
  const heldUntil = (visitId: string) =>
    it_.store.read(async (read) => {
      const rows = await sql(read)<{ kind: string; until: Date | string; active: boolean | number }>`
        SELECT q.kind, r.ends_at AS "until", r.active FROM reservations r JOIN resources q ON q.id = r.resource_id
         WHERE r.holder_id = ${visitId} ORDER BY q.kind`;
      return rows.map(({ kind, until, active }) => [
        kind,
        new Date(until instanceof Date ? until : `${until.replace(' ', 'T')}Z`).toISOString().slice(11, 16),
        Boolean(active),
      ]);
    });
  const totals = () =>
    it_.store.read(
      (read) => sql(read)<Record<string, unknown>>`
        SELECT visits, no_shows, pupils, adults, session_minutes, room_minutes, pupil_minutes, adult_minutes, largest_group,
               largest_party, last_day FROM usage_totals WHERE centre_id = ${city.centreId}`,
    );
  const ledger = () =>
    it_.store.read(
      (read) => sql(read)<{ entry: string; pupils: number; session_minutes: number }>`
        SELECT entry, pupils, session_minutes FROM usage_ledger WHERE centre_id = ${city.centreId} ORDER BY recorded_at, id`,
    );
  const whole = () => it_.store.read((read) => brokenVisits(read, city.centreId));

  it('an arrival is recorded once, by those who work there, and taken back until attendance is', async () => {
    const visit = await approved();
    expect(told(await post(technician, visit, 'arrival'))).toEqual([409, 'visit/too-early-to-arrive']);
    at('09:50');
    expect(told(await post(teacher, visit, 'arrival'))).toEqual([403, 'access/forbidden']);
    expect(told(await post(elsewhere, visit, 'arrival'))).toEqual([404, 'visit/not-found']);
    const there = await json(post(technician, visit, 'arrival'));
    expect(there).toMatchObject({ state: 'approved', arrivedAt: `${DAY}T09:50:00.000Z`, version: 3 });
    expect(there.availableActions).toEqual(['recordAttendance']);
    expect(told(await post(manager, visit, 'arrival'))).toEqual([409, 'visit/already-decided']);
    expect(told(await post(manager, there, 'arrival'))).toEqual([409, 'visit/already-arrived']);
    expect(told(await post(manager, there, 'no-show'))).toEqual([409, 'visit/has-arrived']);
    const gone = await json(post(technician, there, 'arrival-taken-back'));
    expect(gone.arrivedAt).toBeNull();
    const again = await json(post(technician, gone, 'arrival'));
    const recorded = await json(post(technician, again, 'attendance', { pupils: 28, adults: 2 }));
    expect(recorded).toMatchObject({ state: 'attended', attendedPupils: 28, arrivedAt: `${DAY}T09:50:00.000Z` });
    expect(told(await post(technician, recorded, 'arrival-taken-back'))).toEqual([409, 'visit/wrong-state']);
    expect(await whole()).toEqual([]);
  });

  it('an early finish frees room, equipment and tutor from then on, and counts the time that was used', async () => {
    const tutorId = await city.city.aTutor(city.centreId);
    const visit = await approved({ tutorId });
    const rival = aRequest(city, { startTime: '11:30', endTime: '12:30', pupils: 10, partnerId: city.otherSchoolId });
    const other = await it_.people.teacher(city.otherSchoolId);
    await staySignedIn();
    expect(told(await other.post('/api/v1/visits', rival))).toEqual([409, 'visit/slot-taken']);
    at('10:00');
    expect(told(await post(technician, visit, 'early-finish'))).toEqual([409, 'visit/not-arrived']);
    const there = await json(post(technician, visit, 'arrival'));
    at('11:00');
    const done = await json(post(technician, there, 'early-finish'));
    expect(done).toMatchObject({
      state: 'approved',
      finishedAt: `${DAY}T11:00:00.000Z`,
      endsAt: `${DAY}T12:00:00.000Z`,
    });
    expect(await heldUntil(visit.id)).toEqual([
      ['equipment_pool', '11:00', true],
      ['room', '11:15', true],
      ['tutor', '11:00', true],
    ]);
    expect((await other.post('/api/v1/visits', rival)).statusCode).toBe(201);
    expect(told(await post(technician, done, 'early-finish'))).toEqual([409, 'visit/already-finished']);
    await json(post(technician, done, 'attendance', { pupils: 27, adults: 2 }));
    expect(await ledger()).toEqual([{ entry: 'attended', pupils: 27, session_minutes: 60 }]);
    expect(await whole()).toEqual([]);
  });

  it('an early finish after attendance adds a correction to the ledger and leaves what stands there', async () => {
    const visit = await attended();
    at('11:30');
    await json(post(technician, visit, 'early-finish'));
    expect(await ledger()).toEqual([
      { entry: 'attended', pupils: 27, session_minutes: 120 },
      { entry: 'correction', pupils: 0, session_minutes: -30 },
    ]);
    const [sums] = await totals();
    expect(sums).toMatchObject({
      visits: 1,
      pupils: 27,
      session_minutes: 90,
      room_minutes: 90,
      pupil_minutes: 27 * 90,
    });
    expect(sums).toMatchObject({ adult_minutes: 180, largest_group: 27, largest_party: 29, last_day: DAY });
  });

  describe('attendance that was recorded wrongly', () => {
    const propose = (who: Caller, visit: VisitDetailView, body: object) => post(who, visit, 'corrections', body);
    const fewer = { came: true, pupils: 20, adults: 3, reason: 'The register says 20' };
    const nobody = { came: false, reason: 'Another group was counted' };
    const proposed = async (visit: VisitDetailView, body: object, who = technician) => {
      const answer = await propose(who, visit, body);
      if (answer.statusCode !== 201) throw new Error(answer.body);
      return answer.json<{ id: string }>().id;
    };
    const review = (who: Caller, id: string, what: 'acceptance' | 'refusal' | 'withdrawal') =>
      who.post(`/api/v1/corrections/${id}/${what}`, { note: null });

    it('is put right once a second person agrees, and every figure follows', async () => {
      const visit = await attended();
      const id = await proposed(visit, fewer, manager);
      expect(told(await propose(technician, visit, nobody))).toEqual([409, 'correction/already-open']);
      expect(told(await review(manager, id, 'acceptance'))).toEqual([403, 'correction/own-proposal']);
      expect(told(await review(technician, id, 'acceptance'))).toEqual([403, 'access/forbidden']);
      expect(told(await review(elsewhere, id, 'acceptance'))).toEqual([404, 'correction/not-found']);
      expect(told(await review(deputy, newId(), 'acceptance'))).toEqual([404, 'correction/not-found']);
      const accepted = (await review(deputy, id, 'acceptance')).json();
      expect(accepted).toMatchObject({ state: 'accepted', visit: { attendedPupils: 20, attendedAdults: 3 } });
      expect(told(await review(deputy, id, 'refusal'))).toEqual([409, 'correction/already-reviewed']);
      expect(await ledger()).toMatchObject([
        { entry: 'attended', pupils: 27 },
        { entry: 'correction', pupils: -7 },
      ]);
      const sums = { visits: 1, no_shows: 0, pupils: 20, adults: 3, pupil_minutes: 2400, adult_minutes: 360 };
      expect(await totals()).toMatchObject([{ ...sums, largest_group: 20, largest_party: 23 }]);
      const use = (await manager.get('/api/v1/visits/' + visit.id)).json();
      expect(use.history.at(-1)).toMatchObject({ move: 'correct', side: 'centre', toState: 'attended' });
      expect(await whole()).toEqual([]);
    });

    it('may be that nobody came: the room was not used, and the visit counts as missed', async () => {
      const visit = await attended();
      const id = await proposed(visit, nobody);
      expect((await review(manager, id, 'acceptance')).statusCode).toBe(200);
      expect(await totals()).toMatchObject([
        { visits: 0, no_shows: 1, pupils: 0, pupil_minutes: 0, room_minutes: 120, largest_group: 0, last_day: null },
      ]);
      const back = (await technician.get(`/api/v1/visits/${visit.id}`)).json<VisitDetailView>();
      expect(back).toMatchObject({ state: 'no_show', attendedPupils: null });
      const again = await proposed(back, fewer);
      expect((await review(manager, again, 'acceptance')).statusCode).toBe(200);
      expect(await totals()).toMatchObject([{ visits: 1, no_shows: 0, pupils: 20, room_minutes: 120, last_day: DAY }]);
      expect(await whole()).toEqual([]);
    });

    it('cannot be that they were in a room that others had by then', async () => {
      const visit = await approved();
      at('10:15');
      const missed = await json(post(technician, visit, 'no-show'));
      const walkIn = aRequest(city, {
        startTime: '11:00',
        endTime: '12:00',
        partnerId: city.otherSchoolId,
        pupils: 10,
      });
      expect((await manager.post('/api/v1/visits', walkIn)).statusCode).toBe(201);
      const id = await proposed(missed, fewer);
      expect(told(await review(manager, id, 'acceptance'))).toEqual([409, 'correction/room-given-away']);
      expect(await ledger()).toHaveLength(1);
      expect((await review(manager, id, 'refusal')).json()).toMatchObject({ state: 'refused' });
    });

    it('is about what was recorded then: what was recorded anew since stays', async () => {
      const visit = await approved();
      at('10:15');
      const missed = await json(post(technician, visit, 'no-show'));
      const id = await proposed(missed, { ...fewer, pupils: 3 }, deputy);
      const back = await json(post(technician, missed, 'undo'));
      const [none] = (await manager.get(`/api/v1/centres/${city.centreId}/open-corrections`)).json().items;
      expect(none).toMatchObject({ id, availableActions: ['refuse'] });
      const recorded = await json(post(technician, back, 'attendance', { pupils: 10, adults: 1 }));
      expect(told(await review(manager, id, 'acceptance'))).toEqual([409, 'correction/visit-changed']);
      const now = (await technician.get(`/api/v1/visits/${visit.id}`)).json();
      expect(now).toMatchObject({ state: 'attended', attendedPupils: 10, attendedAdults: 1 });
      expect((await review(manager, id, 'refusal')).json()).toMatchObject({ state: 'refused' });
      const anew = await proposed(recorded, { ...fewer, pupils: 9 }, deputy);
      expect((await review(manager, anew, 'acceptance')).statusCode).toBe(200);
    });

    it('is told in sentences that mend it, and taken back only by whoever proposed it', async () => {
      const visit = await attended();
      const same = { came: true, pupils: 27, adults: 2, reason: 'Because' };
      expect(told(await propose(technician, visit, same))).toEqual([422, 'correction/nothing-changes']);
      expect(told(await propose(technician, visit, { ...fewer, pupils: 700 }))).toEqual([422, 'visit/more-than-roll']);
      expect(told(await propose(elsewhere, visit, fewer))).toEqual([404, 'visit/not-found']);
      expect((await propose(technician, visit, { came: false, reason: ' ' })).statusCode).toBe(400);
      const id = await proposed(visit, fewer);
      const open = (await deputy.get(`/api/v1/centres/${city.centreId}/open-corrections`)).json();
      expect(open.items).toMatchObject([
        { id, availableActions: ['accept', 'refuse'], reason: 'The register says 20' },
      ]);
      expect((await elsewhere.get(`/api/v1/centres/${city.centreId}/open-corrections`)).statusCode).toBe(404);
      expect(told(await review(manager, id, 'withdrawal'))).toEqual([403, 'correction/not-yours']);
      expect((await review(technician, id, 'withdrawal')).json()).toMatchObject({ state: 'withdrawn' });
      const list = (await technician.get(`/api/v1/visits/${visit.id}/corrections`)).json();
      expect(list).toMatchObject({ mayPropose: true, items: [{ state: 'withdrawn' }] });
    });

    it('is reviewed once, however many do so at the same time', async () => {
      const id = await proposed(await attended(), fewer);
      const reviewers = [
        ...[await it_.people.manager(city.centreId), await it_.people.manager(city.centreId)],
        await it_.people.manager(city.centreId),
      ];
      const answers = await Promise.all(
        reviewers.map((one, index) => review(one, id, index % 2 === 0 ? 'acceptance' : 'refusal')),
      );
      const codes = answers.map(({ statusCode }) => statusCode).sort();
      expect(codes).toEqual([200, 409, 409]);
      expect(await whole()).toEqual([]);
    });

    it('cannot be reviewed by the proposer past the application, nor be open twice', async () => {
      const visit = await attended();
      const id = await proposed(visit, fewer, manager);
      const review = (by: string | null) =>
        it_.store.write(
          (tx) => sql(tx.manager)`
            UPDATE attendance_corrections SET state = 'accepted', reviewed_by = ${by}, reviewed_at = ${new Date()}
             WHERE id = ${id}`,
        );
      await expect(review(manager.personId)).rejects.toThrow(/second_person|CHECK/);
      await expect(review(null)).rejects.toThrow(/review_ck|CHECK/);
      await review(deputy.personId);
      const copy = () =>
        it_.store.write(
          (tx) => sql(tx.manager)`
            INSERT INTO attendance_corrections (id, visit_id, visit_version, state, to_state, pupils, adults, reason, proposed_by, proposed_at)
            SELECT ${newId()}, visit_id, visit_version, 'open', to_state, pupils, adults, reason, proposed_by, proposed_at
              FROM attendance_corrections WHERE id = ${id}`,
        );
      await copy();
      await expect(copy()).rejects.toThrow(/one_open|UNIQUE/);
    });
  });

  it('the set-up sheet says what to lay out where and when, and who comes', async () => {
    const visit = await approved({ stepFree: true });
    const pack = { contactName: 'Ada', contactPhone: '01632 960001', needs: [{ tag: 'hearing_loop', count: 2 }] };
    const written = await teacher.put(`/api/v1/visits/${visit.id}/pack`, pack, { 'if-match': '"1"' });
    expect(written.statusCode).toBe(200);
    await json(teacher.post('/api/v1/visits', aRequest(city, { startTime: '14:00', endTime: '15:00' })));
    at('09:30');
    const url = `/api/v1/centres/${city.centreId}/set-up-sheets/${DAY}`;
    const sheet = (await technician.get(url)).json();
    expect(sheet.rooms).toMatchObject([{ name: 'Radio studio', visits: [{ id: visit.id }] }]);
    expect(sheet.rooms[0].visits[0]).toMatchObject({
      ...{ setUpAt: `${DAY}T09:45:00.000Z`, clearedAt: `${DAY}T12:15:00.000Z`, partner: 'Hillside School' },
      ...{ equipment: [{ name: 'Recorders', quantity: 20 }], stepFree: true, pupils: 28, adults: 2 },
      ...{ needs: [{ tag: 'hearing_loop', count: 2 }], contactName: 'Ada', contactPhone: '01632 960001' },
      ...{ dayActions: ['arrive'], availableActions: [] },
    });
    expect((await technician.get(url.replace(DAY, '2026-12-02'))).json().rooms).toEqual([]);
    expect((await elsewhere.get(url)).statusCode).toBe(404);
  });

  it('a door display shows the room’s day without anybody’s name, and nothing once it is revoked', async () => {
    const visit = await approved();
    at('09:00');
    const displays = `/api/v1/centres/${city.centreId}/door-displays`;
    expect((await manager.post(displays, { roomId: newId() })).statusCode).toBe(404);
    expect((await elsewhere.post(displays, { roomId: city.studioId })).statusCode).toBe(404);
    const made = (await manager.post(displays, { roomId: city.studioId })).json();
    const token = String(made.address).split('/').at(-1)!;
    const nobody = it_.people.nobody();
    const look = (etag?: string) =>
      nobody.request('GET', `/api/v1/doors/${token}`, etag ? { headers: { 'if-none-match': etag } } : {});
    const first = await look();
    const times = { from: `${DAY}T09:45:00.000Z`, until: `${DAY}T12:15:00.000Z`, startsAt: `${DAY}T10:00:00.000Z` };
    expect(first.json().slots).toEqual([
      { kind: 'visit', ...times, endsAt: `${DAY}T12:00:00.000Z`, activity: null, school: null },
    ]);
    const etag = String(first.headers.etag);
    expect((await look(etag)).statusCode).toBe(304);
    const policy = `/api/v1/centres/${city.centreId}/policy`;
    const { centre: _, version: _1, mayEdit: _2, ...terms } = (await manager.get(policy)).json();
    const shown = await manager.put(policy, { ...terms, doorShowsActivity: true }, { 'if-match': '"1"' });
    expect(shown.statusCode).toBe(200);
    const second = await look(etag);
    expect(second.json().slots).toMatchObject([{ activity: 'Podcasting', school: 'Hillside School' }]);
    expect(second.body).not.toContain('Person');
    at('10:30');
    const there = await json(post(technician, visit, 'arrival'));
    await json(post(technician, there, 'early-finish'));
    expect((await look()).json().slots).toMatchObject([
      { endsAt: `${DAY}T10:30:00.000Z`, until: `${DAY}T10:45:00.000Z` },
    ]);
    const renewed = (await manager.post(displays, { roomId: city.studioId })).json();
    expect((await look()).statusCode).toBe(404);
    const next = String(renewed.address).split('/').at(-1)!;
    expect((await nobody.get(`/api/v1/doors/${next}`)).statusCode).toBe(200);
    expect((await elsewhere.delete(`/api/v1/door-displays/${renewed.id}`)).statusCode).toBe(404);
    expect((await manager.delete(`/api/v1/door-displays/${renewed.id}`)).statusCode).toBe(204);
    expect((await nobody.get(`/api/v1/doors/${next}`)).json()).toMatchObject({ refusal: 'door/not-found' });
    const [, studio] = (await manager.get(displays)).json().rooms;
    expect(studio).toMatchObject({ name: 'Radio studio', display: null });
  });
});
