import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { staffActivityView } from '#shared/contracts/activities.contract.js';
import { sql } from '../../../server/database/dialect.js';
import { ActivitiesQueries } from '../../../server/modules/centres/index.js';
import { ActivityBook, anActivity } from '../../factories/activity.factory.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { ifMatch } from './requests.js';

describe('the activities of a centre', () => {
  let it_: TestApp;
  let city: SmallCity;
  let manager: Caller;
  let tutor: Caller;
  let otherManager: Caller;
  let book: ActivityBook;
  let otherCentreId: string;
  let otherPoolId: string;

  beforeAll(async () => {
    it_ = await testApp();
    city = await aSmallCity(it_.store);
    otherCentreId = await city.city.aCentre(city.authorityId, { name: 'Moorside CLC' });
    otherPoolId = await city.city.aPool(otherCentreId, 5);
    manager = await it_.people.manager(city.centreId);
    tutor = await it_.people.tutor(city.centreId);
    otherManager = await it_.people.manager(otherCentreId);
    book = new ActivityBook(manager, city.centreId);
  });
  afterAll(() => it_.close());

  const edit = (id: string, version: number, over: object, caller = manager) =>
    caller.put(`/api/v1/activities/${id}`, { ...anActivity(), ...over }, ifMatch(version));
  const move = (verb: 'POST' | 'DELETE', id: string, what: string, version: number) =>
    manager.request(verb, `/api/v1/activities/${id}/${what}`, { headers: ifMatch(version) });
  const refusal = (answer: { statusCode: number; json(): { refusal: string } }) => [
    answer.statusCode,
    answer.json().refusal,
  ];

  it('are written as drafts, with the title that nobody else has', async () => {
    const input = anActivity({
      title: 'Radio news',
      features: ['RADIO STUDIO', 'radio studio', 'our own word'],
      equipment: [{ poolId: city.recordersId, per: 'pupils', pupilsPerUnit: 2 }],
    });
    const answer = await tutor.post(`/api/v1/centres/${city.centreId}/activities`, input);
    expect(answer.statusCode).toBe(201);
    expect(answer.headers.etag).toBe('"1"');
    expect(staffActivityView.parse(answer.json())).toEqual({
      id: expect.any(String),
      centre: { id: city.centreId, name: 'Quayside CLC' },
      state: 'draft',
      version: 1,
      title: 'Radio news',
      summary: 'Plan, record and edit a short podcast.',
      description: 'Pupils listen to a podcast.\n\nThen they make one.',
      keyStages: ['ks3'],
      phases: ['secondary'],
      durationMinutes: 120,
      minPupils: 8,
      maxPupils: 28,
      features: ['radio studio', 'our own word'],
      equipment: [{ poolId: city.recordersId, name: 'Recorders', quantity: 1, per: 'pupils', pupilsPerUnit: 2 }],
      tutorSkill: 'radio',
      preparationMinutes: 15,
      links: [{ title: 'English programme of study', url: 'https://curriculum.example/english' }],
      picture: null,
      warnings: [{ code: 'no_room_with_features' }],
      availableActions: ['edit', 'publish', 'retire'],
    });
  });

  it('have no second title that differs by case, spaces or accents only', async () => {
    await book.draft({ title: 'Sound walks' });
    const id = await book.draft({ title: 'Something else' });
    for (const title of ['Sound walks', 'SOUND   WALKS', 'Sóund walks']) {
      expect(refusal(await book.write({ title }))).toEqual([409, 'activity/title-taken']);
      expect(refusal(await edit(id, 1, { title }))).toEqual([409, 'activity/title-taken']);
    }
  });

  it('may be called the same at another centre', async () => {
    await book.draft({ title: 'Shared title' });
    const elsewhere = new ActivityBook(otherManager, otherCentreId);
    expect((await elsewhere.write({ title: 'Shared title' })).statusCode).toBe(201);
  });

  it.each<[string, object, string]>([
    ['no title', { title: ' ' }, 'title'],
    ['a title that cannot be shown', { title: 'half \ud800 a pair' }, 'title'],
    ['no key stage', { keyStages: [] }, 'keyStages'],
    ['a mixed key stage', { keyStages: ['mixed'] }, 'keyStages.0'],
    ['14 minutes', { durationMinutes: 14 }, 'durationMinutes'],
    ['481 minutes', { durationMinutes: 481 }, 'durationMinutes'],
    ['121 minutes to prepare', { preparationMinutes: 121 }, 'preparationMinutes'],
    ['a smallest group above the largest', { minPupils: 29 }, 'maxPupils'],
    ['a link without TLS', { links: [{ title: 'x', url: 'http://curriculum.example' }] }, 'links.0.url'],
    ['a link that runs', { links: [{ title: 'x', url: 'javascript:alert(1)' }] }, 'links.0.url'],
    ['eleven links', { links: Array(11).fill({ title: 'x', url: 'https://a.example' }) }, 'links'],
    [
      'a share of 51',
      { equipment: [{ poolId: 'a7e6cf0c-8d45-4a7b-9f6e-000000000001', per: 'pupils', pupilsPerUnit: 51 }] },
      'equipment.0.pupilsPerUnit',
    ],
  ])('are not written with %s', async (_what, over, path) => {
    const answer = await manager.post(`/api/v1/centres/${city.centreId}/activities`, { ...anActivity(), ...over });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().issues.map((issue: { path: string }) => issue.path)).toEqual([path]);
  });

  it('need only equipment of their own centre that is in use', async () => {
    const need = (poolId: string) => ({ equipment: [{ poolId, per: 'group' as const, quantity: 1 }] });
    const other = await book.write({ title: 'With others’ things', ...need(otherPoolId) });
    expect(refusal(other)).toEqual([422, 'activity/equipment-unknown']);
    expect(other.json().details).toEqual({ poolIds: [otherPoolId] });
    const retired = await city.city.aPool(city.centreId, 5, { retiredAt: new Date() });
    expect(refusal(await book.write({ title: 'With old things', ...need(retired) }))).toEqual([
      422,
      'activity/equipment-unknown',
    ]);
  });

  it('change on the version that was read, and nothing of a refused change is kept', async () => {
    const id = await book.draft({ title: 'Editing' });
    const equipment = [{ poolId: city.recordersId, per: 'group', quantity: 3 }];
    const changed = await edit(id, 1, { title: 'Edited', equipment });
    expect(changed.json()).toMatchObject({ version: 2, title: 'Edited', equipment: [{ quantity: 3, per: 'group' }] });
    expect(refusal(await edit(id, 1, { title: 'Too late', equipment: [] }))).toEqual([412, 'resource/stale']);
    const bad = [{ poolId: otherPoolId, per: 'group', quantity: 1 }];
    expect(refusal(await edit(id, 2, { title: 'Bad', equipment: bad }))).toEqual([422, 'activity/equipment-unknown']);
    const seen = await manager.get(`/api/v1/activities/${id}/staff-view`);
    expect(seen.json()).toMatchObject({ version: 2, title: 'Edited', equipment: [{ quantity: 3 }] });
  });

  it('are published, taken back, retired and brought back, one step at a time', async () => {
    const id = await book.draft({ title: 'A life' });
    expect((await move('POST', id, 'publication', 1)).json()).toMatchObject({ state: 'published', version: 2 });
    expect(refusal(await move('POST', id, 'publication', 2))).toEqual([409, 'activity/wrong-state']);
    expect(refusal(await move('DELETE', id, 'publication', 1))).toEqual([412, 'resource/stale']);
    expect((await move('DELETE', id, 'publication', 2)).json()).toMatchObject({ state: 'draft', version: 3 });
    expect((await move('POST', id, 'retirement', 3)).json()).toMatchObject({ state: 'retired', version: 4 });
    expect(refusal(await edit(id, 4, {}))).toEqual([409, 'activity/wrong-state']);
    expect((await move('DELETE', id, 'retirement', 4)).json()).toMatchObject({
      state: 'draft',
      version: 5,
      availableActions: ['edit', 'publish', 'retire'],
    });
  });

  it('are published although they will be hard to book, with a warning for each reason', async () => {
    const equipment = [{ poolId: city.recordersId, per: 'pupils' as const, pupilsPerUnit: 1 }];
    const id = await book.draft({ title: 'For a crowd', maxPupils: 31, equipment });
    const answer = await move('POST', id, 'publication', 1);
    expect(answer.json()).toMatchObject({
      state: 'published',
      warnings: [
        { code: 'rooms_too_small', largest: 30 },
        { code: 'equipment_short', name: 'Recorders', needed: 31, quantity: 30 },
      ],
    });
  });

  it('are listed in every state for their own staff only', async () => {
    const list = await tutor.get(`/api/v1/centres/${city.centreId}/activities`);
    expect(list.json().centre.name).toBe('Quayside CLC');
    const states = new Map(list.json().items.map((item: { title: string; state: string }) => [item.title, item.state]));
    expect(states.get('A life')).toBe('draft');
    expect(states.get('For a crowd')).toBe('published');
    const answer = await otherManager.get(`/api/v1/centres/${city.centreId}/activities`);
    expect(refusal(answer)).toEqual([404, 'centre/not-found']);
  });

  it('cannot be seen or changed by the staff of another centre, published or not', async () => {
    for (const id of [await book.draft({ title: 'Hidden' }), await book.published({ title: 'Open' })]) {
      const tries = [
        await otherManager.get(`/api/v1/activities/${id}/staff-view`),
        await edit(id, 1, { title: 'Mine now' }, otherManager),
        await otherManager.post(`/api/v1/activities/${id}/retirement`, {}, ifMatch(2)),
      ];
      expect(tries.map(refusal)).toEqual(tries.map(() => [404, 'activity/not-found']));
    }
    const input = anActivity({ title: 'Planted' });
    const planted = await otherManager.post(`/api/v1/centres/${city.centreId}/activities`, input);
    expect(refusal(planted)).toEqual([404, 'centre/not-found']);
  });

  it('are told to other modules while they are published', async () => {
    const equipment = [{ poolId: city.recordersId, per: 'pupils' as const, pupilsPerUnit: 4 }];
    const id = await book.draft({ title: 'Known', equipment, features: ['projector'] });
    const facts = () => it_.store.read((manager) => it_.app.get(ActivitiesQueries).facts(manager, id));
    expect(await facts()).toBeNull();
    await move('POST', id, 'publication', 1);
    expect(await facts()).toEqual({
      id,
      centreId: city.centreId,
      title: 'Known',
      durationMinutes: 120,
      minPupils: 8,
      maxPupils: 28,
      features: ['projector'],
      tutorSkill: 'radio',
      preparationMinutes: 15,
      keyStages: ['ks3'],
      equipment: [{ poolId: city.recordersId, name: 'Recorders', quantity: 1, per: 'pupils', pupilsPerUnit: 4 }],
    });
  });

  describe('in the database', () => {
    const need = async (poolId: string, centreId: string) => {
      const activityId = await book.draft({ title: `Guarded ${poolId} ${centreId}` });
      const work = it_.store.write(
        (tx) => sql(tx.manager)`
          INSERT INTO activity_equipment (activity_id, pool_id, centre_id, position, per, quantity)
          VALUES (${activityId}, ${poolId}, ${centreId}, ${0}, 'group', ${1})`,
      );
      return work.then(
        () => 'kept',
        (error: unknown) => String(error),
      );
    };

    it('need no equipment of another centre, whichever centre the row names', async () => {
      expect(await need(otherPoolId, city.centreId)).toMatch(/foreign key/i);
      expect(await need(otherPoolId, otherCentreId)).toMatch(/foreign key/i);
    });

    it('may need their own (positive control)', async () => {
      expect(await need(city.recordersId, city.centreId)).toBe('kept');
    });
  });
});
