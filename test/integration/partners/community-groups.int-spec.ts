import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommunityGroupView } from '#shared/contracts/partners.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { CityFactory } from '../../factories/city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const URL = '/api/v1/community-groups';

describe('community groups', () => {
  let it_: TestApp;
  let authorityId: string;
  let otherId: string;
  let officer: Caller;
  let otherOfficer: Caller;
  let group: CommunityGroupView;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T10:00:00Z');
    const city = new CityFactory(it_.store);
    authorityId = await city.anAuthority({ name: 'Wendale', dfeCode: '998' });
    otherId = await city.anAuthority({ name: 'Estmere' });
    officer = await it_.people.officer(authorityId);
    otherOfficer = await it_.people.officer(otherId);
  });
  afterAll(() => it_.close());

  it('are entered by hand', async () => {
    const answer = await officer.post(URL, {
      authorityId,
      name: ' Radio Club ',
      postcode: 'wd1 1aa',
      description: 'Meets on Mondays',
    });
    group = answer.json();
    expect([answer.statusCode, group]).toMatchObject([
      201,
      {
        name: 'Radio Club',
        postcode: 'WD1 1AA',
        version: 1,
        closedOn: null,
        mayChange: true,
        authority: { name: 'Wendale' },
      },
    ]);
  });

  const change = (caller: Caller, body: object, headers: Record<string, string> = { 'if-match': '"1"' }) =>
    caller.put(`${URL}/${group.id}`, body, headers);

  it('change on the version that was read', async () => {
    expect((await change(officer, { name: 'Club' }, {})).json()).toMatchObject({ refusal: 'resource/version-needed' });
    const changed = await change(officer, { name: 'Radio and Film Club', closedOn: '2026-12-31' });
    expect(changed.json()).toMatchObject({
      name: 'Radio and Film Club',
      closedOn: '2026-12-31',
      version: 2,
      postcode: null,
    });
    expect(changed.headers.etag).toBe('"2"');
    expect((await change(officer, { name: 'Too late' })).json()).toMatchObject({ refusal: 'resource/stale' });
    expect((await officer.get('/api/v1/partners', { q: 'film' })).json()).toMatchObject({ total: 1 });
  });

  it('are not there for another authority', async () => {
    const absent = await officer.get(`${URL}/${newId()}`);
    expect((await otherOfficer.get(`${URL}/${group.id}`)).body).toBe(absent.body);
    expect((await change(otherOfficer, { name: 'Mine' }, { 'if-match': '"2"' })).body).toBe(absent.body);
    const added = await otherOfficer.post(URL, { authorityId, name: 'Mine' });
    expect([added.statusCode, added.json()]).toMatchObject([404, { refusal: 'authority/not-found' }]);
  });

  it.each([
    ['name', { name: '  ' }],
    ['postcode', { postcode: 'LS1' }],
    ['description', { description: 'x'.repeat(1001) }],
  ])('refuse a wrong %s', async (path, more) => {
    const answer = await officer.post(URL, { authorityId, name: 'Club', ...more });
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { issues: [{ path }] }]);
  });

  it('are kept out of the list of open partners once they have stopped', async () => {
    it_.clock.set('2027-01-01T10:00:00Z');
    const officerLater = await it_.people.officer(authorityId);
    const open = await officerLater.get('/api/v1/partners', { status: 'open' });
    expect(open.json()).toMatchObject({ total: 0 });
    expect((await officerLater.get('/api/v1/partners', { status: 'closed' })).json()).toMatchObject({ total: 1 });
  });
});

describe('authorities', () => {
  let it_: TestApp;
  beforeAll(async () => {
    it_ = await testApp();
  });
  afterAll(() => it_.close());

  it('are added by administrators, each code once', async () => {
    const administrator = await it_.people.administrator();
    const add = (body: object) => administrator.post('/api/v1/authorities', body);
    expect((await add({ name: 'Wendale', dfeCode: '998' })).statusCode).toBe(201);
    expect((await add({ name: 'Wendale again', dfeCode: '998' })).json()).toMatchObject({
      refusal: 'authority/already-there',
    });
    expect((await add({ name: 'Estmere' })).statusCode).toBe(201);
    expect((await add({ name: 'Estmere', dfeCode: '99' })).statusCode).toBe(400);
  });

  it('are not added by officers', async () => {
    const officer = await it_.people.officer(newId());
    expect((await officer.post('/api/v1/authorities', { name: 'Mine' })).statusCode).toBe(403);
  });
});
