import { minutesAway } from '../../server/common/kernel/around-session.js';
import type { Interval } from '../../server/modules/availability/domain/intervals.js';
import type { Room } from '../../server/modules/availability/domain/room-offers.js';
import type { SearchFacts, VisitNeeds } from '../../server/modules/availability/domain/search-facts.js';
import type { Use } from '../../server/modules/availability/domain/stock.js';
import type { AskedVisit } from '../../server/modules/availability/domain/visit-holds.js';

const MINUTE = 60_000;

/** What the product's rules are judged by: every minute of every hold looked at by itself. Slow, and plain to read. */
export interface NaiveWorld {
  readonly facts: SearchFacts;
  readonly roomUses: readonly Use[];
  readonly roomClosures: readonly Use[];
  readonly helperUses: readonly Use[];
  readonly hours: ReadonlyMap<string, readonly Interval[]>;
}

function everyMinute(from: number, until: number, holds: (minute: number) => boolean): boolean {
  for (let minute = from; minute < until; minute += MINUTE) if (!holds(minute)) return false;
  return true;
}

const at = (uses: readonly Use[], id: string, minute: number): number =>
  uses
    .filter((use) => use.resourceId === id && use.from <= minute && minute < use.until)
    .reduce((sum, use) => sum + use.quantity, 0);

const within = (hours: readonly Interval[], minute: number): boolean =>
  hours.some(({ from, until }) => from <= minute && minute < until);

interface Group {
  readonly pupils: number;
  readonly stepFree: boolean;
  readonly length: number;
}

function roomCould(world: NaiveWorld, needs: Group, room: Room, start: number): boolean {
  if (room.capacity < needs.pupils || (needs.stepFree && !room.stepFree)) return false;
  return [room, ...room.brings].every(({ id, setupMinutes, cleardownMinutes }) =>
    everyMinute(
      start - setupMinutes * MINUTE,
      start + needs.length + cleardownMinutes * MINUTE,
      (minute) => at(world.roomUses, id, minute) + at(world.roomClosures, id, minute) === 0,
    ),
  );
}

function helperCould(world: NaiveWorld, id: string, from: number, until: number): boolean {
  return everyMinute(
    from,
    until,
    (minute) => within(world.hours.get(id) ?? [], minute) && at(world.helperUses, id, minute) === 0,
  );
}

function stockCould({ facts }: NaiveWorld, equipment: VisitNeeds['equipment'], from: number, until: number): boolean {
  return equipment.every(({ poolId, quantity }) => {
    const pool = facts.pools.find(({ id }) => id === poolId);
    return pool && everyMinute(from, until, (minute) => at(pool.uses, poolId, minute) + quantity <= pool.stock);
  });
}

export type AskedSession = AskedVisit & { readonly length: number };

function tutorCould(world: NaiveWorld, asked: AskedSession, start: number): boolean {
  const { tutorId, tutorSkill, preparation, length } = asked;
  if (tutorId === null) return true;
  const tutor = world.facts.tutors.find(({ id }) => id === tutorId);
  const teaches = tutorSkill === null || tutor?.skills.includes(tutorSkill);
  return Boolean(teaches) && helperCould(world, tutorId, start - preparation, start + length);
}

function vehicleCould(world: NaiveWorld, asked: AskedSession, start: number): boolean {
  const { vehicleId, journeyMinutes, length } = asked;
  if (vehicleId === null) return true;
  const people = asked.pupils + asked.adults;
  const seats = world.facts.vehicles.find(({ id }) => id === vehicleId)?.seats ?? 0;
  if (journeyMinutes === null || seats < people) return false;
  const away = minutesAway(journeyMinutes, people) * MINUTE;
  return helperCould(world, vehicleId, start - 2 * away, start + length + 2 * away);
}

/** Whether this very room, tutor and vehicle could be had for a session that begins at this instant. */
export function couldBeAsked(world: NaiveWorld, asked: AskedSession, start: number): boolean {
  const { rooms, days } = world.facts;
  const end = start + asked.length;
  const room = rooms.find(({ id }) => id === asked.roomId);
  return (
    everyMinute(start, end, (minute) => days.some((day) => within(day.open, minute))) &&
    room !== undefined &&
    roomCould(world, asked, room, start) &&
    stockCould(world, asked.equipment, start - asked.preparation, end) &&
    tutorCould(world, asked, start) &&
    vehicleCould(world, asked, start)
  );
}

/** Whether the whole visit could begin at this instant, in which room and with which tutor. */
export function couldStart(world: NaiveWorld, needs: VisitNeeds, start: number, away: number) {
  const { facts } = world;
  const end = start + needs.length;
  const held = start - needs.preparation;
  const dayAllows = facts.days.some(
    (day) =>
      day.asked &&
      day.atSchool &&
      everyMinute(start, end, (minute) => within(day.open, minute)) &&
      (day.within === null || (day.within.from <= start && end <= day.within.until)) &&
      (day.leaveFrom === null || day.leaveFrom <= start - away) &&
      (day.backBy === null || end + away <= day.backBy),
  );
  const tutors = facts.tutors.filter(
    ({ id, skills }) => skills.includes(needs.tutorSkill ?? '') && helperCould(world, id, held, end),
  );
  const vehicles = facts.vehicles.filter(
    ({ id, seats }) => seats >= needs.pupils + needs.adults && helperCould(world, id, start - 2 * away, end + 2 * away),
  );
  const rooms = facts.rooms.filter(
    (room) =>
      needs.features.every((feature) => room.features.includes(feature)) && roomCould(world, needs, room, start),
  );
  return (
    dayAllows &&
    stockCould(world, needs.equipment, held, end) &&
    (needs.tutorSkill === null || tutors.length > 0) &&
    (!needs.vehicle || (needs.journeyMinutes !== null && vehicles.length > 0)) &&
    rooms.length > 0
  );
}
