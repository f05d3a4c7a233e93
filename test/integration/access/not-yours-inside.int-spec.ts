import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '#shared/contracts/vocabulary.js';
import { newId } from '../../../server/common/new-id.js';
import { aFullCity, MORNING, staffOf, type Callers } from '../../factories/full-city.factory.js';
import { routesOf, type OpenApi, type Route } from '../../support/openapi-routes.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { ROLE_ROUTES } from './role-route.table.js';

/** Which of a city's ids a field takes, where its name does not say so. */
const ID_OF: Readonly<Record<string, string>> = {
  'GET /api/v1/people cursor': 'personId',
  'GET /api/v1/partners cursor': 'partnerId',
  'GET /api/v1/activities cursor': 'activityId',
  'POST /api/v1/centres hostSchoolId': 'schoolId',
  'PUT /api/v1/centres/{centreId} hostSchoolId': 'schoolId',
  'POST /api/v1/invitations scopeId': 'schoolId',
  // Nothing is offered in these cities: any id that is there will do.
  'POST /api/v1/visits/{visitId}/acceptance alternativeId': 'visitId',
};

/** What takes a file is asked for the file first: its spec proves it. */
const PROVED_ELSEWHERE = [
  'POST /api/v1/imports/{importId}/acceptance',
  'PUT /api/v1/activities/{activityId}/picture',
  'POST /api/v1/centres/{centreId}/host-timetable/previews',
  'POST /api/v1/centres/{centreId}/host-timetable',
];

/** The catalogue names its centres to everybody; awards go on from the id as it is and look nothing up. */
const NO_SECRET = ['GET /api/v1/activities centreId', 'GET /api/v1/transport-awards cursor'];

/** What else those routes want to hear before they look at an id. */
const NEED = { durationMinutes: 60, features: [], equipment: [], tutorSkill: null };
const DAYS = { from: '2026-12-02', to: '2026-12-04' };
const VISIT = {
  ...{ day: '2026-12-03', startTime: '10:00', endTime: '11:00', subject: 'Podcasting', equipment: [] },
  ...{ keyStage: 'ks3', yearGroups: ['9'], pupils: 5, adults: 1 },
};
const BODIES: Readonly<Record<string, object>> = {
  'POST /api/v1/visits': VISIT,
  'POST /api/v1/waiting-list': VISIT,
  'POST /api/v1/availability/searches': { ...DAYS, pupils: 5, adults: 1, needs: NEED },
  'POST /api/v1/invitations': { role: 'teacher', scopeKind: 'partner', email: 'else@fictional.example', name: 'Jo' },
  'POST /api/v1/feeds': { kind: 'room' },
};

/** Cells that told something before: these must be able to tell the difference. */
const MEANINGFUL = [
  'POST /api/v1/visits centreId',
  'POST /api/v1/visits partnerId',
  'POST /api/v1/visits roomId',
  'POST /api/v1/availability/searches centreId',
  'POST /api/v1/centres/{centreId}/transport-quotes centreId',
  'POST /api/v1/centres/{centreId}/transport-quotes partnerId',
  'POST /api/v1/invitations scopeId',
  'POST /api/v1/feeds roomId',
];

interface Field {
  readonly route: Route;
  readonly name: string;
  readonly idName: string;
}

describe('what belongs to others, named inside a request about what is one’s own', () => {
  let it_: TestApp;
  let theirs: Record<string, string>;
  let own: Record<string, string>;
  let callers: Callers;
  let fields: Field[];

  beforeAll(async () => {
    it_ = await testApp({ SESSION_IDLE_MINUTES: '1440', SESSION_MAX_HOURS: '24' });
    it_.clock.set(MORNING);
    const near = await aFullCity(it_);
    theirs = { ...near.ids, authorityId: near.near.authorityId };
    const far = await aFullCity(it_, 'another@fictional.example');
    own = { ...far.ids, authorityId: far.near.authorityId };
    callers = { ...(await staffOf(it_, far.near)), teacher: far.near.teacher, centre_manager: far.near.manager };
    const document = await it_.app.inject({ method: 'GET', url: '/api/openapi.json' });
    const routes = routesOf(document.json<OpenApi>()).filter(({ name }) => !PROVED_ELSEWHERE.includes(name));
    fields = routes.flatMap((route) =>
      [...route.fields, ...route.ids.filter((id) => id !== 'day')]
        .filter((name) => !NO_SECRET.includes(`${route.name} ${name}`))
        .map((name) => ({ route, name, idName: ID_OF[`${route.name} ${name}`] ?? name })),
    );
  });
  afterAll(() => it_.close());

  const askedBy = ({ route }: Field): [Role, Caller][] => {
    const may = ROLE_ROUTES[route.name] ?? [];
    const all = Object.entries(callers) as [Role, Caller][];
    return typeof may === 'string' ? [] : all.filter(([role]) => may.includes(role));
  };

  async function answer(caller: Caller, { route, name }: Field, id: string): Promise<string> {
    const { method, url, headers, payload } = route.call({ ...own, [name]: id }, name);
    const whole = payload && { ...payload, ...BODIES[route.name] };
    const sent = whole ? { headers, payload: whole } : { headers };
    const { statusCode, body } = await caller.request(method as 'GET', url, sent);
    return `${statusCode} ${body.replaceAll(id, 'ID')}`;
  }

  it('covers every field that takes an id', () => {
    const unknown = fields.filter((field) => askedBy(field).length > 0 && theirs[field.idName] === undefined);
    expect(unknown.map(({ route, name }) => `${route.name} ${name}`)).toEqual([]);
    expect(fields.filter((field) => askedBy(field).length > 0).length).toBeGreaterThan(25);
  });

  it('is answered byte for byte as if it were not there', async () => {
    const leaks: string[] = [];
    for (const field of fields) {
      for (const [role, caller] of askedBy(field)) {
        const real = await answer(caller, field, theirs[field.idName]!);
        const missing = await answer(caller, field, newId());
        if (real !== missing)
          leaks.push(`${role} ${field.route.name} ${field.name}: ${real.slice(0, 90)} not ${missing.slice(0, 90)}`);
      }
    }
    expect(leaks).toEqual([]);
  });

  it('differs for what is one’s own, so the comparison means something', async () => {
    const differing = new Set<string>();
    const cell = ({ route, name }: Field) => `${route.name} ${name}`;
    for (const field of fields.filter((one) => one.route.name.startsWith('GET ') || MEANINGFUL.includes(cell(one)))) {
      for (const [, caller] of askedBy(field)) {
        const mine = await answer(caller, field, own[field.idName]!);
        if (mine !== (await answer(caller, field, newId()))) differing.add(cell(field));
      }
    }
    expect(MEANINGFUL.filter((one) => !differing.has(one))).toEqual([]);
    expect(differing.size).toBeGreaterThan(30);
  });
});
