import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClosureView, SettledVisits } from '#shared/contracts/closures.contract.js';
import type { SeriesDetailView } from '#shared/contracts/series.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { addDays } from '../../../shared/values/local-date.js';
import { aCityThatCloses, type ClosingCity } from '../../factories/closure.factory.js';
import { aPolicy } from '../../factories/policy.factory.js';
import { aSeries } from '../../factories/series.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';

const TERMS = { pendingRequests: 'compete', decisionDays: 4 } as const;
const MORNING = { startTime: '10:00', endTime: '12:00' };
const CONTESTED = { startTime: '13:00', endTime: '14:00' };

/** Hillside's approved visits, and what Valley wants besides. */
describe('what a school changes where requests compete', () => {
  let it_: TestApp;
  let city: ClosingCity;
  /** A Tuesday. */
  let day = '2026-12-01';

  beforeAll(async () => {
    it_ = await testApp();
    city = await aCityThatCloses(it_);
    await aPolicy(city.manager, city.centreId, TERMS);
  });
  beforeEach(() => {
    day = addDays(day, 7);
  });
  afterAll(() => it_.close());

  const approved = (over: object = {}) => city.promised({ day, ...MORNING, pupils: 20, ...over });
  const valleyAsks = (over: object = {}) =>
    city.ask({ day, ...CONTESTED, pupils: 20, partnerId: city.otherSchoolId, ...over });
  const done = async <Body = VisitDetailView>(answer: ReturnType<Caller['post']>): Promise<Body> => {
    const { statusCode, body } = await answer;
    expect([statusCode, body.slice(0, 300)]).toEqual([200, expect.any(String)]);
    return JSON.parse(body) as Body;
  };
  const change = (visit: VisitDetailView, over: object, caller = city.teacher) =>
    done(caller.post(`/api/v1/visits/${visit.id}/change`, { version: visit.version, ...over }));
  const approve = ({ id, version }: { id: string; version: number }) =>
    city.manager.post(`/api/v1/visits/${id}/approval`, { version });
  const broken = () => it_.store.read((db) => brokenVisits(db));
  const competes = { state: 'requested', decideBy: expect.any(String) };

  it('competes for another time, room or need with those who asked before, by its own day of decision', async () => {
    const [visit, rival] = [await approved(), await valleyAsks()];
    const moved = await change(visit, CONTESTED);
    expect(moved).toMatchObject({ state: 'requested', decideBy: addDays(day, -4), holdExpiresAt: moved.startsAt });
    expect((await valleyAsks({ startTime: '13:30', endTime: '14:30' })).decideBy).toBe(addDays(day, -4));
    const answer = await done(approve(rival));
    expect([answer.state, (await city.see(visit.id)).state]).toEqual(['approved', 'waitlisted']);
    const other = await approved();
    expect(await change(other, { roomId: city.labId })).toMatchObject(competes);
    const third = await approved({ startTime: '15:00', endTime: '16:00' });
    expect(await change(third, { equipment: [{ poolId: city.recordersId, quantity: 5 }] })).toMatchObject(competes);
    expect(await broken()).toEqual([]);
  });

  it('keeps its place with other pupils or words or a shorter time, and so does what the centre moves', async () => {
    const keeps = { state: 'requested', decideBy: null };
    const visit = await approved();
    const fewer = await change(visit, { pupils: 15 });
    expect(fewer).toMatchObject(keeps);
    const shorter = await change(fewer, { startTime: '10:30' });
    expect(shorter).toMatchObject(keeps);
    const over = { day, startTime: '11:00', partnerId: city.otherSchoolId };
    const rival = await city.otherTeacher.post('/api/v1/visits', aRequest(city, over));
    expect(rival.json()).toMatchObject({ refusal: 'visit/slot-taken' });
    const wanted = await valleyAsks();
    const placed = await change(await done(approve(shorter)), CONTESTED, city.manager);
    expect([placed.state, (await city.see(wanted.id)).state]).toEqual(['approved', 'waitlisted']);
    expect(await broken()).toEqual([]);
  });

  it('stays decided by the day of old when nothing but words changes, also once that day is over', async () => {
    const visit = await valleyAsks({ day: '2027-02-09' });
    it_.clock.set('2027-02-06T09:00:00Z');
    try {
      const late = await it_.people.teacher(city.otherSchoolId);
      const after = await change(visit, { note: 'Two wheelchairs' }, late);
      const { decideBy, holdExpiresAt } = visit;
      expect(after).toMatchObject({ state: 'requested', decideBy, holdExpiresAt });
    } finally {
      it_.clock.set('2026-11-24T09:00:00Z');
    }
    expect(await broken()).toEqual([]);
  });

  it('holds a time to which it moves after the day of decision, and cannot have one for which others wait', async () => {
    const [visit, rival] = [await approved(), await valleyAsks()];
    it_.clock.set(`${addDays(day, -3)}T09:00:00Z`);
    try {
      const late = await it_.people.teacher(city.schoolId);
      const body = { version: visit.version, ...CONTESTED };
      const answer = await late.post(`/api/v1/visits/${visit.id}/change`, body);
      expect(answer.json()).toMatchObject({ refusal: 'visit/slot-taken' });
      const moved = await change(visit, { startTime: '15:00', endTime: '16:00' }, late);
      expect(moved).toMatchObject({ state: 'requested', decideBy: null });
    } finally {
      it_.clock.set('2026-11-24T09:00:00Z');
    }
    expect((await city.see(rival.id)).state).toBe('requested');
    expect(await broken()).toEqual([]);
  });

  it('competes where a school that closes settles on another day', async () => {
    const visit = await approved();
    const next = addDays(day, 1);
    const rival = await valleyAsks({ day: next, ...MORNING });
    const path = `/api/v1/schools/${city.schoolId}/closures`;
    const closed = await city.coordinator.post(path, { firstDay: day, lastDay: day, reason: 'Snow' });
    const closure = closed.json<ClosureView>();
    const place = { day: next, ...MORNING, roomId: city.studioId, tutorId: null, vehicleId: null };
    const lines = [{ choice: 'accept', visitId: visit.id, version: visit.version, place }];
    const settled = city.coordinator.post(`/api/v1/closures/${closure.id}/settlements`, { lines });
    expect((await done<SettledVisits>(settled)).results).toMatchObject([{ outcome: 'moved' }]);
    expect(await city.see(visit.id)).toMatchObject({ state: 'requested', decideBy: addDays(next, -4) });
    expect((await done(approve(rival))).state).toBe('approved');
    expect(await broken()).toEqual([]);
  });

  it('competes date by date where a series is edited', async () => {
    const repeat = { until: { day: addDays(day, 7) } };
    const asked = await city.teacher.post('/api/v1/series', aSeries(city, { visit: { day, ...MORNING }, repeat }));
    const series = asked.json<SeriesDetailView>();
    const occurrences = series.occurrences.map(({ visitId, version }) => ({ visitId, version }));
    await done<object>(city.manager.post(`/api/v1/series/${series.id}/approval`, { occurrences }));
    const rival = await valleyAsks({ ...CONTESTED, startTime: '13:30' });
    const fewer = { version: series.version, changes: { pupils: 12 } };
    const again = await done<SeriesDetailView>(city.teacher.post(`/api/v1/series/${series.id}/edits`, fewer));
    const [first] = again.occurrences;
    expect(await city.see(first!.visitId)).toMatchObject({ state: 'requested', decideBy: null });
    const moved = { version: again.version, changes: CONTESTED };
    await done<object>(city.teacher.post(`/api/v1/series/${series.id}/edits`, moved));
    expect(await city.see(first!.visitId)).toMatchObject(competes);
    expect((await done(approve(rival))).state).toBe('approved');
    expect((await city.see(first!.visitId)).state).toBe('waitlisted');
    expect(await broken()).toEqual([]);
    day = addDays(day, 7);
  });
});
