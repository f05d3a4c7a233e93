import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('deciding and ending a visit', () => {
  let it_: TestApp;
  let city: SmallCity;
  let teacher: Caller;
  let manager: Caller;
  let tutor: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    teacher = await it_.people.teacher(city.schoolId);
    manager = await it_.people.manager(city.centreId);
    tutor = await it_.people.tutor(city.centreId);
  });
  afterAll(() => it_.close());

  /** Each test has a day of its own, so that none stands in another's way. */
  const days = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08'];
  let day: string;
  let visit: VisitDetailView;
  beforeEach(async () => {
    it_.clock.set('2026-11-24T09:00:00Z');
    day = String(days.shift());
    const equipment = [{ poolId: city.recordersId, quantity: 10 }];
    const answer = await teacher.post('/api/v1/visits', aRequest(city, { day, equipment }));
    visit = answer.json();
    expect(answer.statusCode).toBe(201);
  });

  const move = (caller: Caller, name: string, body: object) => caller.post(`/api/v1/visits/${visit.id}/${name}`, body);
  const freeAgain = async () => {
    const times = await teacher.get(`/api/v1/centres/${city.centreId}/availability`, {
      day,
      startTime: '10:00',
      endTime: '12:00',
    });
    const { rooms, pools } = times.json();
    return [rooms.find((room: { id: string }) => room.id === city.studioId).obstacle, pools[0].left];
  };

  it('approves once: the second manager is told that it is decided', async () => {
    const first = await move(manager, 'approval', { version: 1 });
    expect([first.statusCode, first.json()]).toMatchObject([200, { state: 'approved', version: 2 }]);
    const second = await move(manager, 'decline', { version: 1, reasonCode: 'no_tutor' });
    expect([second.statusCode, second.json()]).toMatchObject([
      409,
      { refusal: 'visit/already-decided', details: { state: 'approved' } },
    ]);
    expect(await freeAgain()).toEqual(['taken', 20]);
  });

  it('declines with a reason and frees room and equipment', async () => {
    const answer = await move(manager, 'decline', { version: 1, reasonCode: 'host_needs_room', note: 'Exams' });
    expect(answer.json()).toMatchObject({ state: 'declined', reasonCode: 'host_needs_room', reasonNote: 'Exams' });
    expect(await freeAgain()).toEqual([null, 30]);
  });

  it('needs a reason to decline', async () => {
    const answer = await move(manager, 'decline', { version: 1 });
    expect([answer.statusCode, answer.json().issues[0].path]).toEqual([400, 'reasonCode']);
  });

  it('lets the school withdraw before a decision, and cancel after it', async () => {
    expect((await move(teacher, 'cancellation', { version: 1, reasonCode: 'cover' })).json().refusal).toBe(
      'visit/wrong-state',
    );
    expect((await move(teacher, 'withdrawal', { version: 1 })).json().state).toBe('withdrawn');
    expect(await freeAgain()).toEqual([null, 30]);
  });

  it('records who came, once the visit has begun, and never more than the school has on roll', async () => {
    await move(manager, 'approval', { version: 1 });
    const came = { version: 2, pupils: 26, adults: 3 };
    expect((await move(tutor, 'attendance', came)).json().refusal).toBe('visit/not-begun');
    it_.clock.set(`${day}T10:00:00Z`);
    const [freshTutor, freshTeacher] = [await it_.people.tutor(city.centreId), await it_.people.teacher(city.schoolId)];
    const tooMany = await move(freshTutor, 'attendance', { ...came, pupils: 601 });
    expect(tooMany.json()).toMatchObject({ refusal: 'visit/more-than-roll', details: { roll: 600 } });
    const late = await move(freshTeacher, 'cancellation', { version: 2, reasonCode: 'cover' });
    expect(late.json().refusal).toBe('visit/already-begun');
    const answer = await move(freshTutor, 'attendance', came);
    expect(answer.json()).toMatchObject({ state: 'attended', attendedPupils: 26, attendedAdults: 3, version: 3 });
    expect(answer.json().history.map((entry: { move: string }) => entry.move)).toEqual([
      'request',
      'approve',
      'recordAttendance',
    ]);
  });

  it('records a no-show', async () => {
    await move(manager, 'approval', { version: 1 });
    it_.clock.set(`${day}T10:30:00Z`);
    const freshTutor = await it_.people.tutor(city.centreId);
    expect((await move(freshTutor, 'no-show', { version: 2 })).json().state).toBe('no_show');
  });
});

describe('who sees a visit', () => {
  let it_: TestApp;
  let city: SmallCity;
  let visit: VisitDetailView;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    const teacher = await it_.people.teacher(city.schoolId);
    visit = (await teacher.post('/api/v1/visits', aRequest(city, { note: 'Two wheelchairs' }))).json();
  });
  afterAll(() => it_.close());

  it('is nobody of the other school: every answer is the same as for a visit that is not there', async () => {
    const other = await it_.people.coordinator(city.otherSchoolId);
    const nowhere = '019aa000-0000-7000-8000-000000000000';
    const answers = async (id: string) => {
      const all = [
        await other.get(`/api/v1/visits/${id}`),
        await other.post(`/api/v1/visits/${id}/withdrawal`, { version: 1 }),
        await other.post(`/api/v1/visits/${id}/cancellation`, { version: 1, reasonCode: 'cover' }),
      ];
      return all.map((answer) => [answer.statusCode, answer.body]);
    };
    expect(await answers(visit.id)).toEqual(await answers(nowhere));
    expect((await other.get('/api/v1/visits')).json().items).toEqual([]);
  });

  it('can be saved as a calendar file by those who see it', async () => {
    const colleague = await it_.people.teacher(city.schoolId);
    const file = await colleague.get(`/api/v1/visits/${visit.id}/calendar-file`);
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(file.body).toContain('DTSTART:20261201T100000Z');
    expect(file.body).toContain(`UID:${visit.id}@clc-commons`);
    expect(file.body).not.toContain('wheelchairs');
    const other = await it_.people.teacher(city.otherSchoolId);
    expect((await other.get(`/api/v1/visits/${visit.id}/calendar-file`)).json().refusal).toBe('visit/not-found');
  });

  it('is a colleague of the same school, whole', async () => {
    const colleague = await it_.people.teacher(city.schoolId);
    const { items } = (await colleague.get('/api/v1/visits')).json();
    expect(items).toMatchObject([{ id: visit.id, note: 'Two wheelchairs', availableActions: ['withdraw'] }]);
  });

  it('is the officer of the authority, without names and free text', async () => {
    const officer = await it_.people.officer(city.authorityId);
    const seen = (await officer.get(`/api/v1/visits/${visit.id}`)).json();
    expect(seen).toMatchObject({ partner: { name: 'Hillside School' }, requestedBy: null, note: null });
    expect(seen.history).toMatchObject([{ actor: null }]);
    expect(seen.availableActions).toEqual([]);
    const elsewhere = await it_.people.officer(await city.city.anAuthority());
    expect((await elsewhere.get(`/api/v1/visits/${visit.id}`)).statusCode).toBe(404);
  });

  it('pages through a school’s visits in order, each once', async () => {
    const teacher = await it_.people.teacher(city.schoolId);
    for (const day of ['2026-12-02', '2026-12-03', '2026-12-04']) {
      await teacher.post('/api/v1/visits', aRequest(city, { day }));
    }
    const days: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { limit: '3', ...(cursor === null ? {} : { cursor }) };
      const page = (await teacher.get('/api/v1/visits', query)).json();
      days.push(...page.items.map((item: { day: string }) => item.day));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(days).toEqual(['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04']);
    expect((await teacher.get('/api/v1/visits', { cursor: 'nonsense' })).json().issues[0].path).toBe('cursor');
  });
});
