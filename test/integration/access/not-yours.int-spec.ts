import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '#shared/contracts/vocabulary.js';
import { newId } from '../../../server/common/new-id.js';
import { SessionsService } from '../../../server/modules/accounts/sessions.service.js';
import { ActivityBook, sendPicture } from '../../factories/activity.factory.js';
import { CityFactory } from '../../factories/city.factory.js';
import { aScheme, aTransportCity, TransportVisits, type TransportCity } from '../../factories/transport.factory.js';
import { TimetableFactory } from '../../factories/timetable.factory.js';
import { routesOf, type Call, type OpenApi, type Route } from '../../support/openapi-routes.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { ROLE_ROUTES } from './role-route.table.js';

/**
 * What takes a file is asked for the file first, a calendar address is its own secret, and the catalogue is everybody's:
 * their specs prove them.
 */
const PROVED_ELSEWHERE = [
  'POST /api/v1/imports/{importId}/acceptance',
  'GET /api/v1/feeds/{token}.ics',
  'GET /api/v1/activities/{activityId}',
  'GET /api/v1/activities/{activityId}/pictures/{pictureId}',
  'PUT /api/v1/activities/{activityId}/picture',
  'POST /api/v1/calendars/{calendarId}/import-previews',
];
const MORNING = '2026-12-01T06:00:00Z';

type Callers = Partial<Record<Role, Caller>>;

/** @returns the id of a session other than the one that the caller uses */
async function anotherBrowserOf(it_: TestApp, caller: Caller): Promise<string> {
  await it_.store.write((tx) => it_.app.get(SessionsService).begin(tx, String(caller.personId), null));
  const { items } = (await caller.get('/api/v1/sessions')).json();
  return items.find((session: { current: boolean }) => !session.current).id;
}

type Created = (answer: Promise<{ statusCode: number; body: string; json(): { id: string } }>) => Promise<string>;

/** A tutor on leave, a vehicle off the road and a day with hours of its own. */
async function moreResources({ centreId, manager }: TransportCity, created: Created) {
  const at = `/api/v1/centres/${centreId}`;
  const tutorId = await created(manager.post(`${at}/tutors`, { name: 'Ines', hours: [] }));
  await manager.post(`/api/v1/tutors/${tutorId}/leave`, { firstDay: '2026-12-03', lastDay: '2026-12-04' });
  const vehicleId = await created(manager.post(`${at}/vehicles`, { name: 'Minibus', seats: 16 }));
  await manager.post(`/api/v1/vehicles/${vehicleId}/off-the-road`, { reasonCode: 'broken', reason: 'Flat tyre' });
  const day = { day: '2026-12-24', hours: [], reason: 'Christmas Eve' };
  return { tutorId, vehicleId, overrideId: await created(manager.post(`${at}/opening-overrides`, day)) };
}

/** A city with one of everything that has an id, and the same roles in another authority. */
async function aFullCity(it_: TestApp) {
  const near = await aTransportCity(it_);
  const visits = new TransportVisits(near);
  const { centreId, manager, teacher } = near;
  const created = async (answer: Promise<{ statusCode: number; body: string; json(): { id: string } }>) => {
    const { statusCode, body, json } = await answer;
    if (statusCode >= 300) throw new Error(body);
    return json().id;
  };
  const schemeId = await created(manager.post(`/api/v1/centres/${centreId}/transport-schemes`, aScheme()));
  const { id: visitId } = await visits.request(10_000);
  const awardId = await created(manager.get(`/api/v1/visits/${visitId}/transport-award`));
  const poolId = await near.city.aPool(centreId, 10);
  await manager.post(`/api/v1/equipment/${poolId}/out-of-service`, {
    quantity: 1,
    reasonCode: 'broken',
    reason: 'Cracked',
  });
  const resourceIds = await moreResources(near, created);
  const centre = (await manager.get(`/api/v1/centres/${centreId}`)).json();
  const partnerships = (await manager.get(`/api/v1/centres/${centreId}/partnerships`)).json();
  const coordinator = await it_.people.coordinator(near.schoolId);
  const invitation = {
    email: 'joiner@fictional.example',
    name: 'Jo',
    role: 'teacher',
    scopeKind: 'partner',
    scopeId: near.schoolId,
  };
  const activityId = await new ActivityBook(manager, centreId).draft();
  const picture = (await sendPicture(manager, activityId)).json().picture.url;
  const make = new TimetableFactory(it_.store);
  await make.aCalendar('school', near.schoolId);
  const entryId = await make.anEntry(near.schoolId, 'inset', '2026-12-04', { name: 'Moderation' });
  const periods = [{ week: 'every' as const, weekday: 1, name: 'One', starts: '09:00', ends: '10:00' }];
  const ids: Record<string, string> = {
    activityId,
    pictureId: picture.split('/').at(-1),
    calendarId: near.schoolId,
    entryId,
    scheduleId: await make.bellTimes(near.schoolId, {}, periods),
    centreId,
    visitId,
    awardId,
    schemeId,
    poolId,
    roomId: near.roomId,
    ...resourceIds,
    leaveId: centre.tutors[0].leave[0].id,
    absenceId: centre.vehicles[0].reports[0].id,
    reportId: centre.equipmentPools.find((pool: { id: string }) => pool.id === poolId).reports[0].id,
    schoolId: near.schoolId,
    partnerId: near.schoolId,
    groupId: near.groupId,
    partnershipId: partnerships.items.find((one: { role: string }) => one.role !== 'host').id,
    personId: String((await it_.people.teacher(near.schoolId)).personId),
    invitationId: await created(coordinator.post('/api/v1/invitations', invitation)),
    sessionId: await anotherBrowserOf(it_, teacher),
    feedId: await created(teacher.post('/api/v1/feeds', { kind: 'person' })),
    day: '2026-12-01',
  };
  return { near, ids };
}

type Places = Pick<TransportCity, 'authorityId' | 'centreId' | 'schoolId' | 'groupId'>;

async function staffOf(it_: TestApp, places: Places): Promise<Callers> {
  const { authorityId, centreId, schoolId, groupId } = places;
  const { people } = it_;
  return {
    la_officer: await people.officer(authorityId),
    board_member: await people.boardMember(authorityId),
    centre_manager: await people.manager(centreId),
    tutor: await people.tutor(centreId),
    technician: await people.technician(centreId),
    school_coordinator: await people.coordinator(schoolId),
    teacher: await people.teacher(schoolId),
    community_group_leader: await people.groupLeader(groupId),
  };
}

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
