import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EditPolicy, PolicyOverrideList } from '#shared/contracts/policies.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { CentrePolicy } from '../../../server/modules/policies/entities/centre-policy.entity.js';
import { PolicyOverrideEntry } from '../../../server/modules/policies/entities/policy-override.entity.js';
import { CityFactory, aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const OPEN: EditPolicy = {
  noticeDays: 0,
  horizonDays: 400,
  longestMinutes: null,
  visitsPerTerm: null,
  hostCapPercent: null,
  offerDays: 3,
  turnHours: 24,
  pendingRequests: 'hold',
  decisionDays: 10,
  instantApproval: false,
  instantLeadDays: 5,
  finalNumbersDays: null,
  cancellationDays: null,
  doorShowsActivity: false,
  releaseDays: 14,
  protectedHours: [],
  priorityWindows: [],
};

describe('the policy of a centre', () => {
  let it_: TestApp;
  let city: SmallCity;
  let manager: Caller;
  let officer: Caller;
  let teacher: Caller;
  let version = 1;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    manager = await it_.people.manager(city.centreId);
    officer = await it_.people.officer(city.authorityId);
    teacher = await it_.people.teacher(city.schoolId);
  });
  afterAll(() => it_.close());
  beforeEach(() => set({}));

  const path = () => `/api/v1/centres/${city.centreId}/policy`;
  const edit = (body: object, on: number, caller = manager) => caller.put(path(), body, { 'if-match': `"${on}"` });
  async function set(policy: Partial<EditPolicy>): Promise<void> {
    const answer = await edit({ ...OPEN, ...policy }, version);
    expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
    version = answer.json().version;
  }
  let minute = 0;
  /** Each at another time of a day in a room that nobody else wants. */
  const ask = (caller: Caller, over: Partial<RequestVisit> = {}) => {
    minute += 1;
    const [hour, rest] = [8 + Math.floor(minute / 10), (minute % 10) * 5];
    const at = (minutes: number) => `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
    const time = { roomId: city.labId, pupils: 12, startTime: at(rest), endTime: at(rest + 5) };
    return caller.post('/api/v1/visits', aRequest(city, { ...time, ...over }));
  };
  const problemsOf = async (answer: ReturnType<typeof ask>) => {
    const { statusCode, body, json } = await answer;
    expect([statusCode, body]).toEqual([422, expect.stringContaining('visit/against-policy')]);
    const { problems } = json().details as { problems: { code: string; overridable: boolean; text: string }[] };
    return problems.map(({ code, overridable }) => [code, overridable]);
  };
  const register = async (caller = manager) =>
    (await caller.get(`/api/v1/centres/${city.centreId}/policy-overrides`)).json<PolicyOverrideList>();

  it('limits nothing at first, and can be changed by the manager alone', async () => {
    const other = await city.city.aCentre(city.authorityId, { name: 'Moor CLC' });
    const answer = await officer.get(`/api/v1/centres/${other}/policy`);
    expect(answer.headers['etag']).toBe('"1"');
    expect(answer.json()).toEqual({ centre: { id: other, name: 'Moor CLC' }, version: 1, ...OPEN, mayEdit: false });
    expect((await manager.get(path())).json()).toMatchObject({ version, ...OPEN, mayEdit: true });
    expect((await edit(OPEN, version, officer)).statusCode).toBe(403);
    expect((await edit(OPEN, version - 1)).json()).toMatchObject({ refusal: 'resource/stale' });
    expect((await edit({ ...OPEN, noticeDays: 60, horizonDays: 30 }, version)).body).toContain('no longer than');
    expect((await edit({ ...OPEN, noticeDays: -1, longestMinutes: 5 }, version)).statusCode).toBe(400);
  });

  it('refuses with every rule that a request breaks, at once', async () => {
    await set({ noticeDays: 14, longestMinutes: 90, horizonDays: 60 });
    const long = { startTime: '10:00', endTime: '12:00' };
    expect(await problemsOf(ask(teacher, long))).toEqual([
      ['notice', true],
      ['longest_visit', false],
    ]);
    expect(await problemsOf(ask(teacher, { day: '2027-02-01' }))).toEqual([['horizon', false]]);
    expect((await ask(teacher, { day: '2026-12-08' })).statusCode).toBe(201);
  });

  it('lets the manager set a soft rule aside, who says why, and keeps it in the register', async () => {
    await set({ noticeDays: 14 });
    const overrides = [{ code: 'notice' as const, reason: 'The coach company cancelled' }];
    expect(await problemsOf(ask(manager))).toEqual([['notice', true]]);
    const answer = await ask(manager, { overrides });
    expect(answer.statusCode).toBe(201);
    const { id, reference } = answer.json();
    const visit = { id, reference, day: '2026-12-01', partner: 'Hillside School' };
    const entry = { code: 'notice', reason: 'The coach company cancelled', at: '2026-11-24T09:00:00.000Z', visit };
    expect((await register()).items).toEqual([
      { ...entry, id: expect.any(String), by: expect.stringMatching(/^Person/) },
    ]);
    expect((await register(officer)).items).toEqual([{ ...entry, id: expect.any(String), reason: null, by: null }]);
  });

  it('keeps no reason for a rule that was not broken', async () => {
    const before = (await register()).items.length;
    const overrides = [{ code: 'notice' as const, reason: 'Just in case' }];
    expect((await ask(manager, { overrides })).statusCode).toBe(201);
    expect((await register()).items).toHaveLength(before);
  });

  it('is not set aside by a teacher, a tutor, nor by anybody where it is hard', async () => {
    await set({ noticeDays: 14, longestMinutes: 30 });
    const reasons = (['notice', 'longest_visit'] as const).map((code) => ({ code, reason: 'Please' }));
    const long = { startTime: '13:00', endTime: '14:00', overrides: reasons };
    const both = [
      ['notice', true],
      ['longest_visit', false],
    ];
    expect(await problemsOf(ask(teacher, long))).toEqual(both);
    expect(await problemsOf(ask(await it_.people.tutor(city.centreId), long))).toEqual(both);
    expect(await problemsOf(ask(manager, long))).toEqual([['longest_visit', false]]);
    expect((await ask(manager, { overrides: [{ code: 'notice', reason: '' }] })).statusCode).toBe(400);
  });

  it('counts the visits of a school in a term, and none of another school’s', async () => {
    await set({ visitsPerTerm: 1 });
    const valley = await it_.people.teacher(city.otherSchoolId);
    const of = { partnerId: city.otherSchoolId };
    const first = await ask(valley, of);
    expect(first.statusCode).toBe(201);
    expect(await problemsOf(ask(valley, { ...of, day: '2026-12-15' }))).toEqual([['visits_per_term', true]]);
    expect((await ask(valley, { ...of, day: '2027-01-12' })).statusCode).toBe(201);
    const { id, version: on } = first.json();
    await valley.post(`/api/v1/visits/${id}/withdrawal`, { version: on, reasonCode: 'plans_changed' });
    expect((await ask(valley, { ...of, day: '2026-12-15' })).statusCode).toBe(201);
  });

  it('counts what waits for its time, which has its turn without another look', async () => {
    await set({ visitsPerTerm: 1 });
    const waiterId = await city.city.aSchool(city.authorityId, { name: 'Waiting School', roll: 300 });
    await city.city.aPartnership(city.centreId, waiterId);
    const waiter = await it_.people.teacher(waiterId);
    const lesson = { roomId: city.labId, pupils: 12, day: '2026-12-10', startTime: '10:00', endTime: '11:00' };
    const holderId = await city.city.aSchool(city.authorityId, { name: 'Holding School', roll: 300 });
    await city.city.aPartnership(city.centreId, holderId);
    const holder = await it_.people.teacher(holderId);
    expect((await ask(holder, { ...lesson, partnerId: holderId })).statusCode).toBe(201);
    const wish = aRequest(city, { ...lesson, partnerId: waiterId });
    expect((await waiter.post('/api/v1/waiting-list', wish)).json()).toMatchObject({ state: 'waitlisted' });
    expect(await problemsOf(ask(waiter, { partnerId: waiterId, day: '2026-12-15' }))).toEqual([
      ['visits_per_term', true],
    ]);
  });

  it('lets only one of two requests at once be the last of a term', async () => {
    const newcomerId = await city.city.aSchool(city.authorityId, { name: 'Newcomer', roll: 300 });
    await city.city.aPartnership(city.centreId, newcomerId);
    await set({ visitsPerTerm: 1 });
    const caller = await it_.people.teacher(newcomerId);
    const answers = await Promise.all(
      ['2026-12-09', '2026-12-10', '2026-12-11'].map((day) => ask(caller, { partnerId: newcomerId, day })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422, 422]);
  });

  it('keeps the host within its part of a school year: 0 % is nothing, 100 % is everything', async () => {
    const host = await it_.people.teacher(city.hostId);
    await set({ hostCapPercent: 0 });
    expect(await problemsOf(ask(host, { partnerId: city.hostId }))).toEqual([['host_cap', true]]);
    expect((await ask(teacher)).statusCode).toBe(201);
    await set({ hostCapPercent: 100 });
    expect((await ask(host, { partnerId: city.hostId })).statusCode).toBe(201);
  });

  it('rejects the dates of a series that break a rule, each with the reason', async () => {
    await set({ noticeDays: 14, visitsPerTerm: 3 });
    const schoolId = await city.city.aSchool(city.authorityId, { name: 'Weekly School', roll: 300 });
    await city.city.aPartnership(city.centreId, schoolId);
    const caller = await it_.people.teacher(schoolId);
    const visit = {
      ...aRequest(city, { partnerId: schoolId, roomId: city.labId, pupils: 10 }),
      startTime: '16:00',
      endTime: '17:00',
    };
    const series = { visit: { ...visit, day: '2027-01-05' }, repeat: { every: 'week', until: { day: '2027-02-09' } } };
    const preview = await caller.post('/api/v1/series/previews', series);
    expect([preview.statusCode, preview.body.slice(0, 300)]).toEqual([200, expect.any(String)]);
    const { dates } = preview.json<{ dates: { day: string; problem: string | null }[] }>();
    expect(dates.map(({ problem }) => problem)).toEqual([
      ...[null, null, null],
      ...['visit/too-many-this-term', 'visit/too-many-this-term', 'visit/too-many-this-term'],
    ]);
    const soon = { ...series, visit: { ...visit, day: '2026-12-01' } };
    const early = (await caller.post('/api/v1/series/previews', soon)).json<typeof preview & { dates: typeof dates }>();
    expect(early.dates[0]).toMatchObject({ day: '2026-12-01', problem: 'visit/too-short-notice' });
  });

  it('is kept by the search: no time is offered that the request would refuse', async () => {
    await set({ noticeDays: 14, longestMinutes: 90 });
    const needs = { durationMinutes: 60, features: [], equipment: [], tutorSkill: null };
    const days = { from: '2026-12-01', to: '2026-12-11', outsideSchoolHours: true };
    const wish = { centreId: city.centreId, partnerId: city.schoolId, pupils: 10, adults: 1, ...days };
    const search = (caller: Caller, over: object = {}) =>
      caller.post('/api/v1/availability/searches', { ...wish, needs, ...over });
    const offered = async (answer: ReturnType<typeof search>) => {
      const { statusCode, body, json } = await answer;
      expect([statusCode, body.slice(0, 300)]).toEqual([200, expect.any(String)]);
      return json<{ offers: { day: string }[] }>()
        .offers.map(({ day }) => day)
        .sort();
    };
    expect((await offered(search(teacher)))[0]).toBe('2026-12-08');
    expect((await offered(search(manager)))[0]).toBe('2026-12-01');
    expect((await search(teacher, { to: '2026-12-07' })).json()).toMatchObject({ refusal: 'visit/too-short-notice' });
    expect((await search(manager, { needs: { ...needs, durationMinutes: 95 } })).json()).toMatchObject({
      refusal: 'visit/longer-than-allowed',
    });
  });

  it('is not there for the managers and officers of others', async () => {
    const far = new CityFactory(it_.store);
    const authorityId = await far.anAuthority({ name: 'Moorshire' });
    const strangers = [await it_.people.manager(await far.aCentre(authorityId)), await it_.people.officer(authorityId)];
    for (const stranger of strangers) {
      const missing = await stranger.get(`/api/v1/centres/${newId()}/policy`);
      const answers = [await stranger.get(path()), await stranger.get(`${path()}-overrides`)];
      for (const answer of answers) expect([answer.statusCode, answer.body]).toEqual([404, missing.body]);
    }
    expect((await edit(OPEN, version, strangers[0])).statusCode).toBe(404);
    expect((await teacher.get(path())).statusCode).toBe(403);
  });

  it.each([
    ['a notice below 0', 'centre_policies_notice_ck', { noticeDays: -1 }],
    ['a horizon of no day', 'centre_policies_horizon_ck', { horizonDays: 0 }],
    ['a notice beyond the horizon', 'centre_policies_horizon_ck', { noticeDays: 30, horizonDays: 20 }],
    ['visits that are too short', 'centre_policies_longest_ck', { longestMinutes: 14 }],
    ['no visits at all', 'centre_policies_visits_ck', { visitsPerTerm: 0 }],
    ['more than everything for the host', 'centre_policies_host_cap_ck', { hostCapPercent: 101 }],
    ['an offer of no day', 'centre_policies_offer_ck', { offerDays: 0 }],
    ['requests that do something else', 'centre_policies_pending_ck', { pendingRequests: 'wait' as never }],
    ['a decision on the day itself', 'centre_policies_decision_ck', { decisionDays: 0 }],
    ['an approval at once after the visit', 'centre_policies_instant_ck', { instantLeadDays: -1 }],
    ['final numbers on the day itself', 'centre_policies_final_ck', { finalNumbersDays: 0 }],
    ['a free cancellation after the visit', 'centre_policies_cancel_ck', { cancellationDays: -1 }],
    ['the version of the defaults', 'centre_policies_version_ck', { version: 1 }],
  ])('the database itself refuses %s', async (_, guard, over) => {
    const centreId = await city.city.aCentre(city.authorityId);
    const own = { centreId, version: 2, changedBy: String(manager.personId), changedAt: new Date() };
    const insert = (row: object) =>
      it_.store.write((tx) => tx.manager.insert(CentrePolicy, { ...own, ...OPEN, ...row }));
    await insert({});
    await it_.store.write((tx) => tx.manager.delete(CentrePolicy, { centreId }));
    expect(isGuardViolation(await insert(over).catch((reason: unknown) => reason), guard)).toBe(true);
  });

  it('the database itself refuses that a hard rule was set aside', async () => {
    const visitId = (await ask(manager)).json().id;
    const own = {
      id: newId(),
      centreId: city.centreId,
      visitId,
      reason: 'Because',
      overriddenBy: String(manager.personId),
    };
    const insert = (row: object) =>
      it_.store.write((tx) => tx.manager.insert(PolicyOverrideEntry, { ...own, overriddenAt: new Date(), ...row }));
    for (const [rule, reason] of [
      ['longest_visit', 'Because'],
      ['notice', ''],
    ]) {
      const error = await insert({ rule, reason }).catch((problem: unknown) => problem);
      expect(isGuardViolation(error, 'policy_overrides_')).toBe(true);
    }
    await insert({ rule: 'notice' });
  });
});
