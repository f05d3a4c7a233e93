import type { FoundTimes } from './find-times.js';
import type { Placement } from './placements.js';
import type { VisitNeeds } from './search-facts.js';

/** Why an offer stands where it does; each reads as half a sentence on screen. */
export type Reason =
  | { readonly code: 'no_lesson_lost' | 'only_day' | 'only_week' | 'earliest' | 'as_wished' | 'outside_lessons' }
  | { readonly code: 'lessons_lost'; readonly lessons: readonly string[]; readonly minutes: number }
  | { readonly code: 'room_fits'; readonly capacity: number };

/** Places more than the group needs up to which a room fits it well. */
const FITS_WITHIN = 4;

/** What speaks for an offer, or what it costs: lessons first. */
export function reasonsFor(placement: Placement, needs: VisitNeeds, found: FoundTimes): Reason[] {
  return [lessons(placement), ...rarity(placement, found), ...comparisons(placement, needs, found)];
}

function lessons({ day, lessons: lost, lessonMinutes }: Placement): Reason {
  if (day.periods.length === 0) return { code: 'outside_lessons' };
  if (lost.length === 0) return { code: 'no_lesson_lost' };
  return { code: 'lessons_lost', lessons: lost.map(({ name }) => name), minutes: lessonMinutes };
}

/** Days are counted in weeks from Monday, as 1 January 1970 was a Thursday. */
const weekOf = (day: string): number => Math.floor((Date.parse(day) / 86_400_000 + 3) / 7);

function rarity({ day }: Placement, { days, searched }: FoundTimes): Reason[] {
  const weeks = (all: readonly string[]) => new Set(all.map(weekOf)).size;
  if (searched.length > 1 && days.length === 1 && days[0] === day.day) return [{ code: 'only_day' }];
  return weeks(searched) > 1 && weeks(days) === 1 ? [{ code: 'only_week' }] : [];
}

function comparisons(placement: Placement, { pupils }: VisitNeeds, { offers }: FoundTimes): Reason[] {
  const reasons: Reason[] = [];
  if (placement.startsAt === placement.day.wishedAt) reasons.push({ code: 'as_wished' });
  if (offers.length > 1 && offers.every((other) => other.placement.startsAt >= placement.startsAt))
    reasons.push({ code: 'earliest' });
  const { capacity } = placement.room;
  if (capacity - pupils <= FITS_WITHIN) reasons.push({ code: 'room_fits', capacity });
  return reasons;
}
