import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CentrePartnerships } from '#shared/contracts/partners.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { CityFactory } from '../../factories/city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('partnerships of a centre', () => {
  let it_: TestApp;
  let city: CityFactory;
  let authorityId: string;
  let centreId: string;
  let schoolId: string;
  let foreignSchoolId: string;
  let manager: Caller;
  let otherManager: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T10:00:00Z');
    city = new CityFactory(it_.store);
    authorityId = await city.anAuthority();
    const otherAuthorityId = await city.anAuthority({ name: 'Estmere' });
    centreId = await city.aCentre(authorityId);
    schoolId = await city.aSchool(authorityId, { name: 'Hillside School' });
    foreignSchoolId = await city.aSchool(otherAuthorityId);
    manager = await it_.people.manager(centreId);
    otherManager = await it_.people.manager(await city.aCentre(authorityId, { name: 'Hilltop CLC' }));
  });
  afterAll(() => it_.close());

  const url = () => `/api/v1/centres/${centreId}/partnerships`;
  const add = (caller: Caller, partnerId: string, more: object = {}) =>
    caller.post(url(), { partnerId, role: 'partner', startsOn: '2026-09-01', ...more });
  const items = async () => (await manager.get(url())).json<CentrePartnerships>().items;

  it('begin on their day, with their role', async () => {
    const answer = await add(manager, schoolId);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      201,
      {
        mayManage: true,
        items: [
          {
            role: 'partner',
            startsOn: '2026-09-01',
            endsOn: null,
            current: true,
            partner: { name: 'Hillside School' },
          },
        ],
      },
    ]);
  });

  it('do not overlap for one school', async () => {
    const again = await add(manager, schoolId, { startsOn: '2027-01-01' });
    expect([again.statusCode, again.json()]).toMatchObject([
      409,
      { refusal: 'partnership/overlaps', details: { startsOn: '2026-09-01', endsOn: null } },
    ]);
  });

  it('end on their last day and stay in the record', async () => {
    const [first] = await items();
    const end = (endsOn: string) => manager.post(`/api/v1/partnerships/${first?.id ?? ''}/end`, { endsOn });
    expect((await end('2026-08-31')).json()).toMatchObject({ refusal: 'partnership/ends-before-start' });
    expect((await end('2026-11-23')).json()).toMatchObject({ items: [{ endsOn: '2026-11-23', current: false }] });
    expect((await add(manager, schoolId, { startsOn: '2026-11-24' })).statusCode).toBe(201);
    expect((await end('2026-11-24')).json()).toMatchObject({ refusal: 'partnership/overlaps' });
    expect(await items()).toHaveLength(2);
  });

  it('have one host at a time, even when two are named at once', async () => {
    const candidates = [
      await city.aSchool(authorityId),
      await city.aSchool(authorityId),
      await city.aSchool(authorityId),
    ];
    const terms = { role: 'host', startsOn: '2027-01-01', endsOn: '2027-08-31' };
    const answers = await Promise.all(candidates.map((id) => add(manager, id, terms)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
      refusal: 'partnership/host-overlaps',
    });
    const next = await add(manager, await city.aSchool(authorityId), { role: 'host', startsOn: '2027-09-01' });
    expect(next.statusCode).toBe(201);
  });

  it('are not made with a closed school, or with a group as host', async () => {
    const closed = await city.aSchool(authorityId, { status: 'closed', closedOn: '2026-08-31' });
    expect((await add(manager, closed)).json()).toMatchObject({ refusal: 'partnership/partner-closed' });
    const closedLongAgo = await city.aSchool(authorityId, { status: 'closed' });
    expect((await add(manager, closedLongAgo)).json()).toMatchObject({ refusal: 'partnership/partner-closed' });
    const group = await manager.post('/api/v1/community-groups', { authorityId, name: 'Hillside Radio Club' });
    const groupId = group.json<{ id: string }>().id;
    expect((await add(manager, groupId, { role: 'host' })).json()).toMatchObject({
      refusal: 'partnership/host-is-a-school',
    });
    expect((await add(manager, groupId)).statusCode).toBe(201);
  });

  it("know no other authority's school", async () => {
    const foreign = await add(manager, foreignSchoolId);
    const nobody = await add(manager, newId());
    expect([foreign.statusCode, foreign.body]).toEqual([404, nobody.body]);
  });

  it('are seen and changed from nowhere else', async () => {
    const [first] = await items();
    const absent = await manager.get(`/api/v1/centres/${newId()}/partnerships`);
    expect((await otherManager.get(url())).body).toBe(absent.body);
    expect((await add(otherManager, schoolId)).body).toBe(absent.body);
    const ended = await otherManager.post(`/api/v1/partnerships/${first?.id ?? ''}/end`, { endsOn: '2027-01-01' });
    expect([ended.statusCode, ended.json()]).toMatchObject([404, { refusal: 'partnership/not-found' }]);
  });

  it('are read by tutors, who change nothing', async () => {
    const tutor = await it_.people.tutor(centreId);
    expect((await tutor.get(url())).json()).toMatchObject({ mayManage: false });
    expect((await add(tutor, schoolId)).statusCode).toBe(403);
  });

  it('are managed by officers of the authority', async () => {
    const officer = await it_.people.officer(authorityId);
    expect((await officer.get(url())).json()).toMatchObject({ mayManage: true });
  });

  it.each([
    ['an end before the start', { endsOn: '2026-08-31' }, 'endsOn'],
    ['a day that is none', { startsOn: '2026-02-30' }, 'startsOn'],
    ['an unknown role', { role: 'friend' }, 'role'],
    ['more than is asked for', { id: 'x' }, ''],
  ])('refuse %s', async (_, more, path) => {
    const answer = await add(manager, schoolId, more);
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { issues: [{ path }] }]);
  });
});
