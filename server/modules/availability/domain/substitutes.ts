import { preparedHold, tripHold } from './holds.js';
import { possibleStarts, suitableRooms } from './possible-starts.js';
import type { Room } from './room-offers.js';
import { STRICT, type ResourceFacts, type SearchDay, type VisitNeeds } from './search-facts.js';
import { commonStarts, mayStart, startsWithin, type StartTimes } from './start-times.js';
import type { SessionTime } from './time-obstacles.js';
import { awayOf } from './travel.js';
import type { AskedVisit } from './visit-holds.js';
import { visitObstacle, type AskedTime } from './visit-obstacle.js';

/** What could be had instead of a date that cannot. */
export interface Substitute {
  readonly kind: 'other_room' | 'other_time';
  readonly room: Room;
  readonly session: SessionTime;
}

const STEP = 5 * 60_000;

/** The features that the group needs decide which other rooms fit. */
export interface SubstituteNeeds {
  readonly asked: AskedVisit;
  readonly features: readonly string[];
}

/** The same time in the smallest other room that fits and has all that is needed. */
export function otherRoom(
  { asked, features }: SubstituteNeeds,
  time: AskedTime,
  facts: ResourceFacts,
): Substitute | null {
  const others = suitableRooms(needsOf({ asked, features }, time.session), facts.rooms);
  const room = others.find(
    ({ id }) => id !== asked.roomId && visitObstacle({ ...asked, roomId: id }, time, facts) === null,
  );
  return room ? { kind: 'other_room', room, session: time.session } : null;
}

/**
 * The nearest time on some days at which all can be had, within the school's day where that can be; in the room that was
 * asked for rather than in another at an instant at which both can be had.
 */
export function otherTime(
  needs: SubstituteNeeds,
  wished: SessionTime,
  days: readonly SearchDay[],
  facts: ResourceFacts,
): Substitute | null {
  return (
    nearest(needs, wished, { days, facts, outsideSchool: false }) ??
    nearest(needs, wished, { days, facts, outsideSchool: true })
  );
}

interface Place {
  readonly days: readonly SearchDay[];
  readonly facts: ResourceFacts;
  readonly outsideSchool: boolean;
}

function nearest(
  needs: SubstituteNeeds,
  wished: SessionTime,
  { days, facts, outsideSchool }: Place,
): Substitute | null {
  const { asked } = needs;
  const search = needsOf(needs, wished);
  const possible = possibleStarts(search, { ...facts, days }, awayOf(asked), { ...STRICT, outsideSchool });
  const starts = withHelpers(possible.starts, asked, search.length, facts);
  const at = nearestStart(starts, wished.startsAt.getTime());
  if (at === null) return null;
  const able = possible.rooms.filter((one) => mayStart(one.starts, at)).map(({ who }) => who);
  const room = able.find(({ id }) => id === asked.roomId) ?? able[0];
  const session = { startsAt: new Date(at), endsAt: new Date(at + search.length) };
  return room ? { kind: 'other_time', room, session } : null;
}

/** The tutor and the vehicle are those that were asked for, not any. */
export function withHelpers(starts: StartTimes, asked: AskedVisit, length: number, facts: ResourceFacts): StartTimes {
  const tutor = facts.tutors.find(({ id }) => id === asked.tutorId);
  const vehicle = facts.vehicles.find(({ id }) => id === asked.vehicleId);
  const taught =
    asked.tutorId === null
      ? starts
      : commonStarts(starts, startsWithin(tutor?.free ?? [], length, preparedHold(asked.preparation)));
  return asked.vehicleId === null
    ? taught
    : commonStarts(taught, startsWithin(vehicle?.free ?? [], length, tripHold(awayOf(asked))));
}

export function needsOf({ asked, features }: SubstituteNeeds, { startsAt, endsAt }: SessionTime): VisitNeeds {
  const { pupils, adults, stepFree, preparation, equipment, journeyMinutes } = asked;
  const length = endsAt.getTime() - startsAt.getTime();
  const group = { pupils, adults, stepFree, preparation, equipment, journeyMinutes };
  return { ...group, features, length, tutorSkill: null, vehicle: false };
}

/** On the five minutes, as people make appointments; the earlier of two that are equally near. */
export function nearestStart(starts: StartTimes, wished: number): number | null {
  let best: number | null = null;
  for (const { first, last } of starts) {
    const [from, until] = [Math.ceil(first / STEP) * STEP, Math.floor(last / STEP) * STEP];
    if (from > until) continue;
    const at = Math.min(Math.max(wished, from), until);
    if (best === null || Math.abs(at - wished) < Math.abs(best - wished)) best = at;
  }
  return best;
}
