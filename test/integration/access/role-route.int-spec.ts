import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { role as roles, type Role } from '#shared/contracts/vocabulary.js';
import { ROLE_PERMISSIONS, type Permission } from '../../../server/common/auth/permissions.js';
import { aSmallCity } from '../../factories/city.factory.js';
import { routesOf, type OpenApi, type Route } from '../../support/openapi-routes.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { ROLE_ROUTES, type MayCall } from './role-route.table.js';

/** Turned away before the route was asked, as opposed to refused by it. */
const TURNED_AWAY = ['access/sign-in-needed', 'access/forbidden'];

describe('every route in every role', () => {
  let it_: TestApp;
  let routes: Route[];
  let signIn: Record<Role, () => Promise<Caller>>;

  beforeAll(async () => {
    it_ = await testApp();
    const { authorityId, centreId, schoolId } = await aSmallCity(it_.store);
    const { people } = it_;
    signIn = {
      system_administrator: () => people.administrator(),
      la_officer: () => people.officer(authorityId),
      board_member: () => people.boardMember(authorityId),
      centre_manager: () => people.manager(centreId),
      tutor: () => people.tutor(centreId),
      technician: () => people.technician(centreId),
      school_coordinator: () => people.coordinator(schoolId),
      teacher: () => people.teacher(schoolId),
      community_group_leader: () => people.groupLeader(schoolId),
    };
    const document = await it_.app.inject({ method: 'GET', url: '/api/openapi.json' });
    routes = routesOf(document.json<OpenApi>());
  });
  afterAll(() => it_.close());

  const allowed = (may: MayCall): readonly Role[] => (typeof may === 'string' ? roles.options : may);
  const table = (route: Route): MayCall => ROLE_ROUTES[route.name] ?? [];

  it('stands in the table, and the table has no others', () => {
    expect(routes.map((route) => route.name).sort()).toEqual(Object.keys(ROLE_ROUTES).sort());
    expect(routes.length).toBeGreaterThan(70);
  });

  it('says in the document what the table says', () => {
    const documented = routes.map(({ name, access = [] }) => {
      if (typeof access === 'string') return [name, access];
      const holds = (one: Role) =>
        access.some((permission) => ROLE_PERMISSIONS[one].includes(permission as Permission));
      return [name, roles.options.filter(holds)];
    });
    const written = routes.map((route) => {
      const may = table(route);
      return [route.name, typeof may === 'string' ? may : roles.options.filter((one) => may.includes(one))];
    });
    expect(documented).toEqual(written);
  });

  it.each(roles.options)('answers a %s as the table says', async (role) => {
    const wrong: string[] = [];
    for (const route of routes) {
      const caller = await signIn[role]();
      const { method, url, ...options } = route.call();
      const answer = await caller.request(method as 'GET', url, options);
      const refusal = String(answer.headers['content-type']).includes('json') ? answer.json().refusal : undefined;
      const turnedAway = TURNED_AWAY.includes(refusal);
      const shouldPass = allowed(table(route)).includes(role);
      const asExpected = shouldPass
        ? !turnedAway && answer.statusCode < 500 && answer.statusCode !== 403
        : answer.statusCode === 403 && refusal === 'access/forbidden';
      if (!asExpected)
        wrong.push(`${route.name}: ${answer.statusCode} ${refusal}, expected ${shouldPass ? 'to pass' : '403'}`);
      if (!route.statuses.includes(answer.statusCode)) wrong.push(`${route.name}: undocumented ${answer.statusCode}`);
    }
    expect(wrong).toEqual([]);
  });

  it('asks somebody who is not signed in to sign in, except where it is public', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const { method, url, ...options } = route.call();
      const answer = await it_.people.nobody().request(method as 'GET', url, options);
      const asked = answer.statusCode === 401 && answer.json().refusal === 'access/sign-in-needed';
      if (asked === (table(route) === 'public') || answer.statusCode >= 500)
        wrong.push(`${route.name}: ${answer.statusCode}`);
    }
    expect(wrong).toEqual([]);
  });

  it('does not take a made-up cookie for somebody', async () => {
    const answer = await it_.app.inject({
      method: 'GET',
      url: '/api/v1/session',
      cookies: { clc_session: 'A'.repeat(43) },
    });
    expect(answer.statusCode).toBe(401);
  });
});
