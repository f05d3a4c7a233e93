import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { activityView, cataloguePage } from '#shared/contracts/activities.contract.js';
import { ActivityBook } from '../../factories/activity.factory.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

/** Everything here is asked by somebody who is not signed in. */
describe('the catalogue', () => {
  let it_: TestApp;
  let city: SmallCity;
  let visitor: Caller;
  let podcasting: string;
  let draft: string;
  let elsewhere: string;
  let otherCentreId: string;

  beforeAll(async () => {
    it_ = await testApp();
    city = await aSmallCity(it_.store);
    otherCentreId = await city.city.aCentre(city.authorityId, { name: 'Moorside CLC' });
    await city.city.aCentre(city.authorityId, { name: 'An empty CLC' });
    visitor = it_.people.nobody();
    const book = new ActivityBook(await it_.people.manager(city.centreId), city.centreId);
    const other = new ActivityBook(await it_.people.manager(otherCentreId), otherCentreId);
    const equipment = [{ poolId: city.recordersId, per: 'pupils' as const, pupilsPerUnit: 2 }];
    podcasting = await book.published({ title: 'Podcasting', equipment });
    await book.published({ title: 'animation with clay', keyStages: ['ks1', 'ks2'], tutorSkill: null });
    draft = await book.draft({ title: 'Zoology, a draft' });
    elsewhere = await other.published({ title: 'Crêpes & robots', keyStages: ['ks2', 'ks3'], tutorSkill: null });
  });
  afterAll(() => it_.close());

  const list = (query: Record<string, string> = {}) => visitor.get('/api/v1/activities', query);
  const titles = async (query: Record<string, string> = {}) =>
    cataloguePage.parse((await list(query)).json()).items.map((item) => item.title);

  it('lists what is published at any centre by title, and nothing else', async () => {
    const answer = await list();
    expect(answer.statusCode).toBe(200);
    const page = cataloguePage.parse(answer.json());
    expect(page.items.map((item) => [item.title, item.centre.name])).toEqual([
      ['animation with clay', 'Quayside CLC'],
      ['Crêpes & robots', 'Moorside CLC'],
      ['Podcasting', 'Quayside CLC'],
    ]);
    expect(page).toMatchObject({ total: 3, nextCursor: null });
    expect(page.centres.map((centre) => centre.name)).toEqual(['Moorside CLC', 'Quayside CLC']);
    expect(answer.body).not.toContain('version');
  });

  it.each<[Record<string, string>, string[]]>([
    [{ keyStage: 'ks2' }, ['animation with clay', 'Crêpes & robots']],
    [{ keyStage: 'ks1' }, ['animation with clay']],
    [{ keyStage: 'ks5' }, []],
    [{ search: 'CREPES' }, ['Crêpes & robots']],
    [{ search: 'radio' }, ['Podcasting']],
    [{ search: 'podcast clay' }, ['animation with clay']],
    [{ search: 'zoology' }, []],
    [{ search: '%' }, []],
    [{ search: '   ' }, ['animation with clay', 'Crêpes & robots', 'Podcasting']],
  ])('answers %j', async (query, expected) => {
    expect(await titles(query)).toEqual(expected);
  });

  it('can be asked for one centre', async () => {
    expect(await titles({ centreId: otherCentreId })).toEqual(['Crêpes & robots']);
    expect(await titles({ centreId: otherCentreId, keyStage: 'ks1' })).toEqual([]);
  });

  it('is turned page by page without losing or repeating one', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const answer = await list({ limit: '1', ...(cursor ? { cursor } : {}) });
      const page = cataloguePage.parse(answer.json());
      expect(page.total).toBe(3);
      seen.push(...page.items.map((item) => item.title));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['animation with clay', 'Crêpes & robots', 'Podcasting']);
  });

  it.each([
    ['keyStage', 'mixed'],
    ['limit', '61'],
    ['cursor', 'x'],
    ['centreId', '1'],
    ['search', 'x'.repeat(201)],
  ])('refuses the %s %s', async (name, value) => {
    const answer = await list({ [name]: value });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().issues[0].path).toBe(name);
  });

  it('tells everything about one activity and nothing of people', async () => {
    const answer = await visitor.get(`/api/v1/activities/${podcasting}`);
    expect(activityView.parse(answer.json())).toEqual({
      id: podcasting,
      centre: { id: city.centreId, name: 'Quayside CLC' },
      title: 'Podcasting',
      summary: 'Plan, record and edit a short podcast.',
      description: 'Pupils listen to a podcast.\n\nThen they make one.',
      keyStages: ['ks3'],
      phases: ['secondary'],
      durationMinutes: 120,
      minPupils: 8,
      maxPupils: 28,
      features: [],
      equipment: [{ poolId: city.recordersId, name: 'Recorders', quantity: 1, per: 'pupils', pupilsPerUnit: 2 }],
      tutorSkill: 'radio',
      preparationMinutes: 15,
      links: [{ title: 'English programme of study', url: 'https://curriculum.example/english' }],
      picture: null,
    });
    expect(Object.keys(answer.json()).sort()).toEqual(Object.keys(activityView.shape).sort());
  });

  it('answers a draft exactly like what is not there', async () => {
    const missing = await visitor.get('/api/v1/activities/a7e6cf0c-8d45-4a7b-9f6e-000000000001');
    const hidden = await visitor.get(`/api/v1/activities/${draft}`);
    expect([hidden.statusCode, hidden.body]).toEqual([missing.statusCode, missing.body]);
    expect(missing.json().refusal).toBe('activity/not-found');
  });

  it('hides its staff’s pages from visitors', async () => {
    for (const url of [`/api/v1/activities/${podcasting}/staff-view`, `/api/v1/centres/${city.centreId}/activities`]) {
      expect((await visitor.get(url)).statusCode).toBe(401);
    }
  });

  it.each(['/api/v1/activities', () => `/api/v1/activities/${elsewhere}`])(
    'sends nothing again that the reader has, until it changes (%s)',
    async (address) => {
      const url = typeof address === 'string' ? address : address();
      const first = await visitor.get(url);
      const etag = String(first.headers.etag);
      expect(first.headers['cache-control']).toBe('public, no-cache');
      const again = (tag: string) => visitor.request('GET', url, { headers: { 'if-none-match': tag } });
      for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
        const answer = await again(tag);
        expect([answer.statusCode, answer.body, answer.headers.etag]).toEqual([304, '', etag]);
      }
      const manager = await it_.people.manager(otherCentreId);
      const seen = (await manager.get(`/api/v1/activities/${elsewhere}/staff-view`)).json();
      const { title, summary, description, keyStages, phases, durationMinutes, minPupils, maxPupils } = seen;
      const text = { title, summary: `${summary}!`, description, keyStages, phases, durationMinutes, minPupils };
      const input = { ...text, maxPupils, features: [], equipment: [], preparationMinutes: 0, links: [] };
      await manager.put(`/api/v1/activities/${elsewhere}`, input, { 'if-match': `"${seen.version}"` });
      expect((await again(etag)).statusCode).toBe(200);
    },
  );
});
