import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { seriesDecision, type SeriesDetailView } from '#shared/contracts/series.contract.js';
import { Schedule } from '../../../server/jobs/schedule.js';
import { LAPSE_REQUESTS } from '../../../server/modules/visits/jobs/lapse-requests.job.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aSeries, standing } from '../../factories/series.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const NOW = '2026-11-24T09:00:00Z';

describe('deciding a series', () => {
  let it_: TestApp;
  let city: SmallCity;
  const who: Record<'teacher' | 'otherTeacher' | 'manager' | 'otherManager' | 'tutor', Caller> = {} as never;
  let year = 0;
  let series: SeriesDetailView;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set(NOW);
    city = await aSmallCity(it_.store);
    who.teacher = await it_.people.teacher(city.schoolId);
    who.otherTeacher = await it_.people.teacher(city.otherSchoolId);
    who.manager = await it_.people.manager(city.centreId);
    who.tutor = await it_.people.tutor(city.centreId);
    const elsewhere = await aSmallCity(it_.store);
    who.otherManager = await it_.people.manager(elsewhere.centreId);
  });
  afterAll(() => it_.close());

  /** Three Tuesdays of a fresh month, so that no test is in the way of another. */
  beforeEach(async () => {
    it_.clock.set(NOW);
    who.teacher = await it_.people.teacher(city.schoolId);
    const day = `2027-0${(year % 3) + 1}-${['05', '02', '02'][year % 3]}`;
    const last = `2027-0${(year % 3) + 1}-${['19', '16', '16'][year % 3]}`;
    const hour = String(8 + Math.floor(year / 3)).padStart(2, '0');
    year += 1;
    const visit = { day, startTime: `${hour}:00`, endTime: `${hour}:30` };
    const answer = await who.teacher.post('/api/v1/series', aSeries(city, { visit, repeat: { until: { day: last } } }));
    expect(answer.statusCode).toBe(201);
    series = answer.json();
  });

  const named = (one = series) => one.occurrences.map(({ visitId, version }) => ({ visitId, version }));
  const move = (caller: Caller, name: string, body: object = {}) =>
    caller.post(`/api/v1/series/${series.id}/${name}`, { occurrences: named(), ...body });
  const decide = async (caller: Caller, name: string, body: object = {}) =>
    seriesDecision.parse((await move(caller, name, body)).json());
  const states = (one: SeriesDetailView) => Object.values(standing(one));

  it('approves every visit that waits, and answers for each', async () => {
    const { outcomes, series: after } = await decide(who.manager, 'approval');
    expect(outcomes.map(({ refusal, state }) => [refusal, state])).toEqual(Array(3).fill([null, 'approved']));
    expect(after.counts).toEqual({ requested: 0, coming: 3, rejected: 0 });
    expect(after.occurrences.every(({ availableActions }) => availableActions.includes('cancel'))).toBe(true);
  });

  it('says of each visit why it was not moved, and moves the others', async () => {
    const [first] = named();
    await who.teacher.post(`/api/v1/visits/${first!.visitId}/withdrawal`, { version: 1 });
    const stranger = { visitId: '019aa000-0000-7000-8000-000000000000', version: 1 };
    const { outcomes, series: after } = await decide(who.manager, 'approval', { occurrences: [...named(), stranger] });
    expect(outcomes.map(({ refusal }) => refusal)).toEqual(['visit/already-decided', null, null, 'visit/not-found']);
    expect(outcomes[0]!.message).toContain('Somebody has already dealt with this visit.');
    expect(states(after)).toEqual(['withdrawn', 'approved', 'approved']);
  });

  it('declines some of them with a reason, and gives their rooms back', async () => {
    const body = { occurrences: named().slice(1), reasonCode: 'host_needs_room', note: 'Exams' };
    expect(states((await decide(who.manager, 'decline', body)).series)).toEqual(['requested', 'declined', 'declined']);
    const visit = { day: series.occurrences[1]!.seriesDay, startTime: series.startTime, endTime: series.endTime };
    const free = aSeries(city, {
      visit: { ...visit, partnerId: city.otherSchoolId },
      repeat: { until: { day: visit.day } },
    });
    expect((await who.otherTeacher.post('/api/v1/series', free)).statusCode).toBe(201);
  });

  it('calls off what is to come: cancels what is approved, withdraws what waits, and leaves what has begun', async () => {
    await decide(who.manager, 'approval', { occurrences: named().slice(0, 2) });
    it_.clock.set(new Date(Date.parse(series.occurrences[0]!.startsAt) + 60_000).toISOString());
    who.teacher = await it_.people.teacher(city.schoolId);
    const now: SeriesDetailView = (await who.teacher.get(`/api/v1/series/${series.id}`)).json();
    const body = { occurrences: named(now), reasonCode: 'plans_changed' };
    const { outcomes, series: after } = await decide(who.teacher, 'cancellation', body);
    expect(outcomes.map(({ refusal }) => refusal)).toEqual(['visit/already-begun', null, 'visit/hold-lapsed']);
    expect(states(after)).toEqual(['approved', 'cancelled', 'requested']);
  });

  it('withdraws what waits', async () => {
    const body = { reasonCode: 'asked_by_mistake' };
    expect(states((await decide(who.teacher, 'withdrawal', body)).series)).toEqual(Array(3).fill('withdrawn'));
  });

  it('lapses all together when nobody answers', async () => {
    it_.clock.set('2026-12-20T09:00:00Z');
    await it_.app.get(Schedule).run(LAPSE_REQUESTS);
    who.teacher = await it_.people.teacher(city.schoolId);
    const after: SeriesDetailView = (await who.teacher.get(`/api/v1/series/${series.id}`)).json();
    expect(states(after)).toEqual(Array(3).fill('expired'));
  });

  it.each([
    ['another school', 'otherTeacher', 'cancellation', '404 series/not-found'],
    ['another centre', 'otherManager', 'approval', '404 series/not-found'],
    ['a tutor', 'tutor', 'approval', '403 access/forbidden'],
  ] as const)('is not for %s', async (_name, caller, name, told) => {
    const answer = await move(who[caller], name, { ...(name === 'cancellation' ? { reasonCode: 'other' } : {}) });
    expect(`${answer.statusCode} ${answer.json().refusal}`).toBe(told);
  });

  it('stands in the queue as one entry, and its visits can be left out of the list of requests', async () => {
    const pending = (await who.manager.get('/api/v1/series', { pending: 'true' })).json().items;
    expect(pending.map(({ id }: { id: string }) => id)).toContain(series.id);
    const alone = (await who.manager.get('/api/v1/visits', { state: 'requested', series: 'without' })).json().items;
    const within = (await who.manager.get('/api/v1/visits', { state: 'requested', series: 'with' })).json().items;
    expect(alone).toEqual([]);
    expect(within.some(({ seriesId }: { seriesId: string }) => seriesId === series.id)).toBe(true);
    await decide(who.manager, 'approval');
    const after = (await who.manager.get('/api/v1/series', { pending: 'true' })).json().items;
    expect(after.map(({ id }: { id: string }) => id)).not.toContain(series.id);
  });
});
