import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '#shared/contracts/vocabulary.js';
import { newId } from '../../../server/common/new-id.js';
import { CityFactory } from '../../factories/city.factory.js';
import { aFullCity, MORNING, staffOf, type Callers } from '../../factories/full-city.factory.js';
import type { TransportCity } from '../../factories/transport.factory.js';
import { routesOf, type Call, type OpenApi, type Route } from '../../support/openapi-routes.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { ROLE_ROUTES } from './role-route.table.js';

/**
 * What takes a file is asked for the file first, the address of a calendar or a door is its own secret, and the catalogue is everybody's:
 * their specs prove them.
 */
const PROVED_ELSEWHERE = [
  'POST /api/v1/imports/{importId}/acceptance',
  'GET /api/v1/feeds/{token}.ics',
  'GET /api/v1/doors/{token}',
  'GET /api/v1/activities/{activityId}',
  'GET /api/v1/activities/{activityId}/pictures/{pictureId}',
  'PUT /api/v1/activities/{activityId}/picture',
  'POST /api/v1/calendars/{calendarId}/import-previews',
  'POST /api/v1/centres/{centreId}/host-timetable/previews',
  'POST /api/v1/centres/{centreId}/host-timetable',
];
describe('what belongs to others', () => {
  let it_: TestApp;
  let near: TransportCity;
  let ids: Record<string, string>;
  let owners: Callers;
  let strangers: Callers;
  let routes: Route[];

  beforeAll(async () => {
    it_ = await testApp({ SESSION_IDLE_MINUTES: '1440', SESSION_MAX_HOURS: '24' });
    it_.clock.set(MORNING);
    ({ near, ids } = await aFullCity(it_));
    owners = { ...(await staffOf(it_, near)), teacher: near.teacher, centre_manager: near.manager };
    const city = new CityFactory(it_.store);
    const authorityId = await city.anAuthority({ name: 'Moorshire' });
    const [centreId, schoolId] = [await city.aCentre(authorityId), await city.aSchool(authorityId)];
    await city.aPartnership(centreId, schoolId, { role: 'host' });
    strangers = await staffOf(it_, { authorityId, centreId, schoolId, groupId: newId() });
    const document = await it_.app.inject({ method: 'GET', url: '/api/openapi.json' });
    routes = routesOf(document.json<OpenApi>()).filter(
      (route) => route.ids.length > 0 && !PROVED_ELSEWHERE.includes(route.name),
    );
  });
  afterAll(() => it_.close());

  const rolesFor = (route: Route, callers: Callers): [Role, Caller][] => {
    const may = ROLE_ROUTES[route.name] ?? [];
    return Object.entries(callers).filter(([role]) => typeof may === 'string' || may.includes(role as Role)) as never;
  };
  const ask = async (caller: Caller, { method, ...call }: Call) => {
    const { statusCode, body } = await caller.request(method as 'GET', call.url, call);
    return `${statusCode} ${body}`;
  };
  /** The same call twice: about what there is, and about what there is not. */
  const askBoth = async (caller: Caller, route: Route) => {
    const missing = Object.fromEntries(route.ids.map((id) => [id, id === 'day' ? ids['day']! : newId()]));
    const call = route.call({ partnerId: near.schoolId, ...missing });
    const real = route.ids.reduce((url, id) => url.replace(missing[id]!, ids[id]!), call.url);
    return { real: await ask(caller, { ...call, url: real }), missing: await ask(caller, call) };
  };

  it('covers every route with an id, each for at least one role', () => {
    expect(routes.length).toBeGreaterThan(40);
    expect(routes.filter((route) => rolesFor(route, strangers).length === 0)).toEqual([]);
    const unknown = routes.flatMap((route) =>
      route.ids.filter((id) => !(id in ids)).map((id) => `${route.name}: ${id}`),
    );
    expect(unknown).toEqual([]);
  });

  it('is answered to the same role elsewhere byte for byte as if it were not there', async () => {
    const leaks: string[] = [];
    for (const route of routes) {
      for (const [role, caller] of rolesFor(route, strangers)) {
        const { real, missing } = await askBoth(caller, route);
        if (real !== missing)
          leaks.push(`${role} ${route.name}: ${real.slice(0, 80)} instead of ${missing.slice(0, 80)}`);
      }
    }
    expect(leaks).toEqual([]);
  });

  it('is there for at least one of its own people, so the comparison means something', async () => {
    const unproved: string[] = [];
    for (const route of routes) {
      const differs = [];
      for (const [, caller] of rolesFor(route, owners)) {
        const { real, missing } = await askBoth(caller, route);
        differs.push(real !== missing);
      }
      if (!differs.includes(true)) unproved.push(route.name);
    }
    expect(unproved).toEqual([]);
  });
});
