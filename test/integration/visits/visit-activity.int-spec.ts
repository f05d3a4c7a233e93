import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { visitDetailView } from '#shared/contracts/visits.contract.js';
import { isPostgres, sql } from '../../../server/database/dialect.js';
import { isGuardViolation } from '../../../server/database/guard-violation.js';
import { ActivityBook } from '../../factories/activity.factory.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('the activity of a visit', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let manager: Caller;
  let podcasting: string;
  let elsewhere: string;
  let draft: string;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    manager = await it_.people.manager(city.centreId);
    const otherCentreId = await city.city.aCentre(city.authorityId, { name: 'Moorside CLC' });
    const book = new ActivityBook(manager, city.centreId);
    podcasting = await book.published({ title: 'Podcasting' });
    draft = await book.draft({ title: 'Not yet' });
    elsewhere = await new ActivityBook(await it_.people.manager(otherCentreId), otherCentreId).published();
  });
  afterAll(() => it_.close());

  const ask = (over: object) => teacher.post('/api/v1/visits', { ...aRequest(city), ...over });

  it('is named, and is the subject when no other is given', async () => {
    const answer = await ask({ activityId: podcasting, subject: undefined });
    expect(answer.statusCode).toBe(201);
    expect(visitDetailView.parse(answer.json())).toMatchObject({
      subject: 'Podcasting',
      activity: { id: podcasting, title: 'Podcasting' },
    });
  });

  it('leaves the teacher’s own words as the subject', async () => {
    const own = { activityId: podcasting, subject: 'News of 1066', startTime: '14:00', endTime: '15:00' };
    const { id } = (await ask(own)).json();
    const seen = (await manager.get(`/api/v1/visits/${id}`)).json();
    expect(seen).toMatchObject({ subject: 'News of 1066', activity: { title: 'Podcasting' } });
    const [first] = (await manager.get('/api/v1/visits')).json().items;
    expect(first.activity).toEqual({ id: podcasting, title: 'Podcasting' });
  });

  it('is null for a group that does something of its own, which then says what', async () => {
    const own = await ask({ startTime: '16:00', endTime: '16:30' });
    expect(own.json()).toMatchObject({ subject: 'Podcasting', activity: null });
    const neither = await ask({ subject: undefined, day: '2026-12-02' });
    expect(neither.statusCode).toBe(400);
    expect(neither.json().issues).toEqual([{ path: 'subject', message: 'Enter what you will teach' }]);
  });

  it('is one that this centre has published', async () => {
    const missing = 'a7e6cf0c-8d45-4a7b-9f6e-000000000001';
    for (const activityId of [elsewhere, draft, missing]) {
      const answer = await ask({ activityId, day: '2026-12-03' });
      expect([answer.statusCode, answer.json().refusal]).toEqual([422, 'visit/activity-unknown']);
    }
    const day = await manager.get(`/api/v1/centres/${city.centreId}/days/2026-12-03`);
    expect(day.json().rooms.flatMap((room: { stays: object[] }) => room.stays)).toEqual([]);
  });

  it('stays with the visit when the centre retires it', async () => {
    const { id } = (await ask({ activityId: podcasting, subject: undefined, day: '2026-12-08' })).json();
    await manager.post(`/api/v1/activities/${podcasting}/retirement`, {}, { 'if-match': '"2"' });
    const seen = (await teacher.get(`/api/v1/visits/${id}`)).json();
    expect(seen.activity).toEqual({ id: podcasting, title: 'Podcasting' });
    expect((await ask({ activityId: podcasting, day: '2026-12-09' })).json().refusal).toBe('visit/activity-unknown');
  });

  describe('in the database', () => {
    const point = (tx: Parameters<Parameters<TestApp['store']['write']>[0]>[0]) =>
      sql(tx.manager)`UPDATE visits SET activity_id = ${elsewhere} WHERE centre_id = ${city.centreId}`;

    it('cannot be one of another centre', async () => {
      const error = await it_.store.write(point).catch((reason: unknown) => reason);
      expect(isGuardViolation(error, 'visits_activity_guard')).toBe(true);
    });

    it('would be without its guard (positive control)', async () => {
      const undone = new Error('undo');
      const work = it_.store.write(async (tx) => {
        await tx.manager.query(`DROP TRIGGER visits_activity_update${isPostgres() ? ' ON visits' : ''}`);
        await point(tx);
        const [row] = await sql(tx.manager)<{ wrong: number | string }>`
          SELECT count(*) AS wrong FROM visits WHERE activity_id = ${elsewhere}`;
        expect(Number(row?.wrong)).toBeGreaterThan(0);
        throw undone;
      });
      await expect(work).rejects.toBe(undone);
    });
  });
});
