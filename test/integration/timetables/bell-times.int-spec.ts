import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WriteBellTimes } from '#shared/contracts/bell-times.contract.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

type Period = WriteBellTimes['periods'][number];

const period = (name: string, starts: string, ends: string, over: Partial<Period> = {}): Period => ({
  week: 'every',
  weekday: 1,
  name,
  kind: 'lesson',
  starts,
  ends,
  ...over,
});
const TIMES: WriteBellTimes = {
  validFrom: '2026-09-01',
  weekADay: null,
  periods: [period('Second', '10:00', '11:10'), period('First', '08:55', '10:00')],
};
const twenty = Array.from({ length: 21 }, (_, index) => {
  const minute = (count: number) => String(count).padStart(2, '0');
  return period(`P${index}`, `09:${minute(index)}`, `09:${minute(index + 1)}`);
});

describe('bell times', () => {
  let it_: TestApp;
  let city: SmallCity;
  let coordinator: Caller;
  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    coordinator = await it_.people.coordinator(city.schoolId);
  });
  afterAll(() => it_.close());

  const url = (schoolId = city.schoolId) => `/api/v1/schools/${schoolId}/bell-times`;
  const daysUrl = (partnerId: string, from: string, to: string) =>
    `/api/v1/partners/${partnerId}/school-days?from=${from}&to=${to}`;

  it('are asked for while there are none, and the usual ones shown', async () => {
    const view = (await coordinator.get(url())).json();
    expect(view).toMatchObject({ school: { name: 'Hillside School' }, schedules: [], availableActions: ['edit'] });
    expect(view.defaultPeriods).toContainEqual({ name: 'Period 2', kind: 'lesson', starts: '10:00', ends: '10:50' });
    const days = (await coordinator.get(daysUrl(city.schoolId, '2026-12-01', '2026-12-01'))).json();
    expect(days).toMatchObject({ ownBellTimes: false, days: [{ kind: 'school_day', week: null }] });
  });

  it('come with the year groups that the school has, by its ages or its phase', async () => {
    const small = await city.city.aSchool(city.authorityId, {
      phase: 'secondary',
      statutoryLowAge: 11,
      statutoryHighAge: 16,
    });
    const teacher = await it_.people.teacher(small);
    const byAges = (await teacher.get(daysUrl(small, '2026-12-01', '2026-12-01'))).json();
    expect(byAges.partner.yearGroups).toEqual(['7', '8', '9', '10', '11']);
    const byPhase = (await coordinator.get(daysUrl(city.schoolId, '2026-12-01', '2026-12-01'))).json();
    expect(byPhase.partner.yearGroups).toEqual(['7', '8', '9', '10', '11', '12', '13']);
    expect((await coordinator.get(daysUrl(small, '2026-12-01', '2026-12-01'))).statusCode).toBe(404);
  });

  it('are added, replaced on the version that was seen, followed by next year’s, and removed', async () => {
    const added = await coordinator.post(url(), TIMES);
    expect(added.statusCode).toBe(201);
    expect(added.json().periods.map(({ name }: Period) => name)).toEqual(['First', 'Second']);
    const { id, version } = added.json();
    const one = `/api/v1/bell-times/${id}`;
    const better = { ...TIMES, periods: [period('Only', '09:00', '10:00')] };
    expect((await coordinator.put(one, better, { 'if-match': '"7"' })).json()).toMatchObject({
      refusal: 'resource/stale',
    });
    const replaced = await coordinator.put(one, better, { 'if-match': `"${version}"` });
    expect(replaced.json()).toMatchObject({ version: 2, periods: [{ name: 'Only' }] });
    expect((await coordinator.post(url(), TIMES)).json()).toMatchObject({ refusal: 'bell-times/from-taken' });
    const next = { ...TIMES, validFrom: '2027-09-01', periods: [period('Later', '09:00', '10:00')] };
    expect((await coordinator.post(url(), next)).statusCode).toBe(201);
    const monday = (await coordinator.get(daysUrl(city.schoolId, '2026-11-30', '2026-11-30'))).json();
    expect(monday).toMatchObject({ ownBellTimes: true, days: [{ periods: [{ name: 'Only' }] }] });
    const nextYear = (await coordinator.get(daysUrl(city.schoolId, '2027-09-06', '2027-09-06'))).json();
    expect(nextYear.days[0].periods).toMatchObject([{ name: 'Later' }]);
    const gone = await coordinator.request('DELETE', one, { headers: { 'if-match': '"2"' } });
    expect(gone.json().schedules).toHaveLength(1);
  });

  it.each<[string, Partial<WriteBellTimes>, string]>([
    ['an end before the start', { periods: [period('One', '10:00', '09:00')] }, 'periods.0.ends'],
    [
      'periods that overlap',
      { periods: [period('One', '09:00', '10:00'), period('Two', '09:59', '11:00')] },
      'periods.1.starts',
    ],
    ['more than twenty on a day', { periods: twenty }, 'periods.20.name'],
    ['no period at all', { periods: [] }, 'periods'],
    ['a Saturday', { periods: [period('One', '09:00', '10:00', { weekday: 6 })] }, 'periods.0.weekday'],
    ['a time that no clock shows', { periods: [period('One', '09:00', '24:30')] }, 'periods.0.ends'],
    [
      'week A where weeks do not alternate',
      { periods: [period('One', '09:00', '10:00', { week: 'A' })] },
      'periods.0.week',
    ],
    ['every week where they do', { weekADay: '2026-09-07' }, 'periods.0.week'],
    [
      'an anchor out of reach',
      { weekADay: '2030-09-07', periods: [period('One', '09:00', '10:00', { week: 'A' })] },
      'weekADay',
    ],
  ])('refuse %s', async (_what, over, path) => {
    const answer = await coordinator.post(url(), { ...TIMES, validFrom: '2026-10-01', ...over });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().issues.map((issue: { path: string }) => issue.path)).toContain(path);
  });

  it('refuse days out of reach, and more than 62 of them', async () => {
    const far = await coordinator.post(url(), { ...TIMES, validFrom: '2950-09-01' });
    expect(far.json()).toMatchObject({ refusal: 'calendar/too-far' });
    const answer = async (from: string, to: string) =>
      (await coordinator.get(daysUrl(city.schoolId, from, to))).statusCode;
    expect(await answer('2026-12-01', '2027-01-31')).toBe(200);
    expect(await answer('2026-12-01', '2027-02-01')).toBe(400);
    expect(await answer('2026-12-02', '2026-12-01')).toBe(400);
    expect(await answer('2990-12-01', '2990-12-02')).toBe(422);
  });

  it('are entered by the school’s coordinator, its officers and managers of its centres, and by no others', async () => {
    const { people } = it_;
    const farCentre = await city.city.aCentre(city.authorityId, { name: 'Far CLC' });
    const callers = {
      officer: await people.officer(city.authorityId),
      manager: await people.manager(city.centreId),
      farManager: await people.manager(farCentre),
      other: await people.coordinator(city.otherSchoolId),
      teacher: await people.teacher(city.schoolId),
      tutor: await people.tutor(city.centreId),
    };
    const answers: Record<string, (number | string)[]> = {};
    let day = 10;
    for (const [name, caller] of Object.entries(callers)) {
      day += 1;
      const post = await caller.post(url(), { ...TIMES, validFrom: `2026-11-${day}` });
      const read = await caller.get(url());
      const days = await caller.get(daysUrl(city.schoolId, '2026-12-01', '2026-12-02'));
      answers[name] = [post.json().refusal ?? post.statusCode, read.statusCode, days.statusCode];
    }
    expect(answers).toEqual({
      officer: [201, 200, 200],
      manager: [201, 200, 200],
      farManager: ['partner/not-found', 404, 404],
      other: ['partner/not-found', 404, 404],
      teacher: ['access/forbidden', 200, 200],
      tutor: ['access/forbidden', 200, 200],
    });
  });
});
