import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApprovalsView, JointEffectView, RivalsView } from '#shared/contracts/queue.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { SchoolCharacteristics } from '../../../server/modules/partners/entities/school-characteristics.entity.js';
import { CityFactory, aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aPolicy } from '../../factories/policy.factory.js';
import { QueueFactory } from '../../factories/queue.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

/** A Monday: ten weekdays of the school year have begun, with two rooms open for ten hours each. */
const TODAY = '2026-09-14T09:00:00Z';
const EARLIER = '2026-09-10T09:00:00Z';

describe('the queue of a centre', () => {
  let it_: TestApp;
  let city: SmallCity;
  let manager: Caller;
  let teacher: Caller;
  let officer: Caller;
  let stranger: Caller;
  let queue: QueueFactory;
  const visits: Record<'hillside' | 'valley' | 'host' | 'old', VisitDetailView> = {} as never;

  const census = (schoolId: string, fsm6Percent: number) =>
    it_.store.write((tx) =>
      tx.manager.insert(SchoolCharacteristics, {
        ...{ id: newId(), schoolId, source: 'test', asOf: '2026-01-15', fsm6Percent },
      }),
    );
  const path = () => `/api/v1/centres/${city.centreId}/queue`;
  const order = async (query: Record<string, string> = {}) =>
    (await queue.page(manager, query)).items.map(({ visit }) => visit.id);

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set(EARLIER);
    city = await aSmallCity(it_.store);
    // Weights 1,000 × 1.2, 600 × 1.5 and 300: of 180 hours 45, 101.3 and 33.8.
    await census(city.hostId, 20);
    await census(city.schoolId, 50);
    await census(city.otherSchoolId, 0);
    const early = new QueueFactory(it_, city, await it_.people.manager(city.centreId));
    visits.old = await early.ask({ partnerId: city.otherSchoolId, day: '2026-11-02', programme: 'primary_transition' });
    it_.clock.set(TODAY);
    manager = await it_.people.manager(city.centreId);
    teacher = await it_.people.teacher(city.schoolId);
    officer = await it_.people.officer(city.authorityId);
    const elsewhere = new CityFactory(it_.store);
    const authorityId = await elsewhere.anAuthority({ name: 'Moorshire', dfeCode: null });
    stranger = await it_.people.manager(await elsewhere.aCentre(authorityId));
    queue = new QueueFactory(it_, city, manager);
    visits.host = await queue.ask({ partnerId: city.hostId, day: '2026-10-01', roomId: city.labId });
    visits.valley = await queue.ask({ partnerId: city.otherSchoolId, day: '2026-10-02' });
    visits.hillside = await queue.ask({ day: '2026-10-20' });
  });
  afterAll(() => it_.close());

  it('stands in the order of need, each with its reason in words', async () => {
    const { items, total, nextCursor } = await queue.page(manager);
    expect(items.map(({ need }) => need.reason)).toEqual([
      'Hillside School is 101.3 fair hours short; asked within the last day; answer due Monday 28 September',
      'Quayside Academy is 45 fair hours short; asked within the last day; answer due Monday 28 September',
      'Valley School is 33.8 fair hours short; waiting 4 days; answer due Thursday 24 September',
      'Valley School is 33.8 fair hours short; asked within the last day; answer due Monday 28 September',
    ]);
    expect(items[0]).toMatchObject({
      visit: { id: visits.hillside.id, availableActions: ['approve', 'offer', 'wait', 'decline'] },
      need: { shortfall: 101.3, waitingDays: 0 },
      ...{ rivals: 0, messages: { count: 0, unread: 0 } },
    });
    expect([total, nextCursor]).toEqual([4, null]);
  });

  it('is ordered by waiting time or by day where that is chosen, and filtered by room, days and programme', async () => {
    const { old, host, valley, hillside } = visits;
    expect((await order({ order: 'waiting' }))[0]).toBe(old.id);
    expect(await order({ order: 'day' })).toEqual([host.id, valley.id, hillside.id, old.id]);
    expect(await order({ roomId: city.labId })).toEqual([host.id]);
    expect(await order({ from: '2026-10-02', to: '2026-10-20' })).toEqual([hillside.id, valley.id]);
    expect(await order({ programme: 'primary_transition' })).toEqual([old.id]);
  });

  it('is read whole by pages in every order, also when the end of a page is decided between them', async () => {
    for (const by of ['need', 'waiting', 'day']) {
      const whole = await order({ order: by });
      const read: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page = await queue.page(manager, { order: by, limit: '1', ...(cursor === '' ? {} : { cursor }) });
        read.push(...page.items.map(({ visit }) => visit.id));
        cursor = page.nextCursor;
      }
      expect(read).toEqual(whole);
    }
    const gone = await queue.ask({ day: '2026-10-21' });
    const first = await queue.page(manager, { limit: '2' });
    expect(first.items.map(({ visit }) => visit.id)).toEqual([visits.hillside.id, gone.id]);
    await manager.post(`/api/v1/visits/${gone.id}/decline`, { version: 1, reasonCode: 'no_tutor' });
    const second = await queue.page(manager, { limit: '2', cursor: first.nextCursor ?? '' });
    expect(second.items.map(({ visit }) => visit.id)).toEqual([visits.host.id, visits.old.id]);
    const bad = await manager.get(path(), { cursor: 'nonsense' });
    expect([bad.statusCode, bad.json().issues[0].path]).toEqual([400, 'cursor']);
  });

  it('has a revision that changes with every change, and answers 304 to whoever has it', async () => {
    const revision = async () => (await manager.get(`${path()}/revision`)).json<{ revision: string }>().revision;
    const before = await revision();
    expect((await queue.page(manager)).revision).toBe(before);
    const headers = { 'if-none-match': `"${before}"` };
    const known = await manager.request('GET', `${path()}/revision`, { headers });
    expect([known.statusCode, known.body]).toEqual([304, '']);
    const seen = [before];
    const visit = await queue.ask({ day: '2026-10-22' });
    seen.push(await revision());
    await teacher.post(`/api/v1/visits/${visit.id}/messages`, { text: 'Is there a lift?' });
    seen.push(await revision());
    await manager.post(`/api/v1/visits/${visit.id}/change`, { version: 1, pupils: 21 });
    seen.push(await revision());
    await manager.post(`/api/v1/visits/${visit.id}/decline`, { version: 2, reasonCode: 'other' });
    seen.push(await revision());
    expect(seen.filter((mark, index) => mark === seen[index - 1])).toEqual([]);
    // What is there now is what was there before.
    expect(seen.at(-1)).toBe(before);
  });

  it('shows rivals side by side, by need, with what choosing each would do', async () => {
    const day = '2026-11-10';
    const waiting = await queue.wish({ partnerId: city.otherSchoolId, day }, 'waitlisted');
    const half = { day, roomId: city.labId, startTime: '13:00', endTime: '14:00' };
    const equipment = [{ poolId: city.recordersId, quantity: 20 }];
    const lot = await queue.wish({ partnerId: city.hostId, ...half, equipment });
    const asked = await queue.ask({ day, startTime: '11:00', endTime: '14:00', equipment });
    const { items } = await queue.page(manager, { from: day, to: day });
    expect(items.map(({ visit, rivals }) => [visit.id, rivals])).toEqual([
      [asked.id, 2],
      [lot.id, 1],
    ]);
    const { candidates } = (await manager.get(`/api/v1/visits/${asked.id}/rivals`)).json<RivalsView>();
    expect(candidates.map(({ visit, over }) => [visit.id, over.map(({ name }) => name)])).toEqual([
      [asked.id, []],
      [lot.id, ['Recorders']],
      [waiting.id, ['Radio studio']],
    ]);
    expect(candidates.map(({ need }) => need.reason.split(' is ')[0])).toEqual([
      ...['Hillside School', 'Quayside Academy', 'Valley School'],
    ]);
    expect(candidates.map(({ effect }) => [effect?.usedAfter, effect?.shortfallAfter, effect?.hostShareAfter])).toEqual(
      [
        [3, 98.3, 0],
        [1, 44, 100],
        [2, 31.8, 0],
      ],
    );
    await manager.post(`/api/v1/visits/${asked.id}/decline`, { version: 1, reasonCode: 'other' });
    await manager.post(`/api/v1/visits/${lot.id}/decline`, { version: 1, reasonCode: 'other' });
    expect((await manager.get(`/api/v1/visits/${asked.id}/rivals`)).json()).toEqual({ candidates: [] });
  });

  it('tells what approving several together would do', async () => {
    const visitIds = [visits.host.id, visits.valley.id, visits.old.id, newId()];
    const answer = await manager.post(`${path()}/joint-effect`, { visitIds });
    const [year] = answer.json<JointEffectView>().years;
    expect(answer.json<JointEffectView>().years).toHaveLength(1);
    expect(year).toMatchObject({ academicYear: 2026, hostShare: null, hostShareAfter: 33.3, hostCapPercent: 25 });
    expect(
      year?.schools.map(({ school, used, usedAfter, shortfallAfter }) => [
        school.name,
        used,
        usedAfter,
        shortfallAfter,
      ]),
    ).toEqual([
      ['Quayside Academy', 0, 2, 43],
      ['Valley School', 0, 4, 29.8],
    ]);
  });

  it('approves several, each for itself: of two who want the same the one in need has it, the other is told', async () => {
    const day = '2026-11-17';
    const rich = await queue.wish({ partnerId: city.otherSchoolId, day });
    const poor = await queue.wish({ day });
    const free = await queue.ask({ partnerId: city.hostId, day: '2026-11-18' });
    const chosen = [
      { visitId: rich.id, version: 1 },
      { visitId: free.id, version: 2 },
      { visitId: poor.id, version: 1 },
      { visitId: newId(), version: 1 },
    ];
    const answer = await manager.post(`${path()}/approvals`, { visits: chosen });
    expect(answer.statusCode).toBe(200);
    expect(answer.json<ApprovalsView>().outcomes).toMatchObject([
      { visitId: rich.id, refusal: 'visit/slot-taken', message: expect.stringContaining('no longer free') },
      { visitId: free.id, refusal: 'visit/already-decided', state: null },
      { visitId: poor.id, refusal: null, state: 'approved', version: 2 },
      { refusal: 'visit/not-found' },
    ]);
    expect([await queue.held(rich.id), await queue.held(poor.id)]).toEqual([0, 1]);
    for (const [visit, state] of [
      [rich, 'requested'],
      [free, 'requested'],
      [poor, 'approved'],
    ] as const)
      expect((await manager.get(`/api/v1/visits/${visit.id}`)).json()).toMatchObject({ state });
    const none = await manager.post(`${path()}/approvals`, { visits: [] });
    const twice = await manager.post(`${path()}/approvals`, { visits: [chosen[0], chosen[0]] });
    expect([none.statusCode, twice.statusCode]).toEqual([400, 400]);
  });

  it('lets rivals compete: who is outdone waits, in a batch as by itself, and asks again when that is taken back', async () => {
    await aPolicy(manager, city.centreId, { pendingRequests: 'compete', decisionDays: 4 });
    const day = '2026-11-24';
    const rich = await queue.ask({ partnerId: city.otherSchoolId, day });
    const poor = await queue.ask({ day });
    const visits = [rich, poor].map(({ id, version }) => ({ visitId: id, version }));
    const { outcomes } = (await manager.post(`${path()}/approvals`, { visits })).json<ApprovalsView>();
    expect(outcomes.map(({ refusal, state }) => [refusal, state])).toEqual([
      ['visit/slot-taken', null],
      [null, 'approved'],
    ]);
    const stateOf = async ({ id }: { id: string }) => {
      const { state, holdExpiresAt } = (await manager.get(`/api/v1/visits/${id}`)).json<VisitDetailView>();
      return [state, holdExpiresAt, await queue.held(id)];
    };
    expect((await stateOf(rich))[0]).toBe('waitlisted');
    const undone = await manager.post(`/api/v1/visits/${poor.id}/undo`, { version: 2 });
    expect([undone.statusCode, undone.body.slice(0, 200)]).toEqual([200, expect.any(String)]);
    expect(await stateOf(poor)).toEqual(['requested', poor.holdExpiresAt, 0]);
    expect(await stateOf(rich)).toEqual(['requested', rich.holdExpiresAt, 0]);
    expect((await manager.post(`/api/v1/visits/${rich.id}/approval`, { version: 3 })).statusCode).toBe(200);
    await aPolicy(manager, city.centreId, { pendingRequests: 'hold' });
  });

  it('is for the managers of the centre alone', async () => {
    const missing = await stranger.get(`/api/v1/centres/${newId()}/queue`);
    const strangers = [
      await stranger.get(path()),
      await stranger.get(`${path()}/revision`),
      await stranger.post(`${path()}/joint-effect`, { visitIds: [visits.host.id] }),
      await stranger.post(`${path()}/approvals`, { visits: [{ visitId: visits.host.id, version: 1 }] }),
    ];
    for (const { statusCode, body } of strangers) expect([statusCode, body]).toEqual([404, missing.body]);
    const rivals = await stranger.get(`/api/v1/visits/${visits.host.id}/rivals`);
    expect([rivals.statusCode, rivals.json().refusal]).toEqual([404, 'visit/not-found']);
    expect((await teacher.get(path())).statusCode).toBe(403);
    expect((await officer.get(path())).statusCode).toBe(403);
    // A manager of two centres decides at each for itself.
    const other = await it_.people.manager(city.centreId);
    const elsewhere = await other.post(`/api/v1/centres/${newId()}/queue/approvals`, {
      visits: [{ visitId: visits.host.id, version: 1 }],
    });
    expect(elsewhere.statusCode).toBe(404);
    expect((await manager.get(`/api/v1/visits/${visits.host.id}`)).json()).toMatchObject({ state: 'requested' });
  });
});
