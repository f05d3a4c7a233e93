import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { sql } from '../../../server/database/dialect.js';
import { UNDO_SECONDS } from '../../../shared/values/undo-window.js';
import { DELIVER_OUTBOX } from '../../../server/jobs/outbox-relay.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { KEEP_FINAL_NUMBERS } from '../../../server/modules/visits/jobs/final-numbers.job.js';
import { VisitsRepository } from '../../../server/modules/visits/visits.repository.js';
import { aPolicy } from '../../factories/policy.factory.js';
import { aScheme, aTransportCity, type TransportCity } from '../../factories/transport.factory.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import { aRequest } from '../../factories/visit.factory.js';
import { MailSink } from '../../support/mail-sink.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';

jest.setTimeout(PATIENCE_MS);

const NOW = '2026-11-24T09:00:00Z';
/** Of a visit on Wednesday 16 December, five working days before: the end of Wednesday 9 December. */
const DUE = '2026-12-10T00:00:00.000Z';

describe('the final numbers of a visit', () => {
  const sink = new MailSink();
  let it_: TestApp;
  let city: TransportCity;
  let coordinator: Caller;
  let otherTeacher: Caller;
  /** Of the visits of one test; cities of earlier ones lie in the same database. */
  let references: string[];

  beforeAll(async () => {
    it_ = await testApp({ SMTP_URL: await sink.listen() });
  });
  beforeEach(async () => {
    it_.clock.set(NOW);
    city = await aTransportCity(it_);
    coordinator = await it_.people.coordinator(city.schoolId);
    otherTeacher = await it_.people.teacher(city.otherSchoolId);
    await aPolicy(city.manager, city.centreId, { finalNumbersDays: 5 });
    sink.mails.length = 0;
    references = [];
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await it_.close();
    await sink.close();
  });

  /** The clock of these tests jumps by weeks, which no session survives. */
  async function at(iso: string): Promise<void> {
    it_.clock.set(iso);
    const [seen, ends] = [new Date(iso), new Date('2027-06-01T00:00:00Z')];
    await it_.store.write((tx) => sql(tx.manager)`UPDATE sessions SET last_seen_at = ${seen}, expires_at = ${ends}`);
  }
  const tick = () => it_.app.get(Schedule).run(KEEP_FINAL_NUMBERS);
  const ask = async (over: object = {}): Promise<VisitDetailView> => {
    const wish = { studioId: city.roomId, centreId: city.centreId, schoolId: city.schoolId };
    const answer = await city.teacher.post(
      '/api/v1/visits',
      aRequest(wish, { day: '2026-12-16', pupils: 20, adults: 2, ...over }),
    );
    expect(answer.statusCode).toBe(201);
    const visit = answer.json<VisitDetailView>();
    references.push(visit.reference);
    return visit;
  };
  const post = (caller: Caller, { id, version }: VisitDetailView, route: string, body: object = {}) =>
    caller.post(`/api/v1/visits/${id}/${route}`, { version, ...body });
  const approved = async (over: object = {}): Promise<VisitDetailView> => {
    const answer = await post(city.manager, await ask(over), 'approval');
    expect(answer.statusCode).toBe(200);
    return answer.json<VisitDetailView>();
  };
  const read = async ({ id }: VisitDetailView): Promise<VisitDetailView> =>
    (await city.manager.get(`/api/v1/visits/${id}`)).json<VisitDetailView>();
  const confirm = (caller: Caller, visit: VisitDetailView, pupils = 20, adults = 2) =>
    post(caller, visit, 'final-numbers', { pupils, adults });
  /** Subjects of what left since the last look, by their first words. */
  async function mails(): Promise<string[]> {
    it_.clock.pass(UNDO_SECONDS);
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    it_.clock.pass(-UNDO_SECONDS);
    return sink.mails.splice(0).flatMap(({ headers, text }) => {
      const [word = ''] = (headers['subject'] ?? '').split(':');
      return references.some((reference) => text.includes(reference)) ? [word] : [];
    });
  }

  it('are asked for once it is approved, and stand with it and in lists', async () => {
    expect((await ask({ day: '2026-12-17' })).finalNumbers).toBeNull();
    const visit = await approved();
    const asked = { dueAt: DUE, confirmedAt: null, mayConfirm: true };
    expect(visit.finalNumbers).toEqual({ ...asked, mayExtend: true });
    const list = (await coordinator.get('/api/v1/visits', { state: 'approved' })).json();
    expect(list.items[0].finalNumbers).toEqual({ ...asked, mayExtend: false });
  });

  it('are asked for at once where the deadline is over, and not at all where no working day is left', async () => {
    expect((await approved({ day: '2026-11-26' })).finalNumbers?.dueAt).toBe('2026-11-26T00:00:00.000Z');
    await tick();
    expect((await mails()).filter((subject) => subject === 'Final numbers')).toHaveLength(1);
    expect((await approved({ day: '2026-11-25' })).finalNumbers).toBeNull();
    await tick();
    expect(await mails()).not.toContain('Final numbers');
  });

  it('are confirmed by the school in one step, are kept in its history, and can be corrected', async () => {
    const visit = await approved();
    const answer = await confirm(city.teacher, visit, 18, 3);
    expect(answer.json()).toMatchObject({ expectedPupils: 18, expectedAdults: 3, state: 'approved' });
    const { finalNumbers, history } = await read(visit);
    expect(finalNumbers).toMatchObject({ dueAt: DUE, confirmedAt: NOW.replace('Z', '.000Z'), mayExtend: false });
    expect(history.at(-1)).toMatchObject({ move: 'confirmNumbers', side: 'partner', version: 3 });
    expect((await confirm(coordinator, await read(visit), 19)).json().expectedPupils).toBe(19);
    await at('2026-12-10T00:00:01Z');
    await tick();
    expect((await read(visit)).state).toBe('approved');
  });

  it('can be confirmed by the centre for the school, and by nobody else', async () => {
    const visit = await approved();
    const tutor = await it_.people.tutor(city.centreId);
    expect((await confirm(otherTeacher, visit)).json().refusal).toBe('visit/not-found');
    expect((await confirm(tutor, visit)).statusCode).toBe(403);
    expect((await confirm(city.manager, visit)).statusCode).toBe(200);
    expect((await read(visit)).history.at(-1)).toMatchObject({ move: 'confirmNumbers', side: 'centre' });
  });

  it('may go up to what the room and the roll allow, and no further', async () => {
    const visit = await approved();
    expect((await confirm(city.teacher, visit, 31)).json()).toMatchObject({
      refusal: 'visit/room-too-small',
      details: { capacity: 30 },
    });
    expect((await confirm(city.teacher, visit, 30)).statusCode).toBe(200);
    const big = await city.city.aRoom(city.centreId, { capacity: 900 });
    const inHall = await approved({ roomId: big, startTime: '13:00', endTime: '14:00' });
    expect((await confirm(city.teacher, inHall, 601)).json().refusal).toBe('visit/more-than-roll');
  });

  it('are refused on an old version, before approval, after the deadline and where none are asked for', async () => {
    const visit = await approved();
    expect((await confirm(city.teacher, { ...visit, version: 1 })).json().refusal).toBe('visit/already-decided');
    const request = await ask({ day: '2026-12-17' });
    expect((await confirm(city.teacher, request)).json().refusal).toBe('visit/wrong-state');
    await at(DUE);
    expect((await confirm(city.teacher, visit)).json().refusal).toBe('visit/final-numbers-late');
    expect((await post(city.manager, visit, 'final-numbers/deadline', { day: '2026-12-11' })).json().refusal).toBe(
      'visit/final-numbers-late',
    );
    await at(NOW);
    await aPolicy(city.manager, city.centreId, { finalNumbersDays: null });
    await tick();
    expect((await read(visit)).finalNumbers).toBeNull();
    expect((await confirm(city.teacher, visit)).json().refusal).toBe('visit/final-numbers-not-asked');
  });

  it('are reminded of three working days and one working day before, once each, to whoever asked', async () => {
    await approved();
    await mails();
    for (const [moment, count] of [
      ['2026-12-04T07:59:00Z', 0],
      ['2026-12-04T08:00:00Z', 1],
      ['2026-12-04T09:00:00Z', 0],
      ['2026-12-08T08:00:00Z', 1],
      ['2026-12-09T23:59:00Z', 0],
    ] as const) {
      await at(moment);
      await tick();
      await tick();
      expect([moment, await mails()]).toEqual([moment, Array.from({ length: count }, () => 'Final numbers')]);
    }
  });

  it('are reminded of once after downtime, with a link and the deadline in words', async () => {
    const visit = await approved();
    await mails();
    await at('2026-12-09T10:00:00Z');
    await tick();
    it_.clock.pass(UNDO_SECONDS);
    await it_.app.get(Schedule).run(DELIVER_OUTBOX);
    it_.clock.pass(-UNDO_SECONDS);
    const [mail, ...others] = sink.mails.filter(({ text }) => text.includes(visit.reference));
    expect(others).toEqual([]);
    expect(mail!.text).toContain('needs your final numbers by the end of Wednesday 9 December 2026.');
    expect(mail!.text).toContain(`/visits/${visit.id}`);
  });

  it('release the visit when nobody gives them: time, award and both sides', async () => {
    await city.manager.post(`/api/v1/centres/${city.centreId}/transport-schemes`, aScheme());
    const visit = await approved({ transport: { quotePence: 10_000 } });
    await mails();
    await at(DUE);
    await tick();
    const released = await read(visit);
    expect(released).toMatchObject({ state: 'cancelled', reasonCode: 'no_final_numbers', reasonNote: null });
    expect(released.history.at(-1)).toMatchObject({
      move: 'release',
      side: 'system',
      actor: null,
      toState: 'cancelled',
    });
    const award = await city.manager.get(`/api/v1/visits/${visit.id}/transport-award`);
    expect(award.json().award.state).toBe('released');
    expect(await mails()).toEqual(['Cancelled', 'Cancelled']);
    const again = await otherTeacher.post('/api/v1/visits', {
      ...aRequest({ studioId: city.roomId, centreId: city.centreId, schoolId: city.otherSchoolId }),
      day: '2026-12-16',
    });
    expect(again.statusCode).toBe(201);
    await tick();
    expect(await mails()).toEqual([]);
  });

  it('are caught up with when the server was down over the deadline, but not once the visit has begun or its group is there', async () => {
    const [visit, begun] = [await approved({ day: '2026-12-17' }), await approved()];
    const early = await approved({ startTime: '13:00', endTime: '14:00' });
    await at('2026-12-16T12:00:00Z');
    expect((await post(city.manager, early, 'arrival')).statusCode).toBe(200);
    await tick();
    const states = [visit, begun, early].map(async (one) => (await read(one)).state);
    expect(await Promise.all(states)).toEqual(['cancelled', 'approved', 'approved']);
  });

  it('cannot be used by a person as the reason why a visit ends', async () => {
    const answer = await post(city.manager, await approved(), 'cancellation', { reasonCode: 'no_final_numbers' });
    expect(answer.statusCode).toBe(400);
  });

  it('wait longer when the manager gives one visit more time', async () => {
    const visit = await approved();
    const extend = (day: string, of = visit) => post(city.manager, of, 'final-numbers/deadline', { day });
    expect((await extend('2026-12-16')).json().refusal).toBe('visit/final-numbers-day');
    expect((await post(city.teacher, visit, 'final-numbers/deadline', { day: '2026-12-14' })).statusCode).toBe(403);
    const otherManager = await it_.people.manager(await city.city.aCentre(city.authorityId, { name: 'Hilltop CLC' }));
    const foreign = await post(otherManager, visit, 'final-numbers/deadline', { day: '2026-12-14' });
    expect(foreign.json().refusal).toBe('visit/not-found');
    const longer = (await extend('2026-12-14')).json<VisitDetailView>();
    expect(longer.finalNumbers).toMatchObject({ dueAt: '2026-12-15T00:00:00.000Z' });
    expect(longer.history.at(-1)).toMatchObject({ move: 'extendNumbers', side: 'centre' });
    await mails();
    await at('2026-12-11T08:00:00Z');
    await tick();
    expect([await mails(), (await read(visit)).state]).toEqual([['Final numbers'], 'approved']);
    await confirm(city.teacher, await read(visit));
    const given = await extend('2026-12-15', await read(visit));
    expect(given.json().refusal).toBe('visit/final-numbers-given');
  });

  it('follow a visit that the centre moves, are asked anew of one that is approved anew, and stay once confirmed', async () => {
    const visit = await approved();
    const moved = (await post(city.manager, visit, 'change', { day: '2026-12-17' })).json<VisitDetailView>();
    expect(moved.finalNumbers?.dueAt).toBe('2026-12-11T00:00:00.000Z');
    const given = (await confirm(city.teacher, moved)).json<VisitDetailView>();
    const again = (await post(city.manager, given, 'change', { day: '2026-12-18' })).json<VisitDetailView>();
    expect(again.finalNumbers?.confirmedAt).not.toBeNull();
    const changed = (await post(city.teacher, again, 'change', { pupils: 25 })).json<VisitDetailView>();
    expect([changed.state, changed.finalNumbers]).toEqual(['requested', null]);
    const anew = (await post(city.manager, changed, 'approval')).json<VisitDetailView>();
    expect(anew.finalNumbers).toMatchObject({ dueAt: '2026-12-12T00:00:00.000Z', confirmedAt: null });
  });

  it('are asked for by the job where a centre begins to ask after it approved', async () => {
    await aPolicy(city.manager, city.centreId, { finalNumbersDays: null });
    const visit = await approved();
    await aPolicy(city.manager, city.centreId, { finalNumbersDays: 5 });
    expect(visit.finalNumbers).toBeNull();
    await tick();
    expect((await read(visit)).finalNumbers?.dueAt).toBe(DUE);
  });

  it('are confirmed or lead to a release, never both', async () => {
    for (let round = 0; round < runs(10, 200); round += 1) {
      await at(NOW);
      const visit = await approved();
      await at('2026-12-09T23:59:59.999Z');
      const before = it_.clock;
      const sent = confirm(city.teacher, visit);
      if (round % 2 === 0) await Promise.resolve();
      before.set(DUE);
      const [answer] = await Promise.all([sent, tick()]);
      const { state } = await read(visit);
      expect([
        [200, 'approved'],
        [409, 'cancelled'],
      ]).toContainEqual([answer.statusCode, state]);
      if (state === 'approved') await post(city.manager, await read(visit), 'cancellation', { reasonCode: 'other' });
    }
    expect(await it_.store.read((manager) => brokenVisits(manager))).toEqual([]);
  });

  it('would be both where neither version nor row were looked at (positive control)', async () => {
    const visits = it_.app.get(VisitsRepository, { strict: false });
    const visit = await approved();
    const stale = await it_.store.write((tx) => visits.forDecision(tx, visit.id));
    await confirm(city.teacher, visit);
    jest.spyOn(visits, 'forDecision').mockResolvedValue(stale);
    jest.spyOn(visits, 'change').mockResolvedValue(true);
    jest.spyOn(visits, 'addHistory').mockResolvedValue();
    expect((await confirm(city.teacher, visit, 12)).statusCode).toBe(200);
    expect((await read(visit)).expectedPupils).toBe(20);
  });
});
