import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aScheme, aTransportCity, TransportVisits, type TransportCity } from '../../factories/transport.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

describe('a transport quote', () => {
  let it_: TestApp;
  let city: TransportCity;
  let path: string;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aTransportCity(it_);
    path = `/api/v1/centres/${city.centreId}/transport-quotes`;
    const scheme = aScheme({ perVisitCapPence: 15_000 });
    await city.manager.post(`/api/v1/centres/${city.centreId}/transport-schemes`, scheme);
  });
  afterAll(() => it_.close());

  const quote = (partnerId: string, over: object = {}, caller: Caller = city.manager) =>
    caller.post(path, { partnerId, day: '2026-12-01', quotePence: 10_000, ...over });

  it('tells a teacher what their school would get, and from which figures', async () => {
    const answer = await quote(city.schoolId, {}, city.teacher);
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      {
        eligible: true,
        reason: null,
        financialYear: 2026,
        quotePence: 10_000,
        miles: 6,
        percent: 70,
        sharePence: 7_000,
        awardPence: 7_000,
        limitedBy: null,
      },
    ]);
  });

  it('goes by the band of each partner, community groups included', async () => {
    expect((await quote(city.otherSchoolId)).json()).toMatchObject({ miles: 3, percent: 50, awardPence: 5_000 });
    expect((await quote(city.groupId)).json()).toMatchObject({ miles: 15, percent: 90, awardPence: 9_000 });
  });

  it('says why there is no award', async () => {
    const outsiderId = await city.city.aSchool(city.authorityId);
    const nothing = { eligible: false, awardPence: 0, percent: null, sharePence: null, limitedBy: null };
    expect((await quote(city.hostId)).json()).toMatchObject({ ...nothing, reason: 'host_school' });
    expect((await quote(city.lostSchoolId)).json()).toMatchObject({
      ...nothing,
      reason: 'distance_unknown',
      miles: null,
    });
    expect((await quote(outsiderId)).json()).toMatchObject({ refusal: 'partner/not-found' });
    await city.city.aPartnership(city.centreId, outsiderId, { startsOn: '2020-01-01', endsOn: '2020-12-31' });
    expect((await quote(outsiderId)).json()).toMatchObject({ ...nothing, reason: 'not_a_partner' });
    expect((await quote(city.schoolId, { day: '2025-08-31' })).json()).toMatchObject({
      ...nothing,
      reason: 'no_scheme',
    });
  });

  it('is for the financial year of the visit: 31 March is still the old one, 1 April the new one', async () => {
    expect((await quote(city.schoolId, { day: '2027-03-31' })).json()).toMatchObject({
      financialYear: 2026,
      eligible: true,
    });
    expect((await quote(city.schoolId, { day: '2027-04-01' })).json()).toMatchObject({
      financialYear: 2027,
      reason: 'no_scheme',
      miles: 6,
    });
  });

  it('names the limit that makes it smaller', async () => {
    expect((await quote(city.schoolId, { quotePence: 30_000 })).json()).toMatchObject({
      sharePence: 21_000,
      awardPence: 15_000,
      limitedBy: 'visit_cap',
    });
    const visits = new TransportVisits(city);
    await visits.approved(20_000);
    expect((await quote(city.schoolId)).json()).toMatchObject({ awardPence: 6_000, limitedBy: 'school_cap' });
    expect((await quote(city.otherSchoolId)).json()).toMatchObject({ awardPence: 5_000, limitedBy: null });
  });

  it('is not given for another school: its staff are told that there is no such school', async () => {
    const theirs = await quote(city.otherSchoolId, {}, city.teacher);
    const missing = await quote('00000000-0000-4000-8000-000000000000', {}, city.teacher);
    expect([theirs.statusCode, theirs.body]).toEqual([404, missing.body]);
    const otherManager = await it_.people.manager(await city.city.aCentre(city.authorityId, { name: 'Hilltop CLC' }));
    expect((await quote(city.schoolId, {}, otherManager)).body).toBe(missing.body);
    expect((await quote('00000000-0000-4000-8000-000000000000')).body).toBe(missing.body);
  });

  it.each([
    [{ quotePence: 0 }, 'quotePence'],
    [{ quotePence: 100.5 }, 'quotePence'],
    [{ quotePence: 100_000_001 }, 'quotePence'],
    [{ day: '2026-02-30' }, 'day'],
    [{ partnerId: 'x' }, 'partnerId'],
  ])('is not worked out from %j', async (over, field) => {
    const answer = await quote(city.schoolId, over);
    expect([answer.statusCode, answer.json().issues.map((issue: { path: string }) => issue.path)]).toEqual([
      400,
      [field],
    ]);
  });
});
