import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EditPolicy, PolicyView } from '#shared/contracts/policies.contract.js';
import type { FoundTimes } from '#shared/contracts/search.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import {
  PriorityWindowEntry,
  ProtectedHoursEntry,
} from '../../../server/modules/policies/entities/kept-times.entity.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { postForm } from '../../support/form.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

/** Tuesday 1 December 2026 lies a week after the day on which everybody asks. */
const TUESDAY = '2026-12-01';
const TUESDAYS = { weekday: 2, starts: '13:00', ends: '15:00', firstDay: null, lastDay: null };
const NINE = { startTime: '09:00', endTime: '10:00' };
const JANUARY = { opensOn: '2026-11-30', firstDay: '2026-12-01', lastDay: '2027-03-31' };

describe('times that a centre keeps for some', () => {
  let it_: TestApp;
  let city: SmallCity;
  let manager: Caller;
  let host: Caller;
  let teacher: Caller;
  let version = 1;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    manager = await it_.people.manager(city.centreId);
    host = await it_.people.teacher(city.hostId);
    teacher = await it_.people.teacher(city.schoolId);
  });
  afterAll(() => it_.close());
  beforeEach(() => set({}));

  const path = () => `/api/v1/centres/${city.centreId}/policy`;
  const OPEN = { noticeDays: 0, horizonDays: 400, longestMinutes: null, visitsPerTerm: null, hostCapPercent: null };
  const PRACTICE = {
    ...{ offerDays: 3, turnHours: 24, pendingRequests: 'hold' as const, decisionDays: 10, instantApproval: false },
    ...{ instantLeadDays: 5, finalNumbersDays: null, cancellationDays: null, doorShowsActivity: false },
  };
  const edit = (terms: Partial<EditPolicy>) =>
    manager.put(path(), { ...OPEN, ...PRACTICE, ...terms }, { 'if-match': `"${version}"` });
  async function set(terms: Partial<EditPolicy>): Promise<void> {
    const answer = await edit(terms);
    expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
    version = answer.json<PolicyView>().version;
  }
  let minute = 0;
  /** Each at another time between 13:00 and 14:50 of a day, in a room that nobody else wants. */
  const ask = (caller: Caller, over: Partial<RequestVisit> = {}) => {
    minute += 1;
    const at = (all: number) => `${13 + Math.floor(all / 12)}:${String((all % 12) * 5).padStart(2, '0')}`;
    const time = { startTime: at(minute), endTime: at(minute + 1), roomId: city.labId, pupils: 12 };
    return caller.post('/api/v1/visits', aRequest(city, { day: TUESDAY, ...time, ...over }));
  };
  const byHost = (over: Partial<RequestVisit> = {}) => ask(host, { partnerId: city.hostId, ...over });
  const codesOf = async (answer: ReturnType<typeof ask>) => {
    const { statusCode, body, json } = await answer;
    if (statusCode === 201) return [];
    expect([statusCode, body]).toEqual([422, expect.stringContaining('visit/against-policy')]);
    const { problems } = json().details as { problems: { code: string; overridable: boolean }[] };
    return problems.map(({ code, overridable }) => `${code} ${overridable ? 'soft' : 'hard'}`);
  };
  const search = async (caller: Caller, partnerId: string, over: object = {}) => {
    const needs = { durationMinutes: 60, features: [], equipment: [], tutorSkill: null };
    const days = { from: TUESDAY, to: TUESDAY, outsideSchoolHours: true, earliest: '12:30', latest: '15:30' };
    const wish = { centreId: city.centreId, partnerId, pupils: 10, adults: 1, needs, ...days, ...over };
    const answer = await caller.post('/api/v1/availability/searches', wish);
    expect([answer.statusCode, answer.body.slice(0, 400)]).toEqual([200, expect.any(String)]);
    return answer.json<FoundTimes>();
  };

  it('are none at first, are set with the other rules, and come back as they were entered', async () => {
    const lists = {
      releaseDays: 5,
      protectedHours: [TUESDAYS, { ...TUESDAYS, weekday: 4, firstDay: '2026-12-01', lastDay: '2026-12-31' }],
      priorityWindows: [{ ...JANUARY, phases: ['primary' as const], programmes: ['cpd' as const] }],
    };
    const none = { releaseDays: 14, protectedHours: [], priorityWindows: [] };
    expect((await manager.get(path())).json()).toMatchObject(none);
    await set(lists);
    expect((await manager.get(path())).json()).toMatchObject(lists);
    await set({});
    expect((await manager.get(path())).json()).toMatchObject(none);
  });

  it.each([
    ['hours that end before they begin', { protectedHours: [{ ...TUESDAYS, ends: '12:00' }] }, 'protectedHours.0.ends'],
    [
      'a last day before the first',
      { protectedHours: [{ ...TUESDAYS, firstDay: '2026-12-02', lastDay: '2026-12-01' }] },
      'protectedHours.0.lastDay',
    ],
    [
      'days that are kept for nobody',
      { priorityWindows: [{ ...JANUARY, phases: [], programmes: [] }] },
      'priorityWindows.0.phases',
    ],
    [
      'an opening after the last of the days',
      { priorityWindows: [{ ...JANUARY, opensOn: '2027-04-01', phases: ['primary' as const], programmes: [] }] },
      'priorityWindows.0.opensOn',
    ],
  ])('are refused with %s, on the field', async (_, terms, field) => {
    const answer = await edit(terms);
    expect([answer.statusCode, answer.json().issues.map((issue: { path: string }) => issue.path)]).toEqual([
      400,
      [field],
    ]);
  });

  it('keep the host out of protected hours until shortly before, and nobody else', async () => {
    await set({ releaseDays: 6, protectedHours: [TUESDAYS] });
    expect(await codesOf(byHost())).toEqual(['protected_hours soft']);
    expect(await codesOf(byHost({ startTime: '12:30', endTime: '13:00' }))).toEqual([]);
    expect(await codesOf(byHost({ day: '2026-12-02' }))).toEqual([]);
    expect(await codesOf(ask(teacher))).toEqual([]);
    await set({ releaseDays: 7, protectedHours: [TUESDAYS] });
    expect(await codesOf(byHost())).toEqual([]);
  });

  it('are not had by a swap that the centre did not propose, and only one’s own school is told why', async () => {
    await set({});
    const [thursday, friday] = [{ day: '2026-12-17' }, { day: '2026-12-18' }].map((on) => ({ ...on, ...NINE }));
    const approved = async (asked: ReturnType<typeof ask>) => {
      const { id } = (await asked).json<VisitDetailView>();
      return (await manager.post(`/api/v1/visits/${id}/approval`, { version: 1 })).json<VisitDetailView>();
    };
    const [own, other] = [await approved(byHost(thursday)), await approved(ask(teacher, friday))];
    const propose = async (caller: Caller, mine: VisitDetailView, { startsAt }: VisitDetailView) => {
      const body = { version: mine.version, roomId: city.labId, startsAt };
      const answer = await caller.post(`/api/v1/visits/${mine.id}/swap`, body);
      return answer.json<{ refusal?: string; swap: { id: string } }>();
    };
    const fridays = { ...TUESDAYS, weekday: 5, starts: '09:00', ends: '12:00' };
    const consent = async (caller: Caller, { swap }: { swap: { id: string } }) =>
      (await caller.post(`/api/v1/swaps/${swap.id}/consent`)).statusCode;
    const open = await propose(teacher, other, own);
    await set({ releaseDays: 0, protectedHours: [fridays] });
    expect(await consent(host, open)).toBe(422);
    await teacher.post(`/api/v1/swaps/${open.swap.id}/withdrawal`);
    expect((await propose(host, own, other)).refusal).toBe('visit/in-protected-hours');
    expect((await propose(teacher, other, own)).refusal).toBe('swap/not-possible');
    const byCentre = await propose(manager, own, other);
    expect([await consent(host, byCentre), await consent(teacher, byCentre)]).toEqual([204, 204]);
  });

  it('are set aside by the manager with a reason, which the register keeps', async () => {
    await set({ releaseDays: 0, protectedHours: [TUESDAYS] });
    const overrides = [{ code: 'protected_hours' as const, reason: 'The exam board comes' }];
    expect(await codesOf(byHost({ overrides }))).toEqual(['protected_hours soft']);
    const of = { partnerId: city.hostId };
    expect(await codesOf(ask(manager, of))).toEqual(['protected_hours soft']);
    expect(await codesOf(ask(manager, { ...of, overrides }))).toEqual([]);
    const { items } = (await manager.get(`${path()}-overrides`)).json<{ items: { code: string; reason: string }[] }>();
    expect(items[0]).toMatchObject({ code: 'protected_hours', reason: 'The exam board comes' });
  });

  it('open days earlier for a programme or a phase, and to everybody on the day', async () => {
    const windows = { priorityWindows: [{ ...JANUARY, phases: [], programmes: ['primary_transition' as const] }] };
    await set(windows);
    expect(await codesOf(ask(teacher))).toEqual(['priority_window soft']);
    expect(await codesOf(ask(teacher, { programme: 'primary_transition' }))).toEqual([]);
    await set({ priorityWindows: [{ ...JANUARY, phases: ['secondary'], programmes: [] }] });
    expect(await codesOf(ask(teacher))).toEqual([]);
    await set({ priorityWindows: [{ ...JANUARY, phases: ['nursery'], programmes: [] }] });
    expect(await codesOf(ask(teacher))).toEqual(['priority_window soft']);
    await set({ priorityWindows: [{ ...JANUARY, opensOn: '2026-11-24', phases: ['nursery'], programmes: [] }] });
    expect(await codesOf(ask(teacher))).toEqual([]);
  });

  it('are told with every other rule that is broken, hard and soft', async () => {
    await set({
      ...{ noticeDays: 30, longestMinutes: 15, hostCapPercent: 0, releaseDays: 0, protectedHours: [TUESDAYS] },
      priorityWindows: [{ ...JANUARY, phases: ['nursery'], programmes: [] }],
    });
    const all = ['notice soft', 'longest_visit hard', 'host_cap soft', 'priority_window soft', 'protected_hours soft'];
    expect(await codesOf(byHost({ day: '2026-12-15', startTime: '13:00', endTime: '14:00' }))).toEqual(all);
  });

  it('reject the dates of a series, each with every rule', async () => {
    await set({ releaseDays: 0, protectedHours: [{ ...TUESDAYS, lastDay: '2026-12-08' }], hostCapPercent: 0 });
    const visit = { ...aRequest(city, { partnerId: city.hostId, roomId: city.labId, pupils: 10, day: TUESDAY }) };
    const repeat = { every: 'week', until: { day: '2026-12-15' } };
    const series = { visit: { ...visit, startTime: '14:30', endTime: '15:30' }, repeat };
    const { dates } = (await host.post('/api/v1/series/previews', series)).json<{
      dates: { day: string; problem: string; broken: { code: string }[] }[];
    }>();
    expect(dates.map(({ day, problem, broken }) => [day, problem, broken.map(({ code }) => code)])).toEqual([
      ['2026-12-01', 'visit/host-cap-reached', ['host_cap', 'protected_hours']],
      ['2026-12-08', 'visit/host-cap-reached', ['host_cap', 'protected_hours']],
      ['2026-12-15', 'visit/host-cap-reached', ['host_cap']],
    ]);
  });

  it('reject the lessons of the host’s timetable', async () => {
    await set({ releaseDays: 0, protectedHours: [{ ...TUESDAYS, lastDay: '2026-12-08' }] });
    const rows = ['weekday,period,starts,ends,weeks,room,pupils,subject,year group', 'Tue,,16:00,16:30,,Lab,18,Art,'];
    const kept = ['Tue,,14:55,15:05,,Lab,18,Maths,'];
    const file = { name: 'lessons.csv', bytes: Buffer.from([...rows, ...kept].join('\n')) };
    const stretch = { from: TUESDAY, until: '2026-12-18' };
    const at = `/api/v1/centres/${city.centreId}/host-timetable/previews`;
    expect((await postForm(manager, at, stretch, file)).json().lessons).toMatchObject([
      { visits: 3, rejected: [] },
      {
        visits: 1,
        rejected: [
          { day: '2026-12-01', problem: 'visit/in-protected-hours' },
          { day: '2026-12-08', problem: 'visit/in-protected-hours' },
        ],
      },
    ]);
  });

  it('are told all at once where a visit is changed', async () => {
    const visit = (await ask(teacher, { startTime: '10:00', endTime: '10:30' })).json();
    await set({ longestMinutes: 45, horizonDays: 30 });
    const change = { version: visit.version, day: '2027-01-12', endTime: '11:30' };
    const answer = await teacher.post(`/api/v1/visits/${visit.id}/change`, change);
    expect([answer.statusCode, answer.json().refusal]).toEqual([422, 'visit/against-policy']);
    expect(answer.json().details.problems.map(({ code }: { code: string }) => code)).toEqual([
      'horizon',
      'longest_visit',
    ]);
  });

  it('are kept by the search: the host is offered what is left, the manager everything, marked', async () => {
    await set({ releaseDays: 0, protectedHours: [TUESDAYS] });
    const starts = ({ offers }: FoundTimes) => offers.map(({ startTime, endTime }) => [startTime, endTime]);
    const forHost = await search(host, city.hostId, { earliest: '11:30' });
    expect(starts(forHost).length).toBeGreaterThan(0);
    for (const [start = '', end = ''] of starts(forHost)) expect(end <= '13:00' || start >= '15:00').toBe(true);
    const wide = { wishedStart: '13:30', earliest: '13:00', latest: '15:00' };
    expect((await search(teacher, city.schoolId, wide)).offers[0]).toMatchObject({ startTime: '13:30', setsAside: [] });
    const byManager = await search(manager, city.hostId, wide);
    expect(byManager.offers[0]).toMatchObject({ startTime: '13:30', setsAside: [{ code: 'protected_hours' }] });
    const nothing = await search(host, city.hostId, wide);
    expect(nothing).toMatchObject({
      offers: [],
      deadEnd: { code: 'against_rules', rules: [expect.stringContaining('On Tuesdays from 13:00 to 15:00')] },
    });
  });

  it('are kept by the search together with visits in a term, the host’s limit and days that are not open yet', async () => {
    await set({ visitsPerTerm: 1 });
    const rules = async (caller: Caller, partnerId: string, over: object = {}) => {
      const { offers, deadEnd } = await search(caller, partnerId, over);
      return [offers.length > 0, deadEnd?.code ?? null];
    };
    expect(await rules(teacher, city.schoolId)).toEqual([false, 'against_rules']);
    expect(await rules(teacher, city.schoolId, { from: '2027-01-12', to: '2027-01-12' })).toEqual([true, null]);
    await set({ hostCapPercent: 0 });
    expect(await rules(host, city.hostId)).toEqual([false, 'against_rules']);
    await set({ priorityWindows: [{ ...JANUARY, phases: [], programmes: ['cpd'] }] });
    expect(await rules(teacher, city.schoolId)).toEqual([false, 'against_rules']);
    expect(await rules(teacher, city.schoolId, { programme: 'cpd' })).toEqual([true, null]);
  });

  it.each([
    ['a weekday that there is not', ProtectedHoursEntry, 'protected_hours_weekday_ck', { weekday: 8 }],
    ['hours that end before they begin', ProtectedHoursEntry, 'protected_hours_time_ck', { ends: '09:00' }],
    ['a time that no clock shows', ProtectedHoursEntry, 'protected_hours_time_ck', { starts: '9:00' }],
    ['a last day before the first', ProtectedHoursEntry, 'protected_hours_days_ck', { firstDay: '2027-01-01' }],
    ['days that are kept for nobody', PriorityWindowEntry, 'priority_windows_for_ck', { programmes: [] }],
    ['an opening after the days', PriorityWindowEntry, 'priority_windows_days_ck', { opensOn: '2027-04-01' }],
  ])('the database itself refuses %s', async (_, entity, guard, over) => {
    const days = { firstDay: '2026-12-01', lastDay: '2026-12-31' };
    const hours = { weekday: 1, starts: '10:00', ends: '12:00', ...days };
    const window = { ...days, opensOn: '2026-12-01', phases: [], programmes: ['cpd' as const] };
    const own = entity === ProtectedHoursEntry ? hours : window;
    const insert = (row: object) =>
      it_.store.write((tx) =>
        tx.manager.insert(entity, { id: newId(), centreId: city.centreId, position: 99, ...own, ...row }),
      );
    expect(isGuardViolation(await insert(over).catch((reason: unknown) => reason), guard)).toBe(true);
    await insert({});
    await it_.store.write((tx) => tx.manager.delete(entity, { position: 99 }));
  });
});
