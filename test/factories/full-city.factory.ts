import type { Role } from '#shared/contracts/vocabulary.js';
import { newId } from '../../server/common/new-id.js';
import { sql } from '../../server/database/dialect.js';
import { SessionsService } from '../../server/modules/accounts/sessions.service.js';
import { AttendanceCorrection } from '../../server/modules/visits/entities/attendance-correction.entity.js';
import type { Caller } from '../support/people.js';
import type { TestApp } from '../support/test-app.js';
import { ActivityBook, sendPicture } from './activity.factory.js';
import { aSeries } from './series.factory.js';
import { TimetableFactory } from './timetable.factory.js';
import { aScheme, aTransportCity, TransportVisits, type TransportCity } from './transport.factory.js';

/** When everything in it is still to come. */
export const MORNING = '2026-12-01T06:00:00Z';

export type Callers = Partial<Record<Role, Caller>>;

/** @returns the id of a session other than the one that the caller uses */
async function anotherBrowserOf(it_: TestApp, caller: Caller): Promise<string> {
  await it_.store.write((tx) => it_.app.get(SessionsService).begin(tx, String(caller.personId), null));
  const { items } = (await caller.get('/api/v1/sessions')).json();
  return items.find((session: { current: boolean }) => !session.current).id;
}

const JUNE = { firstDay: '2027-06-01', lastDay: '2027-06-02', reason: 'Course' };
const aClosure = (tutorId: string) => ({ kind: 'tutor', resourceId: tutorId, ...JUNE });

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

async function aMessage(caller: Caller, visitId: string): Promise<string> {
  const answer = await caller.post(`/api/v1/visits/${visitId}/messages`, { text: 'Where do coaches stop?' });
  return answer.json<{ items: [{ id: string }] }>().items[0].id;
}

/** Written by hand: nothing has taken place yet that could be corrected. */
async function aCorrection({ store }: TestApp, visitId: string, proposedBy: string): Promise<string> {
  const id = newId();
  const proposed = {
    state: 'open',
    toState: 'attended',
    pupils: 20,
    adults: 2,
    reason: 'Miscounted',
    proposedBy,
  } as const;
  await store.write((tx) =>
    tx.manager.insert(AttendanceCorrection, {
      id,
      visitId,
      visitVersion: 1,
      ...proposed,
      proposedAt: new Date(MORNING),
    }),
  );
  return id;
}

/** Written by hand, too: of visits that nobody has approved yet. */
async function aSwap({ store }: TestApp, city: TransportCity, visitIds: readonly string[]): Promise<string> {
  const id = newId();
  const [proposedAt, expiresAt] = [new Date(MORNING), new Date('2026-12-01T18:00:00Z')];
  await store.write(async ({ manager }) => {
    await sql(manager)`
      INSERT INTO swap_proposals (id, centre_id, state, proposed_by, proposed_for, proposed_at, expires_at)
      VALUES (${id}, ${city.centreId}, 'open', ${String(city.manager.personId)}, ${null}, ${proposedAt}, ${expiresAt})`;
    for (const visitId of visitIds)
      await sql(manager)`INSERT INTO swap_sides (proposal_id, visit_id, open) VALUES (${id}, ${visitId}, ${true})`;
  });
  return id;
}

/** A city with one of everything that has an id, and the same roles in another authority. */
export async function aFullCity(it_: TestApp, joiner = 'joiner@fictional.example') {
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
  const { id: awardId } = (await manager.get(`/api/v1/visits/${visitId}/transport-award`)).json().award;
  const place = { centreId, schoolId: near.schoolId, studioId: near.roomId };
  const series = aSeries(place, { visit: { day: '2027-01-12' }, repeat: { until: { day: '2027-01-19' } } });
  const seriesId = await created(teacher.post('/api/v1/series', series));
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
    email: joiner,
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
    authorityId: near.authorityId,
    activityId,
    pictureId: picture.split('/').at(-1),
    calendarId: near.schoolId,
    entryId,
    scheduleId: await make.bellTimes(near.schoolId, {}, periods),
    centreId,
    visitId,
    seriesId,
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
    messageId: await aMessage(teacher, visitId),
    displayId: await created(manager.post(`/api/v1/centres/${centreId}/door-displays`, { roomId: near.roomId })),
    swapId: await aSwap(it_, near, [visitId, (await visits.request(null)).id]),
    closureId: await created(manager.post(`/api/v1/centres/${centreId}/closures`, aClosure(resourceIds.tutorId))),
    resourceId: resourceIds.vehicleId,
    correctionId: await aCorrection(it_, visitId, String(manager.personId)),
    day: '2026-12-01',
  };
  return { near, ids };
}

type Places = Pick<TransportCity, 'authorityId' | 'centreId' | 'schoolId' | 'groupId'>;

export async function staffOf(it_: TestApp, places: Places): Promise<Callers> {
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
