import type { ClosurePreview, ClosureView, PlanLine, Settlement } from '#shared/contracts/closures.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { Caller } from '../support/people.js';
import type { TestApp } from '../support/test-app.js';
import { aSmallCity } from './city.factory.js';
import { aRequest } from './visit.factory.js';

/** A small city with a hall for 40 besides, a manager, and teachers of two schools. */
export async function aCityThatCloses(it_: TestApp) {
  it_.clock.set('2026-11-24T09:00:00Z');
  const places = await aSmallCity(it_.store);
  const hallId = await places.city.aRoom(places.centreId, { name: 'Hall', capacity: 40 });
  const manager = await it_.people.manager(places.centreId);
  const teacher = await it_.people.teacher(places.schoolId);
  const coordinator = await it_.people.coordinator(places.schoolId);
  const otherTeacher = await it_.people.teacher(places.otherSchoolId);
  const ask = async (over: Partial<RequestVisit> = {}): Promise<VisitDetailView> => {
    const caller = over.partnerId === places.otherSchoolId ? otherTeacher : teacher;
    const answer = await caller.post('/api/v1/visits', aRequest(places, over));
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json();
  };
  const promised = async (over: Partial<RequestVisit> = {}): Promise<VisitDetailView> => {
    const visit = await ask(over);
    const answer = await manager.post(`/api/v1/visits/${visit.id}/approval`, { version: visit.version });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json();
  };
  const see = async (id: string, caller: Caller = manager): Promise<VisitDetailView> =>
    (await caller.get(`/api/v1/visits/${id}`)).json();
  return { ...places, hallId, manager, teacher, coordinator, otherTeacher, ask, promised, see };
}

export type ClosingCity = Awaited<ReturnType<typeof aCityThatCloses>>;

/** A room on one day, in whole. */
export const roomShut = (resourceId: string, firstDay: string, lastDay = firstDay) => ({
  ...{ kind: 'room', resourceId, firstDay, lastDay },
  reason: 'Burst pipe',
});

/** Each line of a plan in a word or two: `Podcasting 10:00 open > Lab 10:00`. */
export const told = ({ lines }: Pick<ClosurePreview, 'lines'>): string[] =>
  lines.map(({ visit, status, best }) => {
    const place = best ? ` > ${best.room.name} ${best.place.day.slice(5)} ${best.place.startTime}` : '';
    return `${visit.partner.name} ${visit.startsAt.slice(5, 16)} ${status}${place}`;
  });

export const accept = ({ visit, best }: PlanLine): Settlement => {
  if (!best) throw new Error(`nothing fits ${visit.reference}`);
  return { choice: 'accept', visitId: visit.id, version: visit.version, place: best.place };
};

export const cancel = ({ visit }: PlanLine): Settlement => ({
  choice: 'cancel',
  visitId: visit.id,
  version: visit.version,
});

export const lineOf = ({ lines }: Pick<ClosureView, 'lines'>, visit: { id: string }): PlanLine => {
  const line = lines.find((one) => one.visit.id === visit.id);
  if (!line) throw new Error('no such line');
  return line;
};
