import { addDays, weekdayOf } from '../../../common/kernel/wall-time.js';
import { TUTORS, type DemoTutor } from './helpers.js';
import { occupies, type PlannedVisit } from './planned-visit.js';
import type { Timeline } from './timeline.js';

/** Monday to Friday of the week in which somebody is on leave. */
export function leaveWeek({ today }: Timeline): { first: string; last: string } {
  const first = addDays(today, 1 - weekdayOf(today));
  return { first, last: addDays(first, 4) };
}

/**
 * The same visits, those that a tutor can teach with that tutor: of their subjects, in their working hours, while they
 * are neither on leave nor with another group. The others come with teachers who do it themselves.
 */
export function withTutors(visits: readonly PlannedVisit[], timeline: Timeline): PlannedVisit[] {
  const away = leaveWeek(timeline);
  const taught = new Map<string, PlannedVisit[]>();
  return visits.map((visit) => {
    const dayOf = (tutor: DemoTutor) => `${visit.centre}/${tutor.key}/${visit.day}`;
    const isFree = (tutor: DemoTutor) =>
      (taught.get(dayOf(tutor)) ?? []).every((other) => other.end <= visit.start || visit.end <= other.start);
    const isHere = (tutor: DemoTutor) => !tutor.onLeave || visit.day < away.first || visit.day > away.last;
    const tutor = occupies(visit)
      ? TUTORS[visit.centre].find((one) => teaches(one, visit) && isHere(one) && isFree(one))
      : undefined;
    if (!tutor) return visit;
    taught.set(dayOf(tutor), [...(taught.get(dayOf(tutor)) ?? []), visit]);
    return { ...visit, tutor: tutor.key };
  });
}

const teaches = (
  { subjects, weekdays, opens, closes }: DemoTutor,
  { subject, day, start, end }: PlannedVisit,
): boolean => subjects.includes(subject) && weekdays.includes(weekdayOf(day)) && opens <= start && end <= closes;
