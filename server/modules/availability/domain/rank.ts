import type { Placement } from './placements.js';

/** How many offers somebody is shown: enough to choose from, few enough to read. */
export const MOST_OFFERS = 5;
/** A second offer on the same day must begin at least so much earlier or later, in ms. */
const APART = 60 * 60_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** What a minute of each nuisance weighs against a minute of lesson; judgements, argued for in docs/adr/0028-finding-a-time.md. */
const WEIGHTS = {
  lessonMinute: 1,
  /** Each lesson that is broken into has to be arranged for, however little of it is lost. */
  lesson: 10,
  /** Who names a time knows the day better than these rules do. */
  minuteFromWish: 2,
  /** Later days, so that equal times come in the order of the diary. */
  dayLater: 1,
  /** A place that stays empty may be missing for somebody else. */
  sparePlace: 0.1,
} as const;

export interface Ranked {
  readonly placement: Placement;
  readonly nuisance: number;
}

/** What a way to have the visit costs the school, in minutes of lesson or what weighs as much; less is better. */
export function nuisanceOf(placement: Placement, pupils: number, firstDay: number): number {
  const { day, startsAt, lessons, lessonMinutes, room } = placement;
  const fromWish = day.wishedAt === null ? 0 : Math.abs(startsAt - day.wishedAt) / MINUTE;
  return (
    WEIGHTS.lessonMinute * lessonMinutes +
    WEIGHTS.lesson * lessons.length +
    WEIGHTS.minuteFromWish * fromWish +
    WEIGHTS.dayLater * Math.floor((startsAt - firstDay) / DAY) +
    WEIGHTS.sparePlace * (room.capacity - pupils)
  );
}

/** The best first; equal ones in the order of time, then of rooms, so that the same question has the same answer. */
export function ranked(placements: readonly Placement[], pupils: number): Ranked[] {
  const firstDay = placements.reduce((first, { startsAt }) => Math.min(first, startsAt), Infinity);
  return placements
    .map((placement) => ({ placement, nuisance: nuisanceOf(placement, pupils, firstDay) }))
    .sort((a, b) => a.nuisance - b.nuisance || a.placement.startsAt - b.placement.startsAt);
}

/** The best of each day first, so that there is a choice of days; then, where few days have any, others on the same day. */
export function choice(all: readonly Ranked[], most = MOST_OFFERS): Ranked[] {
  const chosen: Ranked[] = [];
  const take = (fits: (candidate: Ranked) => boolean) => {
    for (const candidate of all) if (chosen.length < most && fits(candidate)) chosen.push(candidate);
  };
  const sameDay = (candidate: Ranked) =>
    chosen.filter(({ placement }) => placement.day.day === candidate.placement.day.day);
  take((candidate) => sameDay(candidate).length === 0);
  take((candidate) =>
    sameDay(candidate).every(({ placement }) => Math.abs(placement.startsAt - candidate.placement.startsAt) >= APART),
  );
  return chosen.sort((a, b) => a.nuisance - b.nuisance || a.placement.startsAt - b.placement.startsAt);
}
