import { lessonsTouched, type TouchedLesson } from '../../../common/kernel/lessons-touched.js';
import { saysOnce } from '../../../common/kernel/wall-time.js';
import type { Able, PossibleStarts } from './possible-starts.js';
import type { Room } from './room-offers.js';
import type { SearchDay, TutorTimes, VehicleTimes, VisitNeeds } from './search-facts.js';
import { commonStarts, mayStart, type StartTimes } from './start-times.js';
import type { Away } from './travel.js';

/** One way to have the whole visit. */
export interface Placement {
  readonly day: SearchDay;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly leaveAt: number;
  readonly backAt: number;
  readonly room: Room;
  readonly tutor: TutorTimes | null;
  readonly vehicle: VehicleTimes | null;
  readonly lessons: readonly TouchedLesson[];
  readonly lessonMinutes: number;
}

const MINUTE = 60_000;
const STEP = 5 * MINUTE;

/**
 * The ways worth looking at on one day. What a start costs the school changes only where the group's absence passes a
 * bell, so the instants to try are the ends of each possible range and those at which it leaves or is back at a bell.
 */
export function placementsOn(day: SearchDay, possible: PossibleStarts, needs: VisitNeeds, away: Away): Placement[] {
  const starts = startsOfDay(day, possible.starts);
  if (starts.length === 0) return [];
  return instantsToTry(day, starts, needs, away).flatMap((startsAt) => {
    const room = firstAble(possible.rooms, startsAt);
    if (!room) return [];
    const endsAt = startsAt + needs.length;
    const [leaveAt, backAt] = [startsAt - away.outward, endsAt + away.home];
    const absence = { leaveAt: new Date(leaveAt), backAt: new Date(backAt) };
    const { touched: lessons, lessonMinutes } = lessonsTouched(day.periods, absence);
    const tutor = firstAble(possible.tutors, startsAt);
    const vehicle = firstAble(possible.vehicles, startsAt);
    return [{ day, startsAt, endsAt, leaveAt, backAt, room, tutor, vehicle, lessons, lessonMinutes }];
  });
}

function firstAble<T>(all: readonly Able<T>[], at: number): T | null {
  return all.find(({ starts }) => mayStart(starts, at))?.who ?? null;
}

export function startsOfDay({ open }: SearchDay, starts: StartTimes): StartTimes {
  const [first] = open;
  const last = open.at(-1);
  return first && last ? commonStarts([{ first: first.from, last: last.until }], starts) : [];
}

/** Whether the clock shows the time of an instant once that day, so that somebody can ask for it. */
export const sayable = ({ day, zone }: SearchDay, at: number): boolean => saysOnce(new Date(at), day, zone);

function instantsToTry(day: SearchDay, starts: StartTimes, needs: VisitNeeds, { outward, home }: Away): number[] {
  const instants = new Set<number>();
  const add = (at: number) => {
    if (mayStart(starts, at) && sayable(day, at) && sayable(day, at + needs.length)) instants.add(at);
  };
  for (const { first, last } of starts) {
    add(Math.ceil(first / STEP) * STEP);
    add(Math.floor(last / STEP) * STEP);
    if (last - first < STEP) add(Math.ceil(first / MINUTE) * MINUTE);
  }
  for (const period of day.periods) {
    for (const bell of [period.from.getTime(), period.until.getTime()]) {
      add(roundedUp(bell + outward));
      add(roundedDown(bell - home - needs.length));
    }
  }
  if (day.wishedAt !== null) add(day.wishedAt);
  return [...instants].sort((a, b) => a - b);
}

const roundedUp = (at: number) => Math.ceil(at / STEP) * STEP;
const roundedDown = (at: number) => Math.floor(at / STEP) * STEP;
