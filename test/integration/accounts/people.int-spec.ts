import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../server/common/new-id.js';
import { aSmallCity, CityFactory, type SmallCity } from '../../factories/city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import { aPersonWithPassword, cookiesOf, GOOD_PASSWORD, signInFrom } from '../../support/accounts.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import type { Grant } from '#shared/contracts/vocabulary.js';

describe('the people somebody looks after', () => {
  let it_: TestApp;
  let city: SmallCity;
  const who: Record<string, Caller> = {};

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    const factory = new CityFactory(it_.store);
    const moorshire = await factory.anAuthority({ name: 'Moorshire' });
    const moorCentre = await factory.aCentre(moorshire, { name: 'Moor CLC' });
    const moorSchool = await factory.aSchool(moorshire, { name: 'Moorside School' });
    const { people } = it_;
    who['teacher'] = await people.teacher(city.schoolId);
    who['coordinator'] = await people.coordinator(city.schoolId);
    who['other teacher'] = await people.teacher(city.otherSchoolId);
    who['manager'] = await people.manager(city.centreId);
    who['tutor'] = await people.tutor(city.centreId);
    who['officer'] = await people.officer(city.authorityId);
    who['board member'] = await people.boardMember(city.authorityId);
    who['administrator'] = await people.administrator();
    who['far officer'] = await people.officer(moorshire);
    who['far manager'] = await people.manager(moorCentre);
    who['far teacher'] = await people.teacher(moorSchool);
  });
  afterAll(() => it_.close());

  const names = (ids: (string | null)[]) =>
    ids.map((id) => Object.entries(who).find(([, one]) => one.personId === id)?.[0]);
  const seenBy = async (caller: string) => {
    const { items } = (await who[caller]!.get('/api/v1/people')).json();
    return names(items.map((person: { id: string }) => person.id)).sort();
  };
  const leave = (caller: Caller, personId: string | null) => caller.post(`/api/v1/people/${personId}/departure`);
  const somebody = async (email: string, ...grants: Grant[]) => {
    const personId = await aPersonWithPassword(it_, email, ...grants);
    const cookies = cookiesOf(await signInFrom(it_, '192.0.2.9', email, GOOD_PASSWORD));
    const isIn = async () =>
      (await it_.app.inject({ method: 'GET', url: '/api/v1/session', cookies })).statusCode === 200;
    return { personId, cookies, isIn };
  };
  const teaches = (scopeId: string): Grant => ({ role: 'teacher', scopeKind: 'partner', scopeId });

  it.each([
    ['coordinator', ['coordinator', 'teacher']],
    ['manager', ['coordinator', 'manager', 'other teacher', 'teacher', 'tutor']],
    ['officer', ['board member', 'coordinator', 'manager', 'officer']],
    ['far manager', ['far manager']],
    ['far officer', ['far manager', 'far officer']],
  ])('are for the %s exactly those whose roles they could give', async (caller, seen) => {
    expect(await seenBy(caller)).toEqual(seen);
  });

  it('are for the administrator everybody', async () => {
    expect(await seenBy('administrator')).toEqual(Object.keys(who).sort());
  });

  it.each(['teacher', 'tutor', 'board member'])('are nobody for a %s', async (caller) => {
    expect((await who[caller]!.get('/api/v1/people')).statusCode).toBe(403);
  });

  it('are shown with the roles that lie in one’s care, and no others', async () => {
    const { personId } = await somebody(
      'double@fictional.example',
      teaches(city.schoolId),
      teaches(city.otherSchoolId),
    );
    const { items } = (await who['coordinator']!.get('/api/v1/people', { search: 'DOUBLE@' })).json();
    expect(items).toEqual([
      {
        id: personId,
        name: 'Owner of double@fictional.example',
        email: 'double@fictional.example',
        assignments: [{ ...teaches(city.schoolId), scopeName: 'Hillside School' }],
        availableActions: ['markAsLeft'],
      },
    ]);
    await leave(who['administrator']!, personId);
  });

  it('come page by page, each once', async () => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { limit: '4', ...(cursor === null ? {} : { cursor }) };
      const page = (await who['administrator']!.get('/api/v1/people', query)).json();
      ids.push(...page.items.map((person: { id: string }) => person.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(names(ids).sort()).toEqual(Object.keys(who).sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['%', '_', "'; DROP TABLE people; --", '('])('are searched for %j to the letter', async (search) => {
    expect((await who['administrator']!.get('/api/v1/people', { search })).json()).toEqual({
      items: [],
      nextCursor: null,
    });
  });

  it('are found by their names with or without accents and capitals, renamed ones by the new name', async () => {
    const { personId, cookies } = await somebody('accents@fictional.example', teaches(city.schoolId));
    const rename = { method: 'PATCH', url: '/api/v1/me', payload: { name: 'Élodie Ŵyn' }, cookies } as const;
    expect((await it_.app.inject(rename)).statusCode).toBeLessThan(300);
    const found = async (search: string) => {
      const { items } = (await who['coordinator']!.get('/api/v1/people', { search })).json();
      return items.map((person: { id: string }) => person.id);
    };
    for (const search of ['Élodie', 'élodie', 'ELODIE', 'wyn', 'ŵYN élo', 'accents@']) {
      expect(await found(search)).toEqual([personId]);
    }
    expect(await found('owner of accents')).toEqual([]);
    await leave(who['coordinator']!, personId);
  });

  it('leave with their sessions dead at the next request, and their school keeps the visit', async () => {
    const leaver = await it_.people.teacher(city.schoolId);
    const asked = await leaver.post('/api/v1/visits', aRequest(city));
    expect(asked.statusCode).toBe(201);
    expect((await leave(who['coordinator']!, leaver.personId)).statusCode).toBe(204);
    expect((await leaver.get('/api/v1/session')).statusCode).toBe(401);
    expect((await who['teacher']!.get(`/api/v1/visits/${asked.json().id}`)).json()).toMatchObject({
      state: 'requested',
    });
    expect((await leave(who['coordinator']!, leaver.personId)).json().refusal).toBe('person/not-found');
  });

  it('cannot sign in, nor reset a password, after they have left', async () => {
    const { personId } = await somebody('gone@fictional.example', teaches(city.schoolId));
    await leave(who['coordinator']!, personId);
    expect((await signInFrom(it_, '192.0.2.10', 'gone@fictional.example', GOOD_PASSWORD)).statusCode).toBe(401);
  });

  it('keep the roles that lie in the care of others', async () => {
    const { personId, isIn, cookies } = await somebody(
      'half@fictional.example',
      teaches(city.schoolId),
      teaches(city.otherSchoolId),
    );
    expect((await leave(who['coordinator']!, personId)).statusCode).toBe(204);
    expect(await isIn()).toBe(true);
    const me = await it_.app.inject({ method: 'GET', url: '/api/v1/session', cookies });
    expect(me.json().assignments).toMatchObject([{ scopeName: 'Valley School' }]);
    const otherCoordinator = await it_.people.coordinator(city.otherSchoolId);
    await leave(otherCoordinator, personId);
    expect(await isIn()).toBe(false);
    await leave(who['administrator']!, otherCoordinator.personId);
  });

  it('of another school look as if they were not there', async () => {
    const notYours = await leave(who['coordinator']!, who['other teacher']!.personId);
    const notThere = await leave(who['coordinator']!, newId());
    expect([notYours.statusCode, notYours.body]).toEqual([notThere.statusCode, notThere.body]);
    expect(notThere.statusCode).toBe(404);
    expect((await who['other teacher']!.get('/api/v1/session')).statusCode).toBe(200);
  });

  it('cannot be oneself', async () => {
    const answer = await leave(who['coordinator']!, who['coordinator']!.personId);
    expect([answer.statusCode, answer.json().refusal]).toEqual([409, 'person/not-yourself']);
  });

  it('never include the last administrator, even when two send each other away at once', async () => {
    const [one, two] = [await it_.people.administrator(), await it_.people.administrator()];
    const answers = await Promise.all([leave(one, two.personId), leave(two, one.personId)]);
    const statuses = answers.map((answer) => answer.statusCode);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    const still = [one, two][statuses.indexOf(204)]!;
    expect((await still.get('/api/v1/session')).statusCode).toBe(200);
  });
});
