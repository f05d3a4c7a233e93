import { preparedHold, tripHold, type Hold } from './holds.js';
import { complementOf, intersectionOf, unionOf, type Interval, type IntervalSet } from './intervals.js';
import { roomStarts, unsuitability, type Room } from './room-offers.js';
import type {
  HelperTimes,
  SearchDay,
  SearchFacts,
  Slack,
  TutorTimes,
  VehicleTimes,
  VisitNeeds,
} from './search-facts.js';
import { canTeach, seatsAll } from './helper-fitness.js';
import { anyStarts, commonStarts, startsWithin, type StartTimes } from './start-times.js';
import { timesWithLeft } from './stock.js';
import type { Away } from './travel.js';

/** Who or what could do it, and from which instants on. */
export interface Able<T> {
  readonly who: T;
  readonly starts: StartTimes;
}

export interface PossibleStarts {
  /** Instants at which everything is to be had, in one room or another. */
  readonly starts: StartTimes;
  /** The best fitting room first. */
  readonly rooms: readonly Able<Room>[];
  readonly tutors: readonly Able<TutorTimes>[];
  readonly vehicles: readonly Able<VehicleTimes>[];
}

/**
 * When a group can come: opening hours, the school's window, equipment, a tutor and a vehicle, each as the set of
 * instants at which a session of that length may begin, intersected. Of rooms, tutors and vehicles any one will do.
 */
export function possibleStarts(needs: VisitNeeds, facts: SearchFacts, away: Away, slack: Slack): PossibleStarts {
  const { length } = needs;
  const hold = preparedHold(needs.preparation);
  const able = <T extends HelperTimes>(all: readonly T[], held: Hold): Able<T>[] =>
    all.map((who) => ({ who, starts: startsWithin(who.free, length, held) })).filter(({ starts }) => starts.length > 0);
  const tutors = able(skilledTutors(needs, facts), hold);
  const plannable = needs.vehicle && needs.journeyMinutes !== null;
  const vehicles = plannable ? able(largeVehicles(needs, facts), tripHold(away)) : [];
  const sets = [startsWithin(sessionTimes(facts.days, away, slack), length)];
  for (const { poolId, quantity } of needs.equipment) {
    const pool = facts.pools.find(({ id }) => id === poolId);
    sets.push(pool ? startsWithin(timesWithLeft(pool.stock, pool.uses, quantity), length, hold) : []);
  }
  if (needs.tutorSkill !== null) sets.push(anyStarts(tutors.map(({ starts }) => starts)));
  if (needs.vehicle) sets.push(anyStarts(vehicles.map(({ starts }) => starts)));
  const withoutRoom = sets.reduce(commonStarts);
  const rooms = suitableRooms(needs, facts.rooms).map((who) => ({
    who,
    starts: commonStarts(withoutRoom, roomStarts(who, length, facts.timesOf)),
  }));
  return { starts: anyStarts(rooms.map(({ starts }) => starts)), rooms, tutors, vehicles };
}

/** Rooms that hold the group and have what it needs, the smallest first, then by name. */
export function suitableRooms(needs: VisitNeeds, rooms: readonly Room[]): Room[] {
  const wanted = needs.features.map((feature) => feature.toLowerCase());
  return rooms
    .filter((room) => unsuitability(room, needs) === null && hasAll(room, wanted))
    .sort((a, b) => a.capacity - b.capacity || (a.name < b.name ? -1 : 1));
}

function hasAll(room: Room, wanted: readonly string[]): boolean {
  return wanted.every((word) => room.features.some((feature) => feature.toLowerCase() === word));
}

export function skilledTutors({ tutorSkill }: VisitNeeds, { tutors }: SearchFacts): readonly TutorTimes[] {
  return tutorSkill === null ? [] : tutors.filter((tutor) => canTeach(tutor, tutorSkill));
}

/** With a seat for everybody, the smallest first. */
export function largeVehicles(needs: VisitNeeds, { vehicles }: SearchFacts): VehicleTimes[] {
  return vehicles.filter((vehicle) => seatsAll(vehicle, needs)).sort((a, b) => a.seats - b.seats);
}

/** When a session may take place, for the centre and the school: opening hours within the school's window, day by day. */
export function sessionTimes(days: readonly SearchDay[], away: Away, slack: Slack): IntervalSet {
  const allowed = days.filter((day) => (day.asked || slack.otherDays) && (day.atSchool || slack.outsideSchool));
  return unionOf(allowed.flatMap((day) => intersectionOf(day.open, windowOf(day, away, slack))));
}

/** Between the bounds that the school's day and its wishes set, with the journey there and back taken off. */
function windowOf(day: SearchDay, { outward, home }: Away, slack: Slack): IntervalSet {
  const bounds: Interval[] = [{ from: -Infinity, until: Infinity }];
  if (day.within && !slack.otherTimes) bounds.push(day.within);
  if (day.leaveFrom !== null && !slack.otherTimes) bounds.push({ from: day.leaveFrom + outward, until: Infinity });
  if (day.backBy !== null && !slack.laterBack) bounds.push({ from: -Infinity, until: day.backBy - home });
  const school = schoolHours(day);
  if (school && !slack.outsideSchool) bounds.push({ from: school.from + outward, until: school.until - home });
  const from = Math.max(...bounds.map((bound) => bound.from));
  const until = Math.min(...bounds.map((bound) => bound.until));
  return from < until ? [{ from, until }] : [];
}

/** From the first bell to the last; null for groups without a timetable. */
function schoolHours({ atSchool, periods }: SearchDay): Interval | null {
  if (!atSchool || periods.length === 0) return null;
  return {
    from: Math.min(...periods.map(({ from }) => from.getTime())),
    until: Math.max(...periods.map(({ until }) => until.getTime())),
  };
}

/** Hours of work without what is promised and without leave. */
export function freeWithin(hours: IntervalSet, busy: IntervalSet): IntervalSet {
  return intersectionOf(hours, complementOf(busy));
}
