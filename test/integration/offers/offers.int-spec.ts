import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SuggestionList } from '#shared/contracts/offers.contract.js';
import type { SeriesDetailView } from '#shared/contracts/series.contract.js';
import type { VisitDetailView, WaitingListView } from '#shared/contracts/visits.contract.js';
import { sql } from '../../../server/database/dialect.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { GIVE_TURNS } from '../../../server/modules/visits/jobs/give-turns.job.js';
import { LAPSE_REQUESTS } from '../../../server/modules/visits/jobs/lapse-requests.job.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';

/** Tuesday 24 November 2026, in the morning; the visit is wanted a week later. */
const NOW = '2026-11-24T09:00:00Z';

describe('other times than the one that was asked for', () => {
  let it_: TestApp;
  let city: SmallCity;
  let people: Record<'manager' | 'otherManager' | 'teacher' | 'otherTeacher' | 'tutor', Caller>;

  beforeAll(async () => {
    it_ = await testApp();
  });
  beforeEach(async () => {
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    const elsewhere = await city.city.aCentre(city.authorityId, { name: 'Hilltop CLC' });
    people = {
      manager: await it_.people.manager(city.centreId),
      otherManager: await it_.people.manager(elsewhere),
      teacher: await it_.people.teacher(city.schoolId),
      otherTeacher: await it_.people.teacher(city.otherSchoolId),
      tutor: await it_.people.tutor(city.centreId),
    };
  });
  afterAll(() => it_.close());

  const run = (job: string) => it_.app.get(Schedule).run(job);
  const whole = () => it_.store.read((manager) => brokenVisits(manager, city.centreId));

  async function aVisit(over: object = {}, who: Caller = people.teacher): Promise<VisitDetailView> {
    const answer = await who.post('/api/v1/visits', aRequest(city, over));
    expect([answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([201, '']);
    return answer.json();
  }

  const at = (day: string, startTime: string, endTime: string, roomId = city.studioId) => ({
    ...{ day, startTime, endTime, roomId },
  });
  const offer = (visit: VisitDetailView, alternatives: object[], who: Caller = people.manager) =>
    who.post(`/api/v1/visits/${visit.id}/offer`, { version: visit.version, alternatives });
  const accept = (visit: VisitDetailView, index: number, who: Caller = people.teacher) =>
    who.post(`/api/v1/visits/${visit.id}/acceptance`, {
      version: visit.version,
      alternativeId: visit.offer?.alternatives[index]?.id,
    });
  const look = async (id: string, who: Caller = people.teacher) =>
    (await who.get(`/api/v1/visits/${id}`)).json<VisitDetailView>();

  /** Offered Wednesday at the same time, or Tuesday afternoon. */
  async function anOfferedVisit(): Promise<VisitDetailView> {
    const visit = await aVisit();
    const answer = await offer(visit, [at('2026-12-02', '10:00', '12:00'), at('2026-12-01', '14:00', '16:00')]);
    expect([answer.statusCode, answer.body.slice(0, 0)]).toEqual([200, '']);
    return answer.json();
  }

  it('are all held until one is chosen, and what was asked for is free again', async () => {
    const visit = await anOfferedVisit();
    expect(visit).toMatchObject({
      state: 'offered',
      version: 2,
      offer: { kind: 'other_time', until: '2026-11-28T00:00:00.000Z' },
    });
    expect(visit.offer?.alternatives.map(({ day, differsIn, room }) => [day, differsIn, room?.name])).toEqual([
      ['2026-12-02', ['day'], 'Radio studio'],
      ['2026-12-01', ['time'], 'Radio studio'],
    ]);
    const rival = (over: object) =>
      people.otherTeacher.post('/api/v1/visits', aRequest(city, { partnerId: city.otherSchoolId, ...over }));
    expect((await rival({ day: '2026-12-02' })).json()).toMatchObject({ refusal: 'visit/slot-taken' });
    expect((await rival({ startTime: '14:00', endTime: '16:00' })).json()).toMatchObject({
      refusal: 'visit/slot-taken',
    });
    expect((await rival({})).statusCode).toBe(201);
    expect(await whole()).toEqual([]);
  });

  it('one is chosen in one step: approved there, and the others are free', async () => {
    const offered = await anOfferedVisit();
    const answer = await accept(offered, 1);
    expect(answer.json()).toMatchObject({
      ...{ state: 'approved', version: 3, day: '2026-12-01', offer: null, holdExpiresAt: null },
      startsAt: '2026-12-01T14:00:00.000Z',
      room: { id: city.studioId },
    });
    expect(answer.json<VisitDetailView>().history.map(({ move, side }) => `${move} ${side}`)).toEqual([
      'request partner',
      'offer centre',
      'accept partner',
    ]);
    expect(answer.json<VisitDetailView>().history.map(({ left }) => left)).toEqual([
      ...[null, null],
      { startsAt: '2026-12-01T10:00:00.000Z', endsAt: '2026-12-01T12:00:00.000Z' },
    ]);
    const other = await people.otherTeacher.post(
      '/api/v1/visits',
      aRequest(city, { partnerId: city.otherSchoolId, day: '2026-12-02' }),
    );
    expect(other.statusCode).toBe(201);
    expect(await whole()).toEqual([]);
  });

  it('the centre says yes for whoever telephones; others see nothing of it', async () => {
    const offered = await anOfferedVisit();
    const others = [people.otherTeacher, people.otherManager];
    for (const other of others)
      expect((await accept(offered, 0, other)).json()).toMatchObject({ refusal: 'visit/not-found' });
    expect((await accept(offered, 0, people.tutor)).statusCode).toBe(403);
    expect((await accept(offered, 0, people.manager)).json()).toMatchObject({ state: 'approved', day: '2026-12-02' });
  });

  it('are refused with what stands in the way, and nothing is kept of it', async () => {
    const taken = await aVisit({ partnerId: city.otherSchoolId, day: '2026-12-03' }, people.otherTeacher);
    const visit = await aVisit();
    const refusal = async (alternatives: object[], who = people.manager) =>
      (await offer(visit, alternatives, who)).json<{ refusal: string; details?: object }>();
    const free = at('2026-12-02', '10:00', '12:00');
    expect(await refusal([free, at(taken.day, '11:00', '13:00')])).toMatchObject({
      refusal: 'visit/slot-taken',
      details: { alternative: 1 },
    });
    expect(await refusal([at('2026-12-01', '10:00', '12:00')])).toMatchObject({ refusal: 'offer/nothing-differs' });
    expect(await refusal([free, at('2026-12-02', '11:00', '13:00')])).toMatchObject({ refusal: 'offer/times-clash' });
    expect(await refusal([at('2026-12-05', '10:00', '12:00')])).toMatchObject({ refusal: 'visit/centre-closed' });
    expect(await refusal([at('2026-12-02', '10:00', '12:00', city.labId)])).toMatchObject({
      refusal: 'visit/room-too-small',
    });
    expect(await refusal([free], people.otherManager)).toMatchObject({ refusal: 'visit/not-found' });
    expect(await refusal([free], people.teacher)).toMatchObject({ refusal: 'access/forbidden' });
    for (const count of [0, 4]) {
      const many = Array.from({ length: count }, (_, index) => at(`2026-12-0${index + 7}`, '10:00', '12:00'));
      expect((await offer(visit, many)).statusCode).toBe(400);
    }
    expect((await offer(visit, [free, free])).statusCode).toBe(400);
    expect(await look(visit.id)).toMatchObject({ state: 'requested', version: 1 });
    expect(await whole()).toEqual([]);
  });

  it('can be withdrawn from and declined, and then hold nothing', async () => {
    for (const [who, route, state] of [
      [people.teacher, 'withdrawal', 'withdrawn'],
      [people.manager, 'decline', 'declined'],
    ] as const) {
      const offered = await anOfferedVisit();
      const body = { version: offered.version, reasonCode: 'cover' };
      expect((await who.post(`/api/v1/visits/${offered.id}/${route}`, body)).json()).toMatchObject({
        state,
        offer: null,
      });
      expect(await whole()).toEqual([]);
    }
  });

  it('lapse at the end of the third working day; at that very instant it is too late to choose', async () => {
    const offered = await anOfferedVisit();
    it_.clock.set('2026-11-27T23:59:59Z');
    await run(LAPSE_REQUESTS);
    const teacher = await it_.people.teacher(city.schoolId);
    expect(await look(offered.id, teacher)).toMatchObject({ state: 'offered' });
    it_.clock.set('2026-11-28T00:00:00Z');
    expect((await accept(offered, 0, teacher)).json()).toMatchObject({ refusal: 'visit/hold-lapsed' });
    await Promise.all([run(LAPSE_REQUESTS), run(LAPSE_REQUESTS)]);
    expect(await look(offered.id, teacher)).toMatchObject({ state: 'expired', version: 3 });
    expect(await whole()).toEqual([]);
  });

  it('never hold past the beginning of the first of them', async () => {
    const visit = await aVisit();
    const answer = await offer(visit, [at('2026-12-02', '10:00', '12:00'), at('2026-11-25', '08:15', '10:15')]);
    expect(answer.json()).toMatchObject({ offer: { until: '2026-11-25T08:15:00.000Z' } });
  });

  it('an occurrence of a series is offered another time alone, and edits of the series leave it alone', async () => {
    const asked = { visit: aRequest(city), repeat: { every: 'week', weekdays: [2], until: { day: '2026-12-15' } } };
    const series = (await people.teacher.post('/api/v1/series', asked)).json<SeriesDetailView>();
    const second = await look(series.occurrences[1]!.visitId);
    const offered = (await offer(second, [at('2026-12-09', '10:00', '12:00')])).json<VisitDetailView>();
    expect(offered).toMatchObject({ state: 'offered', seriesId: series.id });
    const edited = await people.manager.post(`/api/v1/series/${series.id}/edits`, {
      ...{ version: series.version, fromDay: '2026-12-01', changes: { startTime: '13:00', endTime: '15:00' } },
    });
    expect([edited.statusCode, edited.body.slice(0, 0)]).toEqual([200, '']);
    const times = async () =>
      Promise.all(series.occurrences.map(async ({ visitId }) => (await look(visitId)).startsAt.slice(0, 16)));
    expect(await times()).toEqual(['2026-12-01T13:00', '2026-12-08T10:00', '2026-12-15T13:00']);
    expect((await accept(await look(second.id), 0)).json()).toMatchObject({ state: 'approved', day: '2026-12-09' });
    expect(await times()).toEqual(['2026-12-01T13:00', '2026-12-09T10:00', '2026-12-15T13:00']);
    expect(await whole()).toEqual([]);
  });

  it('are suggested by the server: the nearest first, each with what it gives up', async () => {
    await aVisit({ partnerId: city.otherSchoolId, day: '2026-12-02' }, people.otherTeacher);
    const visit = await aVisit();
    const answer = await people.manager.get(`/api/v1/visits/${visit.id}/suggestions`);
    const { items, rooms } = answer.json<SuggestionList>();
    expect(rooms.map(({ name }) => name)).toEqual(['Radio studio']);
    expect(
      items.map(({ day, startTime, givesUp, shiftDays }) => [day, startTime, givesUp.join(' '), shiftDays]).slice(0, 3),
    ).toEqual([
      ['2026-11-30', '10:00', 'other_day', -1],
      ['2026-12-03', '10:00', 'other_day', 2],
      ['2026-12-04', '10:00', 'other_day', 3],
    ]);
    const chosen = items
      .slice(0, 3)
      .map(({ day, startTime, endTime, roomId }) => ({ day, startTime, endTime, roomId }));
    expect((await offer(visit, chosen)).statusCode).toBe(200);
    expect((await people.otherManager.get(`/api/v1/visits/${visit.id}/suggestions`)).json()).toMatchObject({
      refusal: 'visit/not-found',
    });
  });

  describe('the waiting list', () => {
    const wish = (over: object = {}, who: Caller = people.otherTeacher) =>
      who.post('/api/v1/waiting-list', aRequest(city, { partnerId: city.otherSchoolId, ...over }));

    it('takes a wish whose time is full, and none that is free or cannot be', async () => {
      expect((await wish()).json()).toMatchObject({ refusal: 'waiting-list/time-is-free' });
      await aVisit();
      expect((await wish()).json()).toMatchObject({
        ...{ state: 'waitlisted', holdExpiresAt: '2026-12-01T10:00:00.000Z', waiting: { place: 1, of: 1 } },
        room: { id: city.studioId },
      });
      expect((await wish({ roomId: city.labId })).json()).toMatchObject({ refusal: 'visit/room-too-small' });
      const greedy = [{ poolId: city.recordersId, quantity: 31 }];
      expect((await wish({ partnerId: city.hostId, equipment: greedy }, people.manager)).json()).toMatchObject({
        refusal: 'waiting-list/never-enough',
      });
      expect((await wish({}, people.teacher)).json()).toMatchObject({ refusal: 'partner/not-found' });
      expect(await whole()).toEqual([]);
    });

    it('gives the turn to the larger shortfall first, then to whoever has waited longest', async () => {
      await it_.store.write((tx) => sql(tx.manager)`UPDATE school_characteristics SET fsm_percent = 10`);
      const held = await aVisit({ partnerId: city.hostId }, people.manager);
      const [first] = [await wish()];
      it_.clock.set('2026-11-24T10:00:00Z');
      const second = await wish({ partnerId: city.schoolId }, people.teacher);
      const [small, large] = [first.json<VisitDetailView>(), second.json<VisitDetailView>()];
      // The school with twice the roll may expect twice the hours and has had none either.
      expect(await look(large.id)).toMatchObject({ waiting: { place: 1, of: 2 } });
      expect(await look(small.id, people.otherTeacher)).toMatchObject({ waiting: { place: 2, of: 2 } });
      const list = (await people.manager.get(`/api/v1/centres/${city.centreId}/waiting-list`)).json<WaitingListView>();
      expect(list.waiting.map(({ visit }) => visit.partner.name)).toEqual(['Hillside School', 'Valley School']);
      await people.manager.post(`/api/v1/visits/${held.id}/decline`, { version: 1, reasonCode: 'other' });
      await run(GIVE_TURNS);
      const turn = await look(large.id);
      expect(turn).toMatchObject({ state: 'offered', offer: { kind: 'turn', until: '2026-11-25T10:00:00.000Z' } });
      expect(turn.offer?.alternatives).toMatchObject([{ day: '2026-12-01', differsIn: [] }]);
      expect(await look(small.id, people.otherTeacher)).toMatchObject({
        state: 'waitlisted',
        waiting: { place: 1, of: 1 },
      });
      it_.clock.set('2026-11-25T10:00:00Z');
      await run(LAPSE_REQUESTS);
      await run(GIVE_TURNS);
      const valley = await it_.people.teacher(city.otherSchoolId);
      const next = await look(small.id, valley);
      expect(next).toMatchObject({ state: 'offered', offer: { kind: 'turn' } });
      expect(next.offer?.asks).toBe(true);
      expect((await accept(next, 0, valley)).json()).toMatchObject({
        ...{ state: 'requested', startsAt: '2026-12-01T10:00:00.000Z', holdExpiresAt: '2026-12-01T10:00:00.000Z' },
        ...{ availableActions: ['withdraw'], offer: null },
      });
      const rival = { ...aRequest(city), startTime: '11:00', endTime: '12:00' };
      const hillside = await it_.people.teacher(city.schoolId);
      expect((await hillside.post('/api/v1/visits', rival)).json()).toMatchObject({ refusal: 'visit/slot-taken' });
      const manager = await it_.people.manager(city.centreId);
      const asked = await look(next.id, manager);
      const approval = await manager.post(`/api/v1/visits/${next.id}/approval`, { version: asked.version });
      expect(approval.json()).toMatchObject({ state: 'approved' });
      expect(await whole()).toEqual([]);
    });

    it('gives no turn on a day on which the school is closed: the next in order gets it', async () => {
      const held = await aVisit({ partnerId: city.hostId }, people.manager);
      const closed = (await wish()).json<VisitDetailView>();
      it_.clock.set('2026-11-24T10:00:00Z');
      const later = { partnerId: city.schoolId, startTime: '11:00', endTime: '12:00' };
      const next = (await wish(later, people.teacher)).json<VisitDetailView>();
      const coordinator = await it_.people.coordinator(city.otherSchoolId);
      const days = { firstDay: '2026-12-01', lastDay: '2026-12-01', reason: 'Election' };
      const closure = await coordinator.post(`/api/v1/schools/${city.otherSchoolId}/closures`, days);
      expect([closure.statusCode, closure.json().lines]).toMatchObject([
        201,
        [
          {
            status: 'open',
            best: null,
            mayMove: false,
            mayCancel: true,
            visit: { id: closed.id, state: 'waitlisted' },
          },
        ],
      ]);
      await people.manager.post(`/api/v1/visits/${held.id}/decline`, { version: 1, reasonCode: 'other' });
      await run(GIVE_TURNS);
      expect((await look(closed.id, people.otherTeacher)).state).toBe('waitlisted');
      expect(await look(next.id)).toMatchObject({ state: 'offered', offer: { kind: 'turn' } });
      const lines = [{ choice: 'cancel', visitId: closed.id, version: closed.version }];
      const settled = await coordinator.post(`/api/v1/closures/${closure.json().id}/settlements`, { lines });
      expect(settled.json().results).toMatchObject([{ outcome: 'cancelled' }]);
      expect((await look(closed.id, people.otherTeacher)).state).toBe('withdrawn');
      expect(await whole()).toEqual([]);
    });

    it('takes no wish that only its own request is in the way of, and the centre’s yes for a turn is its approval', async () => {
      const held = await aVisit();
      expect((await wish({ partnerId: city.schoolId }, people.teacher)).json()).toMatchObject({
        refusal: 'waiting-list/own-request',
      });
      const { id } = (await wish()).json<VisitDetailView>();
      await people.teacher.post(`/api/v1/visits/${held.id}/withdrawal`, { version: 1, reasonCode: 'plans_changed' });
      await run(GIVE_TURNS);
      const turn = await look(id, people.manager);
      expect(turn.offer).toMatchObject({ kind: 'turn', asks: true });
      expect((await accept(turn, 0, people.manager)).json()).toMatchObject({ state: 'approved' });
      expect(await whole()).toEqual([]);
    });

    it('is left at the visit’s own beginning, and shows nothing to the other school', async () => {
      const held = await aVisit();
      const waiting = (await wish()).json<VisitDetailView>();
      expect((await people.teacher.get(`/api/v1/visits/${waiting.id}`)).statusCode).toBe(404);
      const listAs = (who: Caller) => who.get(`/api/v1/centres/${city.centreId}/waiting-list`);
      expect([(await listAs(people.otherManager)).statusCode, (await listAs(people.teacher)).statusCode]).toEqual([
        404, 403,
      ]);
      const approval = await people.manager.post(`/api/v1/visits/${held.id}/approval`, { version: 1 });
      expect(approval.statusCode).toBe(200);
      it_.clock.set('2026-12-01T10:00:00Z');
      await run(LAPSE_REQUESTS);
      const valley = await it_.people.teacher(city.otherSchoolId);
      expect(await look(waiting.id, valley)).toMatchObject({ state: 'expired', waiting: null });
      expect(await whole()).toEqual([]);
    });

    it('takes a request that the manager puts there, whose time is then for whoever is first', async () => {
      const visit = await aVisit();
      const put = await people.manager.post(`/api/v1/visits/${visit.id}/waiting`, { version: 1 });
      expect(put.json()).toMatchObject({ state: 'waitlisted', availableActions: ['offer', 'decline'] });
      await run(GIVE_TURNS);
      const turn = await look(visit.id);
      expect(turn).toMatchObject({ availableActions: ['accept', 'withdraw'], offer: { kind: 'turn', asks: false } });
      expect((await accept(turn, 0)).json()).toMatchObject({ state: 'approved' });
    });
  });

  it('are in the day view as held, for staff with the visit, for others as busy', async () => {
    const visit = await anOfferedVisit();
    const stays = async (who: Caller) => {
      const answer = await who.get(`/api/v1/centres/${city.centreId}/days/2026-12-02`);
      const { rooms } = answer.json<{ rooms: { id: string; stays: { startsAt: string; visit: object | null }[] }[] }>();
      return rooms.find(({ id }) => id === city.studioId)?.stays.map((stay) => [stay.startsAt, stay.visit]);
    };
    expect(await stays(people.manager)).toMatchObject([
      ['2026-12-02T10:00:00.000Z', { id: visit.id, state: 'offered' }],
    ]);
    expect(await stays(people.otherTeacher)).toEqual([['2026-12-02T10:00:00.000Z', null]]);
  });

  it('tell those concerned, and not those who did it', async () => {
    const offered = await anOfferedVisit();
    await accept(offered, 0);
    const mails = await it_.store.read(
      (manager) => sql(manager)<{ payload: unknown }>`SELECT payload FROM outbox WHERE topic = 'mail' ORDER BY id`,
    );
    const told = mails
      .map(({ payload }) => (typeof payload === 'string' ? JSON.parse(payload) : payload) as Record<string, string>)
      .filter(({ visitId }) => visitId === offered.id)
      .map(({ template, personId }) => [template, personId]);
    expect(told).toEqual([
      ['visit_requested_notification', people.manager.personId],
      ['visit_offered_notification', people.teacher.personId],
      ['visit_accepted_notification', people.manager.personId],
    ]);
  });
});
