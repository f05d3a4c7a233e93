import type { RoomObstacle, TimeObstacle } from '#shared/contracts/availability.contract.js';
import { canTeach, seatsAll } from './helper-fitness.js';
import { heldSpan, isLongerThanADay, preparedHold, tripHold } from './holds.js';
import { covers, meets } from './intervals.js';
import { roomObstacle } from './room-offers.js';
import type { ResourceFacts } from './search-facts.js';
import { leastLeft } from './stock.js';
import { timeObstacle, type Hours, type SessionTime } from './time-obstacles.js';
import { awayOf } from './travel.js';
import { visitHolds, type AskedVisit } from './visit-holds.js';

/** Why a visit cannot be had as it is asked for. */
export type VisitObstacle =
  | { readonly of: 'time'; readonly why: TimeObstacle | 'longer_than_a_day' }
  | { readonly of: 'room'; readonly why: RoomObstacle | 'unknown' }
  | { readonly of: 'equipment'; readonly why: 'unknown' }
  | {
      readonly of: 'equipment';
      readonly why: 'short';
      readonly pool: { readonly id: string; readonly name: string };
      readonly wanted: number;
      readonly left: number;
    }
  | { readonly of: 'tutor'; readonly why: 'unknown' | 'cannot_teach' | 'not_working' | 'taken' }
  | { readonly of: 'vehicle'; readonly why: 'unknown' | 'too_small' | 'journey_unknown' | 'taken' };

export interface AskedTime {
  readonly session: SessionTime;
  /** When the centre is open that day. */
  readonly hours: readonly Hours[];
  readonly now: Date;
}

/**
 * The first thing that stands in the way, or null: the time itself, the room, equipment, tutor, vehicle. Whatever the
 * search offers has none, as both look at the same sets of times.
 */
export function visitObstacle(asked: AskedVisit, time: AskedTime, facts: ResourceFacts): VisitObstacle | null {
  const wrongTime = timeObstacle(time.session, time.hours, time.now);
  if (wrongTime) return { of: 'time', why: wrongTime };
  const { session } = time;
  return (
    ofRoom(asked, session, facts) ??
    ofEquipment(asked, session, facts) ??
    ofTutor(asked, session, facts) ??
    ofVehicle(asked, session, facts) ??
    ofLength(asked, session, facts)
  );
}

/** Everything that stands in the way, for those who want to know why and not whether. */
export function visitObstacles(asked: AskedVisit, time: AskedTime, facts: ResourceFacts): VisitObstacle[] {
  const { session } = time;
  const wrongTime = timeObstacle(session, time.hours, time.now);
  const equipment = asked.equipment.map((one) => ofEquipment({ ...asked, equipment: [one] }, session, facts));
  const others = [ofRoom, ofTutor, ofVehicle, ofLength].map((of) => of(asked, session, facts));
  const found = [wrongTime && { of: 'time' as const, why: wrongTime }, ...others, ...equipment];
  return found.filter((obstacle) => obstacle !== null);
}

function ofRoom(asked: AskedVisit, session: SessionTime, { rooms, timesOf }: ResourceFacts): VisitObstacle | null {
  const room = rooms.find(({ id }) => id === asked.roomId);
  if (!room) return { of: 'room', why: 'unknown' };
  const why = roomObstacle(room, session, asked, timesOf);
  return why && { of: 'room', why };
}

/** The first kind of equipment of which there is not enough, with what is left. */
function ofEquipment(asked: AskedVisit, session: SessionTime, { pools }: ResourceFacts): VisitObstacle | null {
  const held = heldSpan(session, preparedHold(asked.preparation));
  for (const { poolId, quantity: wanted } of asked.equipment) {
    const pool = pools.find(({ id }) => id === poolId);
    if (!pool) return { of: 'equipment', why: 'unknown' };
    const left = leastLeft(pool.stock, pool.uses, held);
    if (left < wanted) return { of: 'equipment', why: 'short', pool: { id: pool.id, name: pool.name }, wanted, left };
  }
  return null;
}

function ofTutor(asked: AskedVisit, session: SessionTime, facts: ResourceFacts): VisitObstacle | null {
  if (asked.tutorId === null) return null;
  const tutor = facts.tutors.find(({ id }) => id === asked.tutorId);
  if (!tutor) return { of: 'tutor', why: 'unknown' };
  if (asked.tutorSkill !== null && !canTeach(tutor, asked.tutorSkill)) return { of: 'tutor', why: 'cannot_teach' };
  const held = heldSpan(session, preparedHold(asked.preparation));
  if (covers(tutor.free, held)) return null;
  return { of: 'tutor', why: meets(facts.timesOf(tutor.id).taken, held) ? 'taken' : 'not_working' };
}

function ofVehicle(asked: AskedVisit, session: SessionTime, facts: ResourceFacts): VisitObstacle | null {
  if (asked.vehicleId === null) return null;
  const vehicle = facts.vehicles.find(({ id }) => id === asked.vehicleId);
  if (!vehicle) return { of: 'vehicle', why: 'unknown' };
  if (!seatsAll(vehicle, asked)) return { of: 'vehicle', why: 'too_small' };
  if (asked.journeyMinutes === null) return { of: 'vehicle', why: 'journey_unknown' };
  return covers(vehicle.free, heldSpan(session, tripHold(awayOf(asked)))) ? null : { of: 'vehicle', why: 'taken' };
}

function ofLength(asked: AskedVisit, session: SessionTime, { rooms }: ResourceFacts): VisitObstacle | null {
  const room = rooms.find(({ id }) => id === asked.roomId);
  const tooLong = room && visitHolds(asked, room, session).some(isLongerThanADay);
  return tooLong ? { of: 'time', why: 'longer_than_a_day' } : null;
}
