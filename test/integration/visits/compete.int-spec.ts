import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { SeriesDetailView } from '#shared/contracts/series.contract.js';
import type { FoundTimes } from '#shared/contracts/search.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { Rivals } from '../../../server/modules/visits/rivals.js';
import { addDays } from '../../../shared/values/local-date.js';
import { PATIENCE_MS, runs } from '../../doses/depth.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aPolicy } from '../../factories/policy.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';
import { nextOpenDay } from '../../support/open-days.js';

jest.setTimeout(PATIENCE_MS);

/** A Tuesday; visits a week later are decided by the Friday before them. */
const NOW = '2026-11-24T09:00:00Z';
const TERMS = { pendingRequests: 'compete', decisionDays: 4 } as const;

describe('requests that compete for a time', () => {
  let it_: TestApp;
  let city: SmallCity;
  let manager: Caller;
  let colleague: Caller;
  let hillside: Caller;
  let valley: Caller;
  let day = '2026-12-01';

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    manager = await it_.people.manager(city.centreId);
    colleague = await it_.people.manager(city.centreId);
    hillside = await it_.people.teacher(city.schoolId);
    valley = await it_.people.teacher(city.otherSchoolId);
    await aPolicy(manager, city.centreId, TERMS);
  });
  beforeEach(() => {
    it_.clock.set(NOW);
    day = addDays(day, 7);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => it_.close());

  const wish = (over: Partial<RequestVisit> = {}) => aRequest(city, { day, pupils: 20, ...over });
  const ask = async (caller: Caller, over: Partial<RequestVisit> = {}): Promise<VisitDetailView> => {
    const partner = caller === valley ? { partnerId: city.otherSchoolId } : {};
    const answer = await caller.post('/api/v1/visits', wish({ ...partner, ...over }));
    expect([answer.statusCode, answer.body.slice(0, 300)]).toEqual([201, expect.any(String)]);
    return answer.json();
  };
  const refused = async (caller: Caller, over: Partial<RequestVisit> = {}) =>
    (await caller.post('/api/v1/visits', wish(over))).json().refusal;
  const approve = (visit: { id: string; version: number }, caller = manager) =>
    caller.post(`/api/v1/visits/${visit.id}/approval`, { version: visit.version });
  const seen = async ({ id }: { id: string }): Promise<VisitDetailView> =>
    (await manager.get(`/api/v1/visits/${id}`)).json();
  const broken = () => it_.store.read((db) => brokenVisits(db));

  it('stand side by side until the day of decision, and wait for an answer after it', async () => {
    const [first, second] = [await ask(hillside), await ask(valley)];
    expect([first, second]).toMatchObject([
      { state: 'requested', decideBy: addDays(day, -4), room: { id: city.studioId } },
      { state: 'requested', decideBy: addDays(day, -4) },
    ]);
    // The visit is on a Tuesday, the decision the Friday before: the answer is due when the visit begins.
    expect(first.holdExpiresAt).toBe(first.startsAt);
    expect(await broken()).toEqual([]);
  });

  it('approve one, and the others wait: the system says so in their history', async () => {
    const [first, second, third] = [
      await ask(hillside),
      await ask(valley),
      await ask(hillside, { startTime: '11:30' }),
    ];
    const elsewhere = await ask(valley, { roomId: city.labId });
    expect((await approve(second)).statusCode).toBe(200);
    for (const rival of [first, third]) {
      const { state, history } = await seen(rival);
      expect([state, history.at(-1)]).toEqual([
        'waitlisted',
        expect.objectContaining({ move: 'wait', side: 'system', actor: null }),
      ]);
    }
    expect((await seen(elsewhere)).state).toBe('requested');
    expect((await approve(first)).json()).toMatchObject({ refusal: 'visit/already-decided' });
    expect(await broken()).toEqual([]);
  });

  describe('wait as well once another visit has come by their time', () => {
    const one = { startTime: '13:00', endTime: '14:00' };
    const done = async (answer: ReturnType<Caller['post']>): Promise<VisitDetailView> => {
      const { statusCode, body } = await answer;
      expect([statusCode, body.slice(0, 300)]).toEqual([200, expect.any(String)]);
      return JSON.parse(body) as VisitDetailView;
    };
    const change = (visit: VisitDetailView, over: object, who = manager) =>
      who.post(`/api/v1/visits/${visit.id}/change`, { version: visit.version, ...over });
    const outdone = async (rival: VisitDetailView) => {
      const { state, history } = await seen(rival);
      return [state, history.at(-1)?.move, history.at(-1)?.side];
    };
    const WAITS = ['waitlisted', 'wait', 'system'];

    it('by accepting what was offered', async () => {
      const [visit, rival] = [await ask(hillside, { roomId: city.labId }), await ask(valley, one)];
      const alternatives = [{ day, ...one, roomId: city.studioId }];
      const offered = await done(
        manager.post(`/api/v1/visits/${visit.id}/offer`, { version: visit.version, alternatives }),
      );
      expect((await seen(rival)).state).toBe('requested');
      const alternativeId = offered.offer?.alternatives[0]?.id;
      await done(hillside.post(`/api/v1/visits/${visit.id}/acceptance`, { version: offered.version, alternativeId }));
      expect(await outdone(rival)).toEqual(WAITS);
      expect(await broken()).toEqual([]);
    });

    it('by a change of the centre, not by one that its school asks for', async () => {
      const visit = await done(approve(await ask(hillside)));
      const [rival, later] = [await ask(valley, one), await ask(valley, { startTime: '15:00', endTime: '16:00' })];
      const moved = await done(change(visit, one));
      expect([await outdone(rival), (await seen(later)).state]).toEqual([WAITS, 'requested']);
      const asked = await done(change(moved, { startTime: '15:00', endTime: '16:00' }, hillside));
      expect([asked.state, (await seen(later)).state]).toEqual(['requested', 'requested']);
      expect(await broken()).toEqual([]);
    });

    it('by a swap', async () => {
      const equipment = [{ poolId: city.recordersId, quantity: 20 }];
      const own = await done(approve(await ask(hillside, { endTime: '11:00', equipment })));
      const other = await done(approve(await ask(valley, { ...one, roomId: city.labId })));
      const rival = await ask(valley, { ...one, equipment });
      const { startsAt } = other;
      const body = { version: own.version, roomId: city.labId, startsAt };
      const proposed = await hillside.post(`/api/v1/visits/${own.id}/swap`, body);
      const swapId = proposed.json<{ swap: { id: string } }>().swap.id;
      expect((await valley.post(`/api/v1/swaps/${swapId}/consent`)).statusCode).toBe(204);
      expect(await outdone(rival)).toEqual(WAITS);
      expect(await broken()).toEqual([]);
    });
  });

  it('compete for equipment only as far as there is not enough for all', async () => {
    const pool = (quantity: number) => ({ equipment: [{ poolId: city.recordersId, quantity }] });
    const [few, many] = [await ask(hillside, pool(20)), await ask(valley, { roomId: city.labId, ...pool(20) })];
    const some = await ask(valley, { roomId: city.labId, ...pool(2), startTime: '12:00', endTime: '13:00' });
    expect((await approve(few)).statusCode).toBe(200);
    expect([(await seen(many)).state, (await seen(some)).state]).toEqual(['waitlisted', 'requested']);
  });

  it('are refused once the day of decision is over and others wait for it; without rivals a request keeps its time', async () => {
    const first = await ask(hillside);
    const free = { startTime: '13:00', endTime: '14:00' };
    it_.clock.set(`${addDays(day, -3)}T09:00:00Z`);
    const [late, lateManager] = [await it_.people.teacher(city.otherSchoolId), await it_.people.manager(city.centreId)];
    const of = { partnerId: city.otherSchoolId };
    expect(await refused(late, of)).toBe('visit/slot-taken');
    const kept = await ask(late, { ...of, ...free });
    expect(kept).toMatchObject({ state: 'requested', decideBy: null });
    expect(await refused(lateManager, { partnerId: city.schoolId, ...free })).toBe('visit/slot-taken');
    expect((await approve(first, lateManager)).statusCode).toBe(200);
  });

  it('go on waiting when one of two that outdid them is taken back, and ask again with the second', async () => {
    const morning = await ask(hillside, { startTime: '09:15', endTime: '10:00' });
    const noon = await ask(hillside, { startTime: '10:45', endTime: '11:30' });
    const long = await ask(valley, { startTime: '09:15', endTime: '11:30' });
    for (const visit of [morning, noon]) expect((await approve(visit)).statusCode).toBe(200);
    const states = [];
    for (const { id } of [morning, noon]) {
      expect((await manager.post(`/api/v1/visits/${id}/undo`, { version: 2 })).statusCode).toBe(200);
      states.push((await seen(long)).state);
    }
    expect(states).toEqual(['waitlisted', 'requested']);
    expect(await broken()).toEqual([]);
  });

  it('are counted in the search, others’ only, and never named', async () => {
    await ask(hillside);
    await ask(valley, { startTime: '10:30' });
    const needs = { durationMinutes: 60, features: [], equipment: [], tutorSkill: null };
    const days = { from: day, to: day, wishedStart: '11:00', earliest: '11:00', latest: '12:00' };
    const search = async (caller: Caller, partnerId: string) => {
      const body = { centreId: city.centreId, partnerId, pupils: 28, adults: 1, needs, ...days };
      const answer = await caller.post('/api/v1/availability/searches', { ...body, outsideSchoolHours: true });
      expect(answer.body).not.toContain('Valley');
      return answer.json<FoundTimes>().offers.find(({ room }) => room.id === city.studioId)?.rivals;
    };
    const host = await it_.people.teacher(city.hostId);
    expect(await search(host, city.hostId)).toBe(2);
    expect(await search(hillside, city.schoolId)).toBe(1);
  });

  it('go on competing when they are changed, and what a school moves of an approved visit competes again', async () => {
    const first = await ask(hillside);
    await ask(valley, { startTime: '13:00', endTime: '14:00' });
    const change = (visit: VisitDetailView, over: object) =>
      hillside.post(`/api/v1/visits/${visit.id}/change`, { version: visit.version, ...over });
    const moved = (await change(first, { startTime: '13:00', endTime: '14:00' })).json<VisitDetailView>();
    expect(moved).toMatchObject({ state: 'requested', decideBy: addDays(day, -4) });
    await approve(moved);
    const back = await change(await seen(moved), { startTime: '15:00', endTime: '16:00' });
    expect(back.json()).toMatchObject({ state: 'requested', decideBy: addDays(day, -4) });
    expect(await broken()).toEqual([]);
  });

  it('stay what they are when the centre changes its mind, and who wants the same later is decided with them', async () => {
    const first = await ask(hillside);
    await aPolicy(manager, city.centreId, { pendingRequests: 'hold' });
    const [second, free] = [await ask(valley), await ask(valley, { roomId: city.labId })];
    const between = await ask(valley, { roomId: city.labId, startTime: '13:00', endTime: '14:00' });
    expect([first, second, free, between].map(({ decideBy }) => decideBy)).toEqual([
      ...[addDays(day, -4), addDays(day, -4)],
      ...[null, null],
    ]);
    const moved = await valley.post(`/api/v1/visits/${between.id}/change`, {
      ...{ version: 1, roomId: city.studioId, startTime: '11:00', endTime: '11:30' },
    });
    expect(moved.json()).toMatchObject({ state: 'requested', decideBy: addDays(day, -4) });
    const repeat = { every: 'week', until: { day: addDays(day, 7) } };
    const visit = wish({ partnerId: city.otherSchoolId });
    const series = (await valley.post('/api/v1/series', { visit, repeat })).json<SeriesDetailView>();
    const dates = await Promise.all(series.occurrences.map(async ({ visitId }) => seen({ id: visitId })));
    expect(dates.map(({ decideBy }) => decideBy)).toEqual([addDays(day, -4), null]);
    expect((await approve(first)).json()).toMatchObject({ state: 'approved' });
    for (const rival of [second, between, dates[0]!]) expect((await seen(rival)).state).toBe('waitlisted');
    await aPolicy(manager, city.centreId, TERMS);
    expect(await broken()).toEqual([]);
    day = addDays(day, 7);
  });

  it('make a series of which each date competes by itself', async () => {
    const repeat = { every: 'week', until: { day: addDays(day, 7) } };
    const series = await hillside.post('/api/v1/series', { visit: wish(), repeat });
    expect([series.statusCode, series.body.slice(0, 200)]).toEqual([201, expect.any(String)]);
    const rival = await ask(valley);
    const { id, occurrences } = series.json<{ id: string; occurrences: { visitId: string; version: number }[] }>();
    const all = occurrences.map(({ visitId, version }) => ({ visitId, version }));
    const body = { occurrences: all };
    const decided = await manager.post(`/api/v1/series/${id}/approval`, body);
    expect([decided.statusCode, decided.json().outcomes.map(({ state }: { state: string }) => state)]).toEqual([
      200,
      ['approved', 'approved'],
    ]);
    expect((await seen(rival)).state).toBe('waitlisted');
    expect(await broken()).toEqual([]);
    day = addDays(day, 7);
  });

  async function decideAtOnce(round: number) {
    let on = '2027-05-04';
    for (let left = Math.floor(round / 9); left > 0; left -= 1) on = nextOpenDay(on);
    const hour = String(8 + (round % 9)).padStart(2, '0');
    const over = { startTime: `${hour}:00`, endTime: `${hour}:30`, day: on };
    const rivals = [await ask(hillside, over), await ask(valley, over)];
    const pair = round % 2 === 0 ? rivals : rivals.toReversed();
    const answers = await Promise.all(pair.map((visit, index) => approve(visit, index === 0 ? manager : colleague)));
    const states = await Promise.all(rivals.map(async (visit) => (await seen(visit)).state));
    return { codes: answers.map(({ statusCode }) => statusCode).sort(), states: states.sort(), answers };
  }

  it('two managers who approve two rivals at once: one wins, the other is told', async () => {
    for (let round = 0; round < runs(12, 1_000); round += 1) {
      const { codes, states, answers } = await decideAtOnce(round);
      expect([codes, states]).toEqual([
        [200, 409],
        ['approved', 'waitlisted'],
      ]);
      const lost = answers.find(({ statusCode }) => statusCode === 409);
      expect(['visit/already-decided', 'visit/slot-taken']).toContain(lost?.json().refusal);
    }
    expect(await broken()).toEqual([]);
  });

  it('approves both when nothing is taken and no rival is told (positive control)', async () => {
    const rivals = it_.app.get(Rivals, { strict: false });
    jest.spyOn(rivals, 'take').mockResolvedValue();
    jest.spyOn(rivals, 'outdone').mockResolvedValue([]);
    const { codes, states } = await decideAtOnce(1_000);
    expect([codes, states]).toEqual([
      [200, 200],
      ['approved', 'approved'],
    ]);
    expect(await broken()).toHaveLength(2);
  });
});
