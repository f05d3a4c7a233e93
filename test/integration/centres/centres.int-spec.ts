import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../server/common/new-id.js';
import { sql } from '../../../server/database/dialect.js';
import { CityFactory } from '../../factories/city.factory.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { aCentreInput, ifMatch, inDays } from './requests.js';

describe('centres', () => {
  let it_: TestApp;
  let city: CityFactory;
  let authority: string;
  let host: string;
  let officer: Caller;
  let otherAuthority: string;
  let otherHost: string;
  let otherOfficer: Caller;

  beforeAll(async () => {
    it_ = await testApp();
    city = new CityFactory(it_.store);
    authority = await city.anAuthority({ name: 'Borsetshire' });
    host = await city.aSchool(authority, { name: 'Host High', town: 'Ambridge', latitude: 53.8, longitude: -1.5 });
    officer = await it_.people.officer(authority);
    otherAuthority = await city.anAuthority({ name: 'Felpersham' });
    otherHost = await city.aSchool(otherAuthority, { name: 'Other High' });
    otherOfficer = await it_.people.officer(otherAuthority);
  });
  afterAll(() => it_.close());

  const create = async (caller = officer, input: object = aCentreInput(host)) => {
    const answer = await caller.post('/api/v1/centres', input);
    expect([answer.statusCode, answer.json()]).toMatchObject([201, {}]);
    return answer.json();
  };
  const names = async (caller: Caller): Promise<string[]> =>
    (await caller.get('/api/v1/centres')).json().items.map((centre: { name: string }) => centre.name);
  const editOf = (centre: Record<string, unknown>, change: object = {}) => ({
    name: centre['name'],
    street: centre['street'],
    town: centre['town'],
    postcode: centre['postcode'],
    latitude: centre['latitude'],
    longitude: centre['longitude'],
    holdWorkingDays: centre['holdWorkingDays'],
    openingHours: centre['openingHours'],
    hostSchoolId: (centre['host'] as { id: string }).id,
    ...change,
  });
  const partnerships = (centreId: string) =>
    it_.store.read(
      (manager) =>
        sql(manager)<{ partner_id: string; role: string; ends_on: string | null }>`
          SELECT partner_id, role, ends_on FROM partnerships WHERE centre_id = ${centreId} ORDER BY starts_on, id`,
    );

  describe('creating one', () => {
    it('puts it into the authority of its host, at the host’s address, open in the school week', async () => {
      const centre = await create();
      expect(centre).toMatchObject({
        name: 'Ambridge CLC',
        authority: { id: authority, name: 'Borsetshire' },
        host: { id: host, name: 'Host High' },
        street: null,
        town: 'Ambridge',
        latitude: 53.8,
        longitude: -1.5,
        zone: 'Europe/London',
        holdWorkingDays: 10,
        version: 1,
        rooms: [],
        equipmentPools: [],
        availableActions: ['edit'],
      });
      expect(centre.openingHours).toHaveLength(5);
      expect(centre.openingHours[0]).toEqual({ weekday: 1, opens: '08:30', closes: '17:00' });
    });

    it('is refused for a school of another authority as for one that is not there', async () => {
      const foreign = await officer.post('/api/v1/centres', aCentreInput(otherHost));
      const missing = await officer.post('/api/v1/centres', aCentreInput(newId()));
      expect([foreign.statusCode, foreign.body]).toEqual([missing.statusCode, missing.body]);
      expect([foreign.statusCode, foreign.json().refusal]).toEqual([404, 'partner/not-found']);
    });

    it('is refused at a closed school', async () => {
      const closed = await city.aSchool(authority, { status: 'closed' });
      const answer = await officer.post('/api/v1/centres', aCentreInput(closed));
      expect([answer.statusCode, answer.json().refusal]).toEqual([422, 'centre/host-not-suitable']);
    });

    it('is for officers and administrators, not for a centre’s manager', async () => {
      const centre = await create();
      const manager = await it_.people.manager(centre.id);
      const answer = await manager.post('/api/v1/centres', aCentreInput(host));
      expect([answer.statusCode, answer.json().refusal]).toEqual([403, 'access/forbidden']);
      const administrator = await it_.people.administrator();
      await create(administrator, aCentreInput(otherHost, { name: 'Made by the administrator' }));
    });

    it('lists every field that is wrong', async () => {
      const hours = [
        { weekday: 1, opens: '09:00', closes: '12:00' },
        { weekday: 2, opens: '11:00', closes: '12:00' },
        { weekday: 1, opens: '11:59', closes: '15:00' },
        { weekday: 3, opens: '12:00', closes: '12:00' },
      ];
      const answer = await officer.post('/api/v1/centres', {
        ...aCentreInput(host, { name: ' ', postcode: 'LEEDS', latitude: 53 }),
        openingHours: hours,
      });
      expect(answer.statusCode).toBe(400);
      const paths = answer.json().issues.map((issue: { path: string }) => issue.path);
      expect(paths).toEqual(expect.arrayContaining(['name', 'postcode', 'openingHours.3.closes']));
      const overlap = await officer.post('/api/v1/centres', {
        ...aCentreInput(host),
        openingHours: hours.slice(0, 3),
      });
      expect(overlap.json().issues).toEqual([
        {
          path: 'openingHours.2.opens',
          message: 'These times overlap others on the same day. Change or remove one of them',
        },
      ]);
    });

    it('takes opening times that touch', async () => {
      const openingHours = [
        { weekday: 1, opens: '12:00', closes: '15:00' },
        { weekday: 1, opens: '09:00', closes: '12:00' },
      ];
      const centre = await create(officer, aCentreInput(host, { openingHours }));
      expect(centre.openingHours).toEqual([openingHours[1], openingHours[0]]);
    });
  });

  describe('seeing them', () => {
    it('is each role’s own matter', async () => {
      const seen = await create(officer, aCentreInput(host, { name: 'The seen one' }));
      const foreign = await create(otherOfficer, aCentreInput(otherHost, { name: 'The other one' }));
      const school = await city.aSchool(authority);
      await city.aPartnership(seen.id, school);
      const { people } = it_;

      expect(await names(await people.teacher(school))).toEqual(['The seen one']);
      expect(await names(await people.tutor(seen.id))).toEqual(['The seen one']);
      expect(await names(officer)).toEqual(expect.arrayContaining(['The seen one']));
      expect(await names(officer)).not.toContain('The other one');
      expect(await names(await people.boardMember(otherAuthority))).toContain('The other one');
      expect(await names(await people.administrator())).toEqual(
        expect.arrayContaining(['The seen one', 'The other one']),
      );

      const teacher = await people.teacher(school);
      const notYours = await teacher.get(`/api/v1/centres/${foreign.id}`);
      const notThere = await teacher.get(`/api/v1/centres/${newId()}`);
      expect([notYours.statusCode, notYours.body]).toEqual([notThere.statusCode, notThere.body]);
      expect([notYours.statusCode, notYours.json().refusal]).toEqual([404, 'centre/not-found']);
    });

    it('ends for partner staff with the partnership, and begins with it', async () => {
      const centre = await create(officer, aCentreInput(host, { name: 'By dates' }));
      const day = (days: number) => inDays(days).toISOString().slice(0, 10);
      const former = await city.aSchool(authority);
      await city.aPartnership(centre.id, former, { endsOn: day(-2) });
      const future = await city.aSchool(authority);
      await city.aPartnership(centre.id, future, { startsOn: day(2) });
      const running = await city.aSchool(authority);
      await city.aPartnership(centre.id, running, { startsOn: day(-2), endsOn: day(2) });
      expect(await names(await it_.people.teacher(former))).toEqual([]);
      expect(await names(await it_.people.teacher(future))).toEqual([]);
      expect(await names(await it_.people.teacher(running))).toEqual(['By dates']);
    });
  });

  describe('changing one', () => {
    it('replaces details and hours, and gives the next version', async () => {
      const centre = await create();
      const manager = await it_.people.manager(centre.id);
      const openingHours = [{ weekday: 6, opens: '10:00', closes: '13:00' }];
      const change = editOf(centre, { name: 'Renamed', postcode: 'ab12cd', holdWorkingDays: 5, openingHours });
      const answer = await manager.put(`/api/v1/centres/${centre.id}`, change, ifMatch(1));
      expect([answer.statusCode, answer.headers['etag'], answer.json()]).toMatchObject([
        200,
        '"2"',
        { name: 'Renamed', postcode: 'AB1 2CD', holdWorkingDays: 5, openingHours, version: 2 },
      ]);
      expect((await manager.get(`/api/v1/centres/${centre.id}`)).headers['etag']).toBe('"2"');
    });

    it('needs the version that was read, and refuses an old one', async () => {
      const centre = await create();
      const url = `/api/v1/centres/${centre.id}`;
      const without = await officer.put(url, editOf(centre));
      expect([without.statusCode, without.json().refusal]).toEqual([428, 'resource/version-needed']);
      const any = await officer.put(url, editOf(centre), { 'if-match': '*' });
      expect(any.statusCode).toBe(428);
      expect((await officer.put(url, editOf(centre, { name: 'First' }), ifMatch(1))).statusCode).toBe(200);
      const second = await officer.put(url, editOf(centre, { name: 'Second' }), ifMatch(1));
      expect([second.statusCode, second.json().refusal]).toEqual([412, 'resource/stale']);
      const unknown = await officer.put(url, editOf(centre, { name: 'Second' }), { 'if-match': '"abc"' });
      expect(unknown.statusCode).toBe(412);
      const weak = await officer.put(url, editOf(centre, { name: 'Third' }), { 'if-match': 'W/"2"' });
      expect(weak.json()).toMatchObject({ name: 'Third', version: 3 });
    });

    it('says in its documentation that it needs it', async () => {
      const document = (await it_.app.inject({ method: 'GET', url: '/api/openapi.json' })).json();
      const parameters: { in: string; name: string; required: boolean }[] =
        document.paths['/api/v1/centres/{centreId}'].put.parameters;
      expect(parameters.map((parameter) => [parameter.in, parameter.name, parameter.required])).toContainEqual([
        'header',
        'If-Match',
        true,
      ]);
    });

    it('lets one of two editors at the same moment win', async () => {
      const centre = await create();
      const url = `/api/v1/centres/${centre.id}`;
      const put = (name: string) => officer.put(url, editOf(centre, { name }), ifMatch(1));
      const answers = await Promise.all([put('One'), put('Two'), put('Three')]);
      expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 412, 412]);
    });

    it('is not there for the manager of another centre, another authority’s officer, and partners', async () => {
      const centre = await create();
      const neighbour = await create(officer, aCentreInput(host, { name: 'Neighbour' }));
      const school = await city.aSchool(authority);
      await city.aPartnership(centre.id, school);
      for (const caller of [await it_.people.manager(neighbour.id), otherOfficer]) {
        const answer = await caller.put(`/api/v1/centres/${centre.id}`, editOf(centre), ifMatch(1));
        const missing = await caller.put(`/api/v1/centres/${newId()}`, editOf(centre), ifMatch(1));
        expect([answer.statusCode, answer.body]).toEqual([404, missing.body]);
      }
      const teacher = await it_.people.teacher(school);
      expect((await teacher.put(`/api/v1/centres/${centre.id}`, editOf(centre), ifMatch(1))).statusCode).toBe(403);
    });

    it('moves it to another host from today, which no longer is an ordinary partner', async () => {
      const centre = await create();
      await it_.store.write(
        (tx) => sql(tx.manager)`
        UPDATE partnerships SET starts_on = '2020-09-01' WHERE centre_id = ${centre.id}`,
      );
      const next = await city.aSchool(authority, { name: 'Next Host' });
      await city.aPartnership(centre.id, next);
      const answer = await officer.put(
        `/api/v1/centres/${centre.id}`,
        editOf(centre, { hostSchoolId: next }),
        ifMatch(1),
      );
      expect(answer.json()).toMatchObject({ host: { id: next, name: 'Next Host' } });
      expect(await partnerships(centre.id)).toEqual([
        { partner_id: host, role: 'host', ends_on: expect.any(String) },
        { partner_id: next, role: 'partner', ends_on: expect.any(String) },
        { partner_id: next, role: 'host', ends_on: null },
      ]);
    });

    it('keeps the host’s dates when the host stays, and takes none from another authority', async () => {
      const centre = await create();
      const url = `/api/v1/centres/${centre.id}`;
      const before = await partnerships(centre.id);
      expect((await officer.put(url, editOf(centre, { name: 'Same host' }), ifMatch(1))).statusCode).toBe(200);
      expect(await partnerships(centre.id)).toEqual(before);
      const foreign = await officer.put(url, editOf(centre, { hostSchoolId: otherHost }), ifMatch(2));
      expect([foreign.statusCode, foreign.json().refusal]).toEqual([404, 'partner/not-found']);
      expect((await officer.get(url)).json()).toMatchObject({ name: 'Same host', version: 2 });
    });
  });
});
