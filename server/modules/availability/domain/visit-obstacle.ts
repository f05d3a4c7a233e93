import type { RoomObstacle, TimeObstacle } from '#shared/contracts/availability.contract.js';
import { canTeach, seatsAll } from './helper-fitness.js';
import { heldSpan, isLongerThanADay, preparedHold, tripHold } from './holds.js';
import { covers, meets } from './intervals.js';
import { roomObstacles } from './room-offers.js';
import type { ResourceFacts } from './search-facts.js';
import { leastLeft } from './stock.js';
import { timeObstacles, type Hours, type SessionTime } from './time-obstacles.js';
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
 * The first thing that stands in the way, or null: the time itself, what the centre does not have, the room, equipment,
 * tutor, vehicle. Whatever the search offers has none, as both look at the same sets of times.
 */
export const visitObstacle = (...asked: Parameters<typeof visitObstacles>): VisitObstacle | null =>
  visitObstacles(...asked)[0] ?? null;

/**
 * Everything that stands in the way, in the same order: nothing hides behind something else. What the centre does not
 * have comes before what others were faster with, as no waiting brings it.
 */
export function visitObstacles(asked: AskedVisit, time: AskedTime, facts: ResourceFacts): VisitObstacle[] {
  const { session } = time;
  const ofTime = timeObstacles(session, time.hours, time.now).map((why) => ({ of: 'time' as const, why }));
  const others = [ofRoom, ofEquipment, ofTutor, ofVehicle, ofLength].flatMap((of) => of(asked, session, facts));
  return [...ofTime, ...others.filter(isUnknown), ...others.filter((one) => !isUnknown(one))];
}

const isUnknown = ({ why }: VisitObstacle): boolean => why === 'unknown';

function ofRoom(asked: AskedVisit, session: SessionTime, { rooms, timesOf }: ResourceFacts): VisitObstacle[] {
  const room = rooms.find(({ id }) => id === asked.roomId);
  if (!room) return [{ of: 'room', why: 'unknown' }];
  return roomObstacles(room, session, asked, timesOf).map((why) => ({ of: 'room', why }));
}

/** Each kind of equipment of which there is not enough, with what is left. */
function ofEquipment(asked: AskedVisit, session: SessionTime, { pools }: ResourceFacts): VisitObstacle[] {
  const held = heldSpan(session, preparedHold(asked.preparation));
  return asked.equipment.flatMap(({ poolId, quantity: wanted }): VisitObstacle[] => {
    const pool = pools.find(({ id }) => id === poolId);
    if (!pool) return [{ of: 'equipment', why: 'unknown' }];
    const left = leastLeft(pool.stock, pool.uses, held);
    return left < wanted
      ? [{ of: 'equipment', why: 'short', pool: { id: pool.id, name: pool.name }, wanted, left }]
      : [];
  });
}

function ofTutor(asked: AskedVisit, session: SessionTime, facts: ResourceFacts): VisitObstacle[] {
  if (asked.tutorId === null) return [];
  const tutor = facts.tutors.find(({ id }) => id === asked.tutorId);
  if (!tutor) return [{ of: 'tutor', why: 'unknown' }];
  const found: VisitObstacle[] = [];
  if (asked.tutorSkill !== null && !canTeach(tutor, asked.tutorSkill)) found.push({ of: 'tutor', why: 'cannot_teach' });
  const held = heldSpan(session, preparedHold(asked.preparation));
  const busy = meets(facts.timesOf(tutor.id).taken, held) ? 'taken' : 'not_working';
  if (!covers(tutor.free, held)) found.push({ of: 'tutor', why: busy });
  return found;
}

function ofVehicle(asked: AskedVisit, session: SessionTime, facts: ResourceFacts): VisitObstacle[] {
  if (asked.vehicleId === null) return [];
  const vehicle = facts.vehicles.find(({ id }) => id === asked.vehicleId);
  if (!vehicle) return [{ of: 'vehicle', why: 'unknown' }];
  const found: VisitObstacle[] = [];
  if (!seatsAll(vehicle, asked)) found.push({ of: 'vehicle', why: 'too_small' });
  if (asked.journeyMinutes === null) found.push({ of: 'vehicle', why: 'journey_unknown' });
  else if (!covers(vehicle.free, heldSpan(session, tripHold(awayOf(asked)))))
    found.push({ of: 'vehicle', why: 'taken' });
  return found;
}

function ofLength(asked: AskedVisit, session: SessionTime, { rooms }: ResourceFacts): VisitObstacle[] {
  const room = rooms.find(({ id }) => id === asked.roomId);
  const tooLong = room && visitHolds(asked, room, session).some(isLongerThanADay);
  return tooLong ? [{ of: 'time', why: 'longer_than_a_day' }] : [];
}
