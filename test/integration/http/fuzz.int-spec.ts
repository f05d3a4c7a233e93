import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import type { Role, ScopeKind } from '#shared/contracts/vocabulary.js';
import { ActivityBook, sendPicture } from '../../factories/activity.factory.js';
import { aScheme, aTransportCity, TransportVisits, type TransportCity } from '../../factories/transport.factory.js';
import { TimetableFactory } from '../../factories/timetable.factory.js';
import { PATIENCE_MS, runs, SHORT_DOSE_SEED } from '../../doses/depth.js';
import { CallFuzzer, type FuzzedCall, type KnownIds } from '../../support/fuzz-requests.js';
import { routesOf, type OpenApi } from '../../support/openapi-routes.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';
import { brokenVisits } from '../../support/visit-invariants.js';
import { ROLE_ROUTES } from '../access/role-route.table.js';

const TABLES: Readonly<Record<string, string>> = {
  activityId: 'activities',
  authorityId: 'authorities',
  awardId: 'transport_awards',
  calendarId: 'calendars',
  centreId: 'centres',
  entryId: 'calendar_entries',
  feedId: 'feed_tokens',
  groupId: 'community_groups',
  invitationId: 'one_time_links',
  partnerId: 'partners',
  partnershipId: 'partnerships',
  personId: 'people',
  pictureId: 'activity_pictures',
  poolId: 'equipment_pools',
  reportId: 'unavailability',
  roomId: 'rooms',
  scheduleId: 'bell_schedules',
  schemeId: 'transport_schemes',
  schoolId: 'schools',
  visitId: 'visits',
};

const DAYS = [
  '2026-11-23',
  '2026-11-24',
  '2026-12-01',
  '2026-12-02',
  '2026-12-06',
  '2027-03-28',
  '2999-12-31',
  '1900-01-01',
];

/** Signing out, or leaving, would only make the rest of a sequence an unknown person's. */
const LEAVE_OUT = ['DELETE /api/v1/session', 'DELETE /api/v1/sessions'];

const ROLES: Readonly<Record<Role, ScopeKind>> = {
  system_administrator: 'installation',
  la_officer: 'authority',
  board_member: 'authority',
  centre_manager: 'centre',
  tutor: 'centre',
  technician: 'centre',
  school_coordinator: 'partner',
  teacher: 'partner',
  community_group_leader: 'partner',
};

describe('requests made up from the API document', () => {
  let it_: TestApp;
  let city: TransportCity;
  let fuzzer: CallFuzzer;
  const statuses = new Set<number>();
  /** What each route may answer with, as the document says. */
  let declared: ReadonlyMap<string, readonly number[]>;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aTransportCity(it_);
    await city.manager.post(`/api/v1/centres/${city.centreId}/transport-schemes`, aScheme());
    const poolId = await city.city.aPool(city.centreId, 30);
    const broken = { quantity: 1, reasonCode: 'broken', reason: 'Cracked' };
    await city.manager.post(`/api/v1/equipment/${poolId}/out-of-service`, broken);
    const book = new ActivityBook(city.manager, city.centreId);
    await sendPicture(city.manager, await book.published(), { version: 2 });
    await book.draft({ title: 'A draft' });
    const visits = new TransportVisits(city);
    for (const quote of [null, 5_000, 10_000]) await visits.request(quote);
    await visits.approved(8_000);
    await city.teacher.post('/api/v1/feeds', { kind: 'person' });
    const invitation = { email: 'joiner@fictional.example', name: 'Jo', role: 'teacher', scopeKind: 'partner' };
    const coordinator = await it_.people.coordinator(city.schoolId);
    await coordinator.post('/api/v1/invitations', { ...invitation, scopeId: city.schoolId });
    const make = new TimetableFactory(it_.store);
    await make.aSchoolYear(city.authorityId);
    await make.aCalendar('school', city.schoolId);
    await make.anEntry(city.schoolId, 'inset', '2026-12-04');
    const lesson = { week: 'A' as const, weekday: 1, name: 'One', starts: '09:00', ends: '10:00' };
    await make.bellTimes(city.schoolId, { weekADay: '2026-11-23' }, [lesson]);
    const document = (await it_.app.inject({ method: 'GET', url: '/api/openapi.json' })).json<OpenApi>();
    declared = new Map(routesOf(document).map((route) => [route.name, route.statuses]));
    fuzzer = new CallFuzzer(document, await knownIds(), DAYS);
  });
  afterAll(() => it_.close());

  async function knownIds(): Promise<KnownIds> {
    const ids: Record<string, string[]> = {};
    for (const [name, table] of Object.entries(TABLES)) {
      const rows = await it_.app.get(DataSource).query<{ id: string }[]>(`SELECT id FROM ${table}`);
      expect([table, rows.length > 0]).toEqual([table, true]);
      ids[name] = rows.map((row) => row.id).slice(0, 5);
    }
    return ids;
  }

  function someone(role: Role): Promise<Caller> {
    const scopeKind = ROLES[role];
    const partner = role === 'community_group_leader' ? city.groupId : city.schoolId;
    const scopeIds = { installation: null, authority: city.authorityId, centre: city.centreId, partner };
    return it_.people.signedIn({ role, scopeKind, scopeId: scopeIds[scopeKind] });
  }

  /** Mostly somebody who may call the route at all, so that calls get past the guard. */
  function roleFor({ route }: FuzzedCall, anybody: boolean, roll: number): Role | null {
    const all = Object.keys(ROLES) as Role[];
    const may = ROLE_ROUTES[route] ?? [];
    const roles = anybody || typeof may === 'string' ? all : may;
    return anybody && roll % 10 === 0 ? null : (roles[roll % roles.length] ?? null);
  }

  /** A made-up value in the path may lead to no route at all, which is not for the document to say. */
  const isForeseen = (route: string, statusCode: number): boolean =>
    statusCode === 404 || (declared.get(route) ?? []).includes(statusCode);

  /** @returns the call, when the answer to it is a fault or one that the document does not foresee */
  async function fault(caller: Caller, { route, method, url, headers, payload = '' }: FuzzedCall): Promise<string[]> {
    const sent = payload === '' ? { headers } : { headers, payload };
    const { statusCode, body } = await caller.request(method as 'GET', url, sent);
    statuses.add(statusCode);
    if (statusCode < 500 && isForeseen(route, statusCode)) return [];
    return [`${statusCode} ${method} ${url} ${payload} ${body}`.slice(0, 2_000)];
  }

  it(
    'are answered to everybody as the document says, and never with a fault',
    async () => {
      const anybody = fc.nat({ max: 9 }).map((roll) => roll === 0);
      const step = fc.tuple(fuzzer.calls(LEAVE_OUT), anybody, fc.nat());
      const property = fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 20 }), async (steps) => {
        const callers = new Map<Role | null, Caller>([[null, it_.people.nobody()]]);
        const faults: string[] = [];
        for (const [call, whoever, roll] of steps) {
          const role = roleFor(call, whoever, roll);
          const caller = callers.get(role) ?? (await someone(role!));
          callers.set(role, caller);
          faults.push(...(await fault(caller, call)));
        }
        expect(faults).toEqual([]);
      });
      await fc.assert(property, { numRuns: runs(50, 5_000), seed: SHORT_DOSE_SEED });
      expect([200, 201, 400, 403, 404].filter((status) => !statuses.has(status))).toEqual([]);
      expect(await it_.store.read((manager) => brokenVisits(manager))).toEqual([]);
    },
    PATIENCE_MS,
  );
});
