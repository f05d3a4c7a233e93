import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PolicyOverrideList } from '#shared/contracts/policies.contract.js';
import type { SeriesDetailView } from '#shared/contracts/series.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { sql } from '../../../server/database/dialect.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aPolicy } from '../../factories/policy.factory.js';
import { aSeries, standing } from '../../factories/series.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('the rules of a centre for what stands already', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let manager: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
  });
  beforeEach(async () => {
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    manager = await it_.people.manager(city.centreId);
  });
  afterAll(() => it_.close());

  const overrides = [{ code: 'notice', reason: 'The coach company cancelled' }];
  const ask = async (over: object = {}, who = teacher) =>
    (await who.post('/api/v1/visits', aRequest(city, { day: '2026-12-09', ...over }))).json<VisitDetailView>();
  const approved = async (over: object = {}, who = teacher) => {
    const { id } = await ask(over, who);
    return (await manager.post(`/api/v1/visits/${id}/approval`, { version: 1 })).json<VisitDetailView>();
  };
  const change = ({ id, version }: VisitDetailView, over: object, who = manager) =>
    who.post(`/api/v1/visits/${id}/change`, { version, ...over });
  const changed = async (visit: VisitDetailView, over: object, who = manager) => {
    const answer = await change(visit, over, who);
    expect([answer.statusCode, answer.json().refusal]).toEqual([200, undefined]);
    return answer.json<VisitDetailView>();
  };
  const register = async () =>
    (await manager.get(`/api/v1/centres/${city.centreId}/policy-overrides`))
      .json<PolicyOverrideList>()
      .items.map(({ code, reason, visit }) => [code, reason, visit.id]);
  const against = (answer: Awaited<ReturnType<typeof change>>) => {
    const { refusal, details } = answer.json<{ refusal: string; details: { problems: { code: string }[] } }>();
    expect([answer.statusCode, refusal]).toEqual([422, 'visit/against-policy']);
    return details.problems.map(({ code }) => code);
  };

  it('a manager who moves it says why a soft rule is set aside, and the register keeps it', async () => {
    const visit = await approved();
    await aPolicy(manager, city.centreId, { noticeDays: 14 });
    expect(against(await change(visit, { day: '2026-12-02' }))).toEqual(['notice']);
    const sooner = await changed(visit, { day: '2026-12-02', overrides });
    expect(sooner).toMatchObject({ state: 'approved', day: '2026-12-02' });
    expect(await register()).toEqual([['notice', 'The coach company cancelled', visit.id]]);
    const later = await changed(sooner, { day: '2026-12-03', overrides });
    expect(await register()).toHaveLength(1);
    const again = [{ code: 'notice', reason: 'The tutor is ill' }];
    await changed(later, { day: '2026-12-01', overrides: again });
    expect(await register()).toEqual([
      ['notice', 'The tutor is ill', visit.id],
      ['notice', 'The coach company cancelled', visit.id],
    ]);
  });

  it('a manager is told all that it breaks, and a reason for one of them is not enough', async () => {
    await approved({ day: '2027-01-13' });
    const visit = await approved();
    await aPolicy(manager, city.centreId, { noticeDays: 60, visitsPerTerm: 1, longestMinutes: 90 });
    expect(against(await change(visit, { day: '2026-12-08', startTime: '09:30' }))).toEqual([
      'notice',
      'longest_visit',
    ]);
    const later = { day: '2027-01-14' };
    expect(against(await change(visit, { ...later, overrides }))).toEqual(['visits_per_term']);
    const reasons = [...overrides, { code: 'visits_per_term', reason: 'Two classes' }];
    await changed(visit, { ...later, overrides: reasons });
    expect(await register()).toEqual([['visits_per_term', 'Two classes', visit.id]]);
  });

  it('its school is asked no soft rule, sets none aside, and has the centre answer', async () => {
    const visit = await approved();
    await aPolicy(manager, city.centreId, { noticeDays: 14 });
    expect(await changed(visit, { day: '2026-12-02', overrides }, teacher)).toMatchObject({ state: 'requested' });
    expect(await register()).toEqual([]);
    const elsewhere = await it_.people.manager(await city.city.aCentre(city.authorityId, { name: 'Moor CLC' }));
    expect((await change(visit, { day: '2026-12-02', overrides }, elsewhere)).json()).toMatchObject({
      ...{ refusal: 'visit/not-found' },
    });
  });

  it('a manager who offers such a time says why, too', async () => {
    const visit = await ask();
    await aPolicy(manager, city.centreId, { noticeDays: 14 });
    const time = { startTime: '10:00', endTime: '12:00', roomId: city.studioId };
    const alternatives = ['2026-12-10', '2026-12-03'].map((day) => ({ day, ...time }));
    const offer = (over: object) =>
      manager.post(`/api/v1/visits/${visit.id}/offer`, { version: 1, alternatives, ...over });
    expect(against(await offer({}))).toEqual(['notice']);
    expect((await offer({ overrides })).json()).toMatchObject({ state: 'offered' });
    expect(await register()).toEqual([['notice', 'The coach company cancelled', visit.id]]);
  });

  it('a hard rule that became stricter leaves it as it is, and is asked of what is longer or later', async () => {
    const visit = await approved();
    await aPolicy(manager, city.centreId, { longestMinutes: 60, horizonDays: 10 });
    const fewer = await changed(visit, { note: 'At the side door', pupils: 20 });
    const later = await changed(fewer, { startTime: '13:00', endTime: '15:00' });
    expect(against(await change(later, { endTime: '15:30', overrides }))).toEqual(['longest_visit']);
    expect(against(await change(later, { day: '2026-12-10' }))).toEqual(['horizon']);
    const byTeacher = await changed(later, { day: '2026-12-08', endTime: '14:30' }, teacher);
    expect(against(await change(byTeacher, { endTime: '15:00' }, teacher))).toEqual(['longest_visit']);
  });

  it('a series, too, stays open to other edits', async () => {
    const series = (await teacher.post('/api/v1/series', aSeries(city))).json<SeriesDetailView>();
    await aPolicy(manager, city.centreId, { longestMinutes: 60, horizonDays: 1 });
    const edit = ({ id, version }: SeriesDetailView, changes: object) =>
      teacher.post(`/api/v1/series/${id}/edits`, { version, changes });
    const moved = (await edit(series, { startTime: '13:00', endTime: '15:00' })).json<SeriesDetailView>();
    expect(moved.occurrences.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(
      Object.keys(standing(series)).map(() => '13:00'),
    );
    expect((await edit(moved, { endTime: '15:30' })).json()).toMatchObject({ refusal: 'series/nothing-free' });
  });

  it('a longer visit of the host counts once: what it had is given back', async () => {
    // Two rooms on 52 Wednesdays, ten hours each: one in a hundred is somewhat more than ten.
    await it_.store.write(
      ({ manager: db }) => sql(db)`DELETE FROM opening_hours WHERE centre_id = ${city.centreId} AND weekday <> 3`,
    );
    const host = await it_.people.teacher(city.hostId);
    const sixHours = { partnerId: city.hostId, startTime: '09:00', endTime: '15:00' };
    const visit = await approved(sixHours, host);
    await aPolicy(manager, city.centreId, { hostCapPercent: 1 });
    const nineHours = await changed(visit, { endTime: '18:00' });
    await aPolicy(manager, city.centreId, { hostCapPercent: null });
    await approved({ ...sixHours, day: '2026-12-16' }, host);
    await aPolicy(manager, city.centreId, { hostCapPercent: 1 });
    await changed(nineHours, { day: '2026-12-23' });
    expect(against(await change({ ...nineHours, version: 4 }, { startTime: '08:55' }))).toEqual(['host_cap']);
  });
});
