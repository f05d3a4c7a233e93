import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  CentreFairHoursView,
  DecisionEffectList,
  SchoolFairHoursView,
} from '#shared/contracts/fairness.contract.js';
import { newId } from '../../../server/common/new-id.js';
import { CommunityGroup } from '../../../server/modules/partners/entities/community-group.entity.js';
import { Partner } from '../../../server/modules/partners/entities/partner.entity.js';
import { CityFactory } from '../../factories/city.factory.js';
import { aCityInUse, type CityInUse } from '../../factories/usage-city.factory.js';
import { aRequest } from '../../factories/visit.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

/** A Monday: ten weekdays of the school year have begun, with two rooms open for ten hours each. */
const TODAY = '2026-09-14T06:00:00Z';

describe('fair hours', () => {
  let it_: TestApp;
  let city: CityInUse;
  let manager: Caller;
  let officer: Caller;
  let teacher: Caller;
  let requestedId: string;
  let groupRequestId: string;

  async function aGroup(): Promise<string> {
    const id = newId();
    await it_.store.write(async (tx) => {
      const partner = { authorityId: city.authorityId, name: 'Quayside Choir', searchText: 'quayside choir' };
      await tx.manager.insert(Partner, { id, ...partner, kind: 'community_group', createdAt: new Date(TODAY) });
      await tx.manager.insert(CommunityGroup, { id });
    });
    await city.city.aPartnership(city.centreId, id);
    return id;
  }

  const request = async (over: object): Promise<{ id: string; version: number }> => {
    const answer = await manager.post('/api/v1/visits', aRequest(city, { day: '2026-09-21', pupils: 20, ...over }));
    expect([answer.statusCode, answer.body.slice(0, 200)]).toEqual([201, expect.any(String)]);
    return answer.json();
  };

  /** Weights 1,000 × 1.2, 600 × 1.5 and 300 × 1; the fourth school’s need is not known. */
  beforeAll(async () => {
    it_ = await testApp();
    city = await aCityInUse(it_);
    await city.census(city.hostId, { asOf: '2026-01-15', fsm6Percent: 20, fsmPercent: 90 });
    await city.census(city.schoolId, { asOf: '2026-01-15', fsm6Percent: 50 });
    await city.census(city.otherSchoolId, { asOf: '2026-01-15', fsmPercent: 0 });
    const unknownId = await city.city.aSchool(city.authorityId, { name: 'Unknown School', roll: 500 });
    await city.city.aPartnership(city.centreId, unknownId);
    const groupId = await aGroup();
    await city.attend(city.hostId, 20, { day: '2026-09-08', startTime: '10:00', endTime: '14:00' });
    await city.miss(city.schoolId, { day: '2026-09-09' });
    it_.clock.set(TODAY);
    manager = await it_.people.manager(city.centreId);
    officer = await it_.people.officer(city.authorityId);
    teacher = await it_.people.teacher(city.schoolId);
    const coming = await request({ partnerId: city.otherSchoolId, startTime: '09:00', endTime: '12:00' });
    await manager.post(`/api/v1/visits/${coming.id}/approval`, { version: coming.version });
    const refused = await request({ partnerId: city.otherSchoolId, day: '2026-09-22' });
    await manager.post(`/api/v1/visits/${refused.id}/decline`, { version: refused.version, reasonCode: 'no_tutor' });
    requestedId = (await request({ day: '2026-09-23' })).id;
    groupRequestId = (await request({ day: '2026-09-24', partnerId: groupId, programme: 'community' })).id;
  });
  afterAll(() => it_.close());

  const path = () => `/api/v1/centres/${city.centreId}/fair-hours`;
  const view = async (caller: Caller, query: Record<string, string> = {}): Promise<CentreFairHoursView> => {
    const answer = await caller.get(path(), query);
    expect([answer.statusCode, answer.body.slice(0, 200)]).toEqual([200, expect.any(String)]);
    return answer.json();
  };

  it('are worked out by hand: 45, 101.25 and 33.75 of 180 hours, the largest shortfall first', async () => {
    const { schools, ...rest } = await view(manager);
    expect(rest).toEqual({
      centre: { id: city.centreId, name: 'Quayside CLC' },
      academicYear: 2026,
      firstDay: '2026-09-01',
      lastDay: '2027-08-31',
      upTo: '2026-09-14',
      rules: { hostCapPercent: 25, needWeight: 1, reservePercent: 10 },
      bookable: 200,
      shared: 180,
      hostShare: 44.4,
    });
    expect(schools.map(({ name, role, entitled, used, shortfall }) => [name, role, entitled, used, shortfall])).toEqual(
      [
        ['Hillside School', 'partner', 101.3, 2, 99.3],
        ['Quayside Academy', 'host', 45, 4, 41],
        ['Valley School', 'partner', 33.8, 3, 30.8],
        ['Unknown School', 'partner', null, 0, null],
      ],
    );
    expect(schools.find(({ name }) => name === 'Valley School')?.need).toEqual({ percent: 0, source: 'fsm' });
    expect(schools.find(({ name }) => name === 'Quayside Academy')?.need).toEqual({ percent: 20, source: 'fsm6' });
    expect(schools.at(-1)).toMatchObject({ missing: 'need', entitledYear: null, need: null });
  });

  it('are the same for an officer of the authority, who reads no person’s name there', async () => {
    expect(await view(officer)).toEqual(await view(manager));
    expect(JSON.stringify(await view(officer))).not.toMatch(/Person \d/);
  });

  it('grow to the whole year: bank holidays are no bookable hours', async () => {
    const { schools } = await view(manager);
    // 261 weekdays of the school year, less eight bank holidays, of 20 room-hours: 5,060, less the reserve 4,554.
    const year = schools.reduce((sum, { entitledYear }) => sum + (entitledYear ?? 0), 0);
    expect(year).toBeCloseTo(4_554, 0);
  });

  it('say of a year that has not begun that nothing counts yet', async () => {
    const next = await view(manager, { academicYear: '2027' });
    expect(next).toMatchObject({ academicYear: 2027, upTo: null, bookable: 0, shared: 0, hostShare: null });
    expect(next.schools.find(({ name }) => name === 'Valley School')).toMatchObject({ entitled: 0, used: 0 });
    expect(next.schools[0]?.entitledYear).toBeGreaterThan(0);
  });

  it('tell a manager what approving each request would do, and nothing of a community group', async () => {
    const { items } = (await manager.get(`${path()}/effects`)).json<DecisionEffectList>();
    expect(items.map(({ visitId }) => visitId)).toEqual([requestedId]);
    expect(items[0]).toMatchObject({
      school: { id: city.schoolId, name: 'Hillside School' },
      role: 'partner',
      ...{ used: 2, usedAfter: 4, entitled: 101.3, shortfall: 99.3, shortfallAfter: 97.3 },
      ...{ hostShare: 44.4, hostShareAfter: 36.4, hostCapPercent: 25 },
    });
    expect((await manager.get(`/api/v1/visits/${groupRequestId}`)).json()).toMatchObject({ state: 'requested' });
  });

  it('tell a school its own figures at each of its centres, and none of another’s', async () => {
    const answer = await teacher.get(`/api/v1/schools/${city.schoolId}/fair-hours`);
    const own = answer.json<SchoolFairHoursView>();
    expect(own.school).toEqual({ id: city.schoolId, name: 'Hillside School' });
    expect(own.centres).toEqual([
      {
        centre: { id: city.centreId, name: 'Quayside CLC' },
        role: 'partner',
        academicYear: 2026,
        firstDay: '2026-09-01',
        lastDay: '2027-08-31',
        upTo: '2026-09-14',
        ...{ used: 2, entitled: 101.3, entitledYear: expect.any(Number), shortfall: 99.3, missing: null },
        need: { percent: 50, source: 'fsm6' },
      },
    ]);
    expect(answer.body).not.toContain('Valley');
    const other = await teacher.get(`/api/v1/schools/${city.otherSchoolId}/fair-hours`);
    const nobody = await teacher.get(`/api/v1/schools/${newId()}/fair-hours`);
    expect([other.statusCode, other.body]).toEqual([404, nobody.body]);
  });

  it('are not there for another centre’s manager, another authority’s officer, nor for teachers', async () => {
    const far = new CityFactory(it_.store);
    const authorityId = await far.anAuthority({ name: 'Moorshire' });
    const elsewhere = await it_.people.manager(await far.aCentre(authorityId));
    const missing = await elsewhere.get(`/api/v1/centres/${newId()}/fair-hours`);
    for (const caller of [elsewhere, await it_.people.officer(authorityId)]) {
      const answer = await caller.get(path());
      expect([answer.statusCode, answer.body]).toEqual([404, missing.body]);
    }
    expect((await elsewhere.get(`${path()}/effects`)).statusCode).toBe(404);
    expect((await teacher.get(path())).statusCode).toBe(403);
  });

  it('count a new partner from its first day, a closed room not at all, and a hall as its parts', async () => {
    const newcomerId = await city.city.aSchool(city.authorityId, { name: 'Newcomer', roll: 300 });
    await city.census(newcomerId, { asOf: '2026-01-16', fsm6Percent: 0 });
    await city.city.aPartnership(city.centreId, newcomerId, { startsOn: '2026-09-14' });
    await city.city.aClosure(city.labId, '2026-09-14T07:00:00Z', '2026-09-14T12:00:00Z');
    const hallId = await city.city.aRoom(city.centreId, { name: 'Hall' });
    await city.city.aLink(city.centreId, hallId, city.labId);
    const { bookable, schools } = await view(manager);
    expect(bookable).toBe(195);
    const newcomer = schools.find(({ name }) => name === 'Newcomer');
    // Its one day: 15 room-hours less the reserve, of which 10.125 are not the host’s, as 300 of 1,500.
    expect(newcomer).toMatchObject({ countsFrom: '2026-09-14', entitled: 2 });
  });
});
