import type { SuggestionCost } from '#shared/contracts/offers.contract.js';
import { sayable, startsOfDay } from './placements.js';
import { possibleStarts } from './possible-starts.js';
import type { Room } from './room-offers.js';
import { STRICT, type ResourceFacts, type SearchDay } from './search-facts.js';
import { nearestStart, needsOf, withHelpers, type SubstituteNeeds } from './substitutes.js';
import type { SessionTime } from './time-obstacles.js';
import { awayOf } from './travel.js';
import { visitHolds } from './visit-holds.js';

/** Which free times come nearest to one that cannot be had, and what each of them gives up. */

export interface NearestTime {
  readonly day: string;
  readonly session: SessionTime;
  readonly room: Room;
  /** At least one. */
  readonly givesUp: readonly SuggestionCost[];
  /** By the clock; below 0 for earlier. */
  readonly shiftMinutes: number;
  readonly shiftDays: number;
}

export interface NearestWish extends SubstituteNeeds {
  /** On `day`, and what was asked for there. */
  readonly day: string;
  readonly session: SessionTime;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** How many minutes of another time of day each of these weighs as much as; judgements, as in rank.ts. */
const WEIGHTS = { otherRoom: 30, dayApart: 60, outsideSchool: 240 } as const;

/** On one day there is little to choose from: room or time. */
const MOST_OF_A_DAY = 2;

/**
 * The best first. All of them could be held at once.
 * @param days in which `wishedAt` is the same time of day as asked
 */
export function nearestTimes(
  wish: NearestWish,
  days: readonly SearchDay[],
  facts: ResourceFacts,
  most: number,
): NearestTime[] {
  const within = candidates(wish, days, facts, false);
  const chosen = choose(wish, within, most);
  if (chosen.length >= most) return chosen;
  return choose(wish, [...within, ...candidates(wish, days, facts, true)], most);
}

function candidates(
  wish: NearestWish,
  days: readonly SearchDay[],
  facts: ResourceFacts,
  outsideSchool: boolean,
): NearestTime[] {
  const search = needsOf(wish, wish.session);
  const possible = possibleStarts(search, { ...facts, days }, awayOf(wish.asked), { ...STRICT, outsideSchool });
  const rooms = possible.rooms.map(({ who, starts }) => ({
    room: who,
    starts: withHelpers(starts, wish.asked, search.length, facts),
  }));
  return days.flatMap((day) =>
    rooms.flatMap(({ room, starts }): NearestTime[] => {
      const at = day.wishedAt === null ? null : nearestStart(startsOfDay(day, starts), day.wishedAt);
      if (at === null || !sayable(day, at) || !sayable(day, at + search.length)) return [];
      const time = timeAt(wish, day, { room, at, outsideSchool });
      return time.givesUp.length === 0 ? [] : [time];
    }),
  );
}

function timeAt(
  { asked, day: wishedDay, session }: NearestWish,
  { day, wishedAt }: SearchDay,
  { room, at, outsideSchool }: { room: Room; at: number; outsideSchool: boolean },
): NearestTime {
  const shiftMinutes = Math.round((at - (wishedAt ?? at)) / MINUTE);
  const shiftDays = Math.round((Date.parse(day) - Date.parse(wishedDay)) / DAY);
  const length = session.endsAt.getTime() - session.startsAt.getTime();
  const costs: [SuggestionCost, boolean][] = [
    ['other_room', room.id !== asked.roomId],
    ['other_time', shiftMinutes !== 0],
    ['other_day', shiftDays !== 0],
    ['outside_school_hours', outsideSchool],
  ];
  return {
    ...{ day, room, shiftMinutes, shiftDays },
    session: { startsAt: new Date(at), endsAt: new Date(at + length) },
    givesUp: costs.flatMap(([code, given]) => (given ? [code] : [])),
  };
}

function weightOf({ givesUp, shiftMinutes, shiftDays }: NearestTime): number {
  return (
    Math.abs(shiftMinutes) +
    WEIGHTS.dayApart * Math.abs(shiftDays) +
    (givesUp.includes('other_room') ? WEIGHTS.otherRoom : 0) +
    (givesUp.includes('outside_school_hours') ? WEIGHTS.outsideSchool : 0)
  );
}

/** Of equally near ones the earlier, then the smaller room: the same question has the same answer. */
const byWeight = (a: NearestTime, b: NearestTime): number =>
  weightOf(a) - weightOf(b) ||
  a.session.startsAt.getTime() - b.session.startsAt.getTime() ||
  a.room.capacity - b.room.capacity ||
  (a.room.id < b.room.id ? -1 : 1);

function choose(wish: NearestWish, all: readonly NearestTime[], most: number): NearestTime[] {
  const chosen: NearestTime[] = [];
  for (const candidate of all.toSorted(byWeight)) {
    if (chosen.length === most) break;
    const ofDay = chosen.filter(({ day }) => day === candidate.day);
    if (ofDay.length < MOST_OF_A_DAY && ofDay.every((other) => apart(wish, candidate, other))) chosen.push(candidate);
  }
  return chosen;
}

/** Whether both could be held at once: nothing is wanted by both at one instant. */
function apart({ asked }: NearestWish, a: NearestTime, b: NearestTime): boolean {
  const held = visitHolds(asked, b.room, b.session);
  return visitHolds(asked, a.room, a.session).every((one) =>
    held.every(
      (other) => one.resourceId !== other.resourceId || one.startsAt >= other.endsAt || other.startsAt >= one.endsAt,
    ),
  );
}
