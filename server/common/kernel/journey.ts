import { roadMetres, type Position } from './distance.js';

/** How long a coach takes from a school to a centre, as far as nobody who drives it has told. */
export interface MeasuredJourney {
  /** One way, without loading; 0 on the same site. */
  readonly minutes: number;
  /** By road. */
  readonly metres: number;
}

/** Longer ways are no part of a school day: one of the positions must be wrong. */
export const LONGEST_METRES = 300_000;
export const LONGEST_MINUTES = 480;

/** Nearer than this is the same site: people walk over, and no coach is loaded. */
const SAME_SITE_METRES = 250;

/**
 * Slow in town, faster beyond. Each stretch of the way is driven at the speed of its band, so that a longer way never
 * takes less time. Judgements for a coach with stops, easy to check on a map; see docs/adr/0026-travel-and-cover.md.
 */
const SPEED_BANDS = [
  { untilMetres: 3_000, kmPerHour: 24 },
  { untilMetres: 15_000, kmPerHour: 32 },
  { untilMetres: Infinity, kmPerHour: 56 },
] as const;

/** Nobody plans a coach to the minute, and a little early is better than late. */
const STEP_MINUTES = 5;
/** Far below a second: keeps a way of exactly ten minutes from counting as fifteen. */
const ARITHMETIC = 1e-9;

const METRES_PER_KM = 1_000;
const MINUTES_PER_HOUR = 60;

export const roundedUp = (minutes: number): number =>
  Math.ceil((minutes - ARITHMETIC) / STEP_MINUTES) * STEP_MINUTES + 0;

/** Minutes one way for so many metres by road, rounded up to five minutes. */
export function travelMinutes(metres: number): number {
  if (metres <= SAME_SITE_METRES) return 0;
  let minutes = 0;
  let driven = 0;
  for (const { untilMetres, kmPerHour } of SPEED_BANDS) {
    const stretch = Math.max(0, Math.min(metres, untilMetres) - driven);
    minutes += (stretch / METRES_PER_KM / kmPerHour) * MINUTES_PER_HOUR;
    driven += stretch;
  }
  return roundedUp(minutes);
}

/** @returns null where one of the positions must be wrong */
export function estimatedJourney(from: Position, to: Position): MeasuredJourney | null {
  const metres = roadMetres(from, to);
  return metres > LONGEST_METRES ? null : { minutes: travelMinutes(metres), metres };
}

/** Whether somebody could really travel like this: what a program answers is not believed unseen. */
export function isPossible({ minutes, metres }: MeasuredJourney): boolean {
  const within = (value: number, longest: number) => Number.isFinite(value) && value >= 0 && value <= longest;
  return within(minutes, LONGEST_MINUTES) && within(metres, LONGEST_METRES);
}
