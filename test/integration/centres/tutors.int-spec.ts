import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../server/common/new-id.js';
import { CentresQueries } from '../../../server/modules/centres/index.js';
import { CityFactory } from '../../factories/city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { aReservation, ifMatch } from './requests.js';

const HOURS = [
  { weekday: 1, opens: '09:00', closes: '12:00' },
  { weekday: 1, opens: '13:00', closes: '16:00' },
];

describe('tutors', () => {
  let it_: TestApp;
  let centreId: string;
  let otherCentreId: string;
  let manager: Caller;
  let otherManager: Caller;
  let tutor: Caller;
  let teacher: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    const city = new CityFactory(it_.store);
    const authority = await city.anAuthority();
    centreId = await city.aCentre(authority);
    otherCentreId = await city.aCentre(authority, { name: 'Other' });
    const school = await city.aSchool(authority);
    await city.aPartnership(centreId, school);
    manager = await it_.people.manager(centreId);
    otherManager = await it_.people.manager(otherCentreId);
    tutor = await it_.people.tutor(centreId);
    teacher = await it_.people.teacher(school);
  });
  afterAll(() => it_.close());

  const post = (input: object) => manager.post(`/api/v1/centres/${centreId}/tutors`, { hours: HOURS, ...input });
  const added = async (name: string, input: object = {}) => {
    const answer = await post({ name, ...input });
    expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
    return answer.json<{ id: string; version: number }>();
  };
  const outcome = (answer: { statusCode: number; json(): { refusal?: string } }) =>
    answer.statusCode < 300 ? answer.statusCode : `${answer.statusCode} ${answer.json().refusal}`;
  const seen = async (caller: Caller, id: string) =>
    (await caller.get(`/api/v1/centres/${centreId}`)).json().tutors.find((one: { id: string }) => one.id === id);
  const leave = (id: string, days: object, caller = manager) => caller.post(`/api/v1/tutors/${id}/leave`, days);

  it('are added with skills in the spelling of the vocabulary, hours, and an account or none', async () => {
    const skills = [' Podcasting ', 'podcasting', 'cad', 'Beekeeping'];
    const ines = await added('Ines', { skills, personId: tutor.personId });
    expect(ines).toEqual({
      id: expect.any(String),
      centreId,
      name: 'Ines',
      account: { id: tutor.personId, name: expect.stringContaining('Person') },
      skills: ['podcasting', 'CAD', 'Beekeeping'],
      hours: HOURS,
      leave: [],
      retired: false,
      version: 1,
    });
    const facts = await it_.store.read((entities) => it_.app.get(CentresQueries).tutorsOf(entities, centreId));
    expect(facts).toContainEqual({
      id: ines.id,
      name: 'Ines',
      skills: ['podcasting', 'CAD', 'Beekeeping'],
      hours: HOURS,
    });
    const elsewhere = await it_.store.read((entities) => it_.app.get(CentresQueries).tutorsOf(entities, otherCentreId));
    expect(elsewhere).toEqual([]);
  });

  it('have an account of a tutor of this centre, and nobody else’s', async () => {
    expect(outcome(await post({ name: 'A', personId: tutor.personId }))).toBe('409 tutor/account-taken');
    expect(outcome(await post({ name: 'B', personId: manager.personId }))).toBe('422 tutor/account-unknown');
    const elsewhere = await it_.people.tutor(otherCentreId);
    expect(outcome(await post({ name: 'C', personId: elsewhere.personId }))).toBe('422 tutor/account-unknown');
    const accounts = (await manager.get(`/api/v1/centres/${centreId}/tutor-accounts`)).json();
    expect(accounts.items.map(({ id }: { id: string }) => id)).toEqual([tutor.personId]);
    expect((await otherManager.get(`/api/v1/centres/${centreId}/tutor-accounts`)).statusCode).toBe(404);
  });

  it('are refused field by field', async () => {
    const hours = [...HOURS, { weekday: 1, opens: '11:00', closes: '12:30' }];
    const answer = await post({ name: ' ', personId: 'me', skills: ['x'.repeat(41)], hours });
    expect(answer.json().issues.map((issue: { path: string }) => issue.path)).toEqual([
      'name',
      'personId',
      'skills.0',
      'hours.2.opens',
    ]);
  });

  it('have names of their own, and are changed on the version that was read', async () => {
    const first = await added('Joan');
    expect(outcome(await post({ name: 'Joan' }))).toBe('409 tutor/name-taken');
    const url = `/api/v1/tutors/${first.id}`;
    const changed = await manager.put(url, { name: 'Joan B', skills: ['radio'], hours: [] }, ifMatch(1));
    expect([changed.headers['etag'], changed.json()]).toMatchObject(['"2"', { name: 'Joan B', hours: [] }]);
    expect(outcome(await manager.put(url, { name: 'Late', hours: [] }, ifMatch(1)))).toBe('412 resource/stale');
    expect((await manager.put(url, { name: 'Blind', hours: [] })).statusCode).toBe(428);
  });

  it('are read by tutors and technicians, and only by name and skill by those who do not work there', async () => {
    const { id } = await added('Kay', { skills: ['radio'] });
    await leave(id, { firstDay: '2026-12-01', lastDay: '2026-12-02', note: 'Training' });
    expect(await seen(tutor, id)).toMatchObject({ leave: [{ note: 'Training' }] });
    expect(await seen(teacher, id)).toMatchObject({ name: 'Kay', skills: ['radio'], leave: [], account: null });
    expect(outcome(await tutor.post(`/api/v1/centres/${centreId}/tutors`, { name: 'No', hours: [] }))).toBe(
      '403 access/forbidden',
    );
  });

  it('are not there for the manager of another centre', async () => {
    const { id } = await added('Lou');
    const attempts = (one: string) => [
      otherManager.put(`/api/v1/tutors/${one}`, { name: 'Mine', hours: [] }, ifMatch(1)),
      otherManager.post(`/api/v1/tutors/${one}/retirement`, {}, ifMatch(1)),
      leave(one, { firstDay: '2026-12-01', lastDay: '2026-12-01' }, otherManager),
    ];
    const bodies = async (one: string) =>
      (await Promise.all(attempts(one))).map(({ statusCode, body }) => [statusCode, body]);
    const mine = await bodies(id);
    expect(mine).toEqual(await bodies(newId()));
    expect(mine.map(([status]) => status)).toEqual([404, 404, 404]);
  });

  it('are retired once no visit is to come, and brought back', async () => {
    const { id } = await added('Mia');
    const times = { from: new Date('2026-12-01T10:00:00Z'), until: new Date('2026-12-01T11:00:00Z') };
    await aReservation(it_, id, { exclusive: true, ...times });
    const refused = await manager.post(`/api/v1/tutors/${id}/retirement`, {}, ifMatch(1));
    expect([outcome(refused), refused.json().details]).toEqual(['409 tutor/still-booked', { visits: 1 }]);
    const { id: free } = await added('Ned');
    expect((await manager.post(`/api/v1/tutors/${free}/retirement`, {}, ifMatch(1))).json()).toMatchObject({
      retired: true,
    });
    expect(await seen(tutor, free)).toBeUndefined();
    const back = await manager.request('DELETE', `/api/v1/tutors/${free}/retirement`, { headers: ifMatch(2) });
    expect(back.json()).toMatchObject({ retired: false, version: 3 });
  });

  describe('on leave', () => {
    it('are away whole days or from one time to another, and the answer says how many visits are touched', async () => {
      const { id } = await added('Ola');
      const visit = (from: string, until: string) =>
        aReservation(it_, id, { exclusive: true, from: new Date(from), until: new Date(until) });
      await visit('2026-12-01T10:00:00Z', '2026-12-01T11:00:00Z');
      await visit('2026-12-02T10:00:00Z', '2026-12-02T11:00:00Z');
      await visit('2026-12-03T10:00:00Z', '2026-12-03T11:00:00Z');
      const whole = await leave(id, { firstDay: '2026-12-01', lastDay: '2026-12-02' });
      expect([whole.statusCode, whole.json().touchedVisits]).toEqual([201, 2]);
      const times = { startTime: '11:00', endTime: '12:00' };
      const after = await leave(id, { firstDay: '2026-12-03', lastDay: '2026-12-03', ...times, note: 'Dentist' });
      expect(after.json().touchedVisits).toBe(0);
      expect(after.json().tutor.leave).toEqual([
        {
          id: expect.any(String),
          from: '2026-12-01T00:00:00.000Z',
          until: '2026-12-03T00:00:00.000Z',
          wholeDays: true,
          note: null,
        },
        {
          id: expect.any(String),
          from: '2026-12-03T11:00:00.000Z',
          until: '2026-12-03T12:00:00.000Z',
          wholeDays: false,
          note: 'Dentist',
        },
      ]);
      const day = (await tutor.get(`/api/v1/centres/${centreId}/days/2026-12-02`)).json();
      expect(day.tutors.find((one: { id: string }) => one.id === id)).toMatchObject({
        closures: [{ from: '2026-12-01T00:00:00.000Z', until: '2026-12-03T00:00:00.000Z' }],
      });
    });

    it.each<[string, object, string | number]>([
      ['over already', { firstDay: '2026-11-20', lastDay: '2026-11-23' }, '422 tutor/leave-over'],
      [
        'at a time that does not exist',
        { firstDay: '2027-03-28', lastDay: '2027-03-28', startTime: '01:30', endTime: '09:00' },
        '422 tutor/leave-time-unclear',
      ],
      ['ending before it begins', { firstDay: '2026-12-02', lastDay: '2026-12-01' }, '400 input/invalid'],
      [
        'with one time only',
        { firstDay: '2026-12-01', lastDay: '2026-12-01', startTime: '10:00' },
        '400 input/invalid',
      ],
      ['for two years', { firstDay: '2026-12-01', lastDay: '2028-12-01' }, '400 input/invalid'],
      ['running already', { firstDay: '2026-11-23', lastDay: '2026-11-24' }, 201],
    ])('%s: %j', async (name, days, expected) => {
      const { id } = await added(`On leave ${name}`);
      expect(outcome(await leave(id, days))).toBe(expected);
    });

    it('to come is taken back, running leave ends now, and nobody else’s manager can', async () => {
      const { id } = await added('Pip');
      await leave(id, { firstDay: '2026-11-23', lastDay: '2026-11-27' });
      const { tutor: later } = (await leave(id, { firstDay: '2026-12-01', lastDay: '2026-12-01' })).json();
      const [running, toCome] = later.leave as { id: string }[];
      const end = (leaveId: string, caller = manager) => caller.post(`/api/v1/leave/${leaveId}/end`);
      expect(outcome(await end(toCome!.id, otherManager))).toBe('404 tutor/leave-not-found');
      expect((await end(toCome!.id)).json().leave).toMatchObject([{ id: running!.id }]);
      expect((await end(running!.id)).json().leave).toEqual([]);
      expect(outcome(await end(running!.id))).toBe(200);
      expect(outcome(await end(toCome!.id))).toBe('404 tutor/leave-not-found');
    });
  });
});
