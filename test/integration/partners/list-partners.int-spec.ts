import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PartnerList } from '#shared/contracts/partners.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { searchText } from '../../../server/modules/partners/index.js';
import { CityFactory } from '../../factories/city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('the list of schools and groups', () => {
  let it_: TestApp;
  let authorityId: string;
  let centreId: string;
  let officer: Caller;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T10:00:00Z');
    const city = new CityFactory(it_.store);
    authorityId = await city.anAuthority({ name: 'Wendale' });
    const otherId = await city.anAuthority({ name: 'Estmere' });
    centreId = await city.aCentre(authorityId);
    const school = async (name: string, over: object = {}, authority = authorityId) => {
      const id = await city.aSchool(authority, { name, ...over });
      const text = searchText({ name, ...over });
      await it_.store.write((tx) => tx.manager.update('partners', { id }, { searchText: text }));
      ids[name] = id;
    };
    await school("St Mary's Primary", { phase: 'primary', postcode: 'WD1 2AB', town: 'Wendale', urn: 912345 });
    await school('Ysgol Tŷ Gwyn', { phase: 'primary', town: 'Netherby' });
    await school('100% Academy', { phase: 'secondary', status: 'proposed_to_close' });
    await school('Old Grammar', { phase: 'secondary', status: 'closed', closedOn: '2003-08-31' });
    await school('Overbeck New', { phase: 'primary', status: 'proposed_to_open' });
    await school('Estmere Road Primary', { phase: 'primary' }, otherId);
    await city.aPartnership(centreId, ids['Ysgol Tŷ Gwyn'] ?? '');
    await city.aPartnership(centreId, ids['100% Academy'] ?? '', { endsOn: '2026-11-23' });
    officer = await it_.people.officer(authorityId);
    await officer.post('/api/v1/community-groups', { authorityId, name: 'Radio Club', postcode: 'wd1 9zz' });
  });
  afterAll(() => it_.close());

  const list = async (query: Record<string, string> = {}, caller = officer): Promise<PartnerList> =>
    (await caller.get('/api/v1/partners', query)).json();
  const names = async (query: Record<string, string> = {}, caller = officer) =>
    (await list(query, caller)).items.map(({ name }) => name);

  it('holds the partners of the authority by name, and none of another', async () => {
    expect(await names()).toEqual([
      '100% Academy',
      'Old Grammar',
      'Overbeck New',
      'Radio Club',
      "St Mary's Primary",
      'Ysgol Tŷ Gwyn',
    ]);
  });

  it.each([
    ['st marys', ["St Mary's Primary"]],
    ['MARY’S st', ["St Mary's Primary"]],
    ['ty gwyn', ['Ysgol Tŷ Gwyn']],
    ['912345', ["St Mary's Primary"]],
    ['wd12ab', ["St Mary's Primary"]],
    ['netherby', ['Ysgol Tŷ Gwyn']],
    ['wd1 9zz', ['Radio Club']],
    ['%', ['100% Academy']],
    ['_', []],
    ["'; DROP TABLE partners; --", []],
    ['estmere', []],
  ])('finds by “%s”', async (q, found) => {
    expect(await names({ q })).toEqual(found);
  });

  it.each([
    [{ kind: 'community_group' }, ['Radio Club']],
    [{ phase: 'secondary' }, ['100% Academy', 'Old Grammar']],
    [{ status: 'open' }, ['100% Academy', 'Radio Club', "St Mary's Primary", 'Ysgol Tŷ Gwyn']],
    [{ status: 'closed' }, ['Old Grammar']],
    [{ status: 'proposed_to_open' }, ['Overbeck New']],
    [{ status: 'open', phase: 'primary', q: 'st' }, ["St Mary's Primary"]],
  ])('filters by %j', async (query, found) => {
    expect(await names(query as Record<string, string>)).toEqual(found);
  });

  it('filters by the centre of which they are partners today', async () => {
    expect(await names({ centreId })).toEqual(['Ysgol Tŷ Gwyn']);
    const unknown = await officer.get('/api/v1/partners', { centreId: newId() });
    expect(unknown.json()).toMatchObject({ refusal: 'centre/not-found' });
  });

  it('comes page by page, each partner once', async () => {
    const first = await list({ pageSize: '4' });
    expect([first.items.length, first.total]).toEqual([4, 6]);
    const second = await list({ pageSize: '4', cursor: first.nextCursor ?? '' });
    expect(second.nextCursor).toBeNull();
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(await names());
  });

  it.each([
    ['q', { q: 'x'.repeat(101) }],
    ['pageSize', { pageSize: '201' }],
    ['pageSize', { pageSize: '0' }],
    ['cursor', { cursor: "1' OR '1'='1" }],
    ['centreId', { centreId: '1' }],
    ['phase', { phase: 'tertiary' }],
  ])('refuses a wrong %s', async (path, query) => {
    const answer = await officer.get('/api/v1/partners', query);
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { issues: [{ path }] }]);
  });

  it('gives the staff of a school the names of their neighbours, and the page of their own school only', async () => {
    const own = ids["St Mary's Primary"] ?? '';
    const coordinator = await it_.people.coordinator(own);
    expect(await names({}, coordinator)).toHaveLength(6);
    const page = (id: string) => coordinator.get(`/api/v1/schools/${id}`);
    expect((await page(own)).statusCode).toBe(200);
    const neighbour = await page(ids['Ysgol Tŷ Gwyn'] ?? '');
    const nobody = await page(newId());
    expect([neighbour.statusCode, neighbour.body]).toEqual([404, nobody.body]);
  });

  it('is there for the staff of a centre, within its authority', async () => {
    const tutor = await it_.people.tutor(centreId);
    expect(await names({}, tutor)).toHaveLength(6);
    expect((await tutor.get(`/api/v1/schools/${ids['Ysgol Tŷ Gwyn'] ?? ''}`)).statusCode).toBe(200);
    expect((await tutor.get(`/api/v1/schools/${ids['Estmere Road Primary'] ?? ''}`)).statusCode).toBe(404);
  });

  it('is not there for teachers', async () => {
    const teacher = await it_.people.teacher(ids["St Mary's Primary"] ?? '');
    expect((await teacher.get('/api/v1/partners')).statusCode).toBe(403);
  });

  it('shows an officer their own authority', async () => {
    expect((await officer.get('/api/v1/authorities')).json()).toMatchObject({ items: [{ name: 'Wendale' }] });
  });
});
