import { mondayOf } from './series-days.js';

/**
 * What has become of a date of a series:
 * `plain` still to come as the series has it, `alone` still to come but changed on its own, `begun` begun or over,
 * `removed` cancelled, withdrawn, declined, lapsed or left out, `rejected` never to be had.
 */
export type DateState = 'plain' | 'alone' | 'begun' | 'removed' | 'rejected';

/** A date of the series as it is. */
export interface HeldDate {
  /** The local day by the rule, which stays when the occurrence itself is moved. */
  readonly day: string;
  readonly state: DateState;
  /** Null where there is no visit: left out or rejected. */
  readonly visitId: string | null;
}

export interface EditPlan {
  /** Occurrences that take on the new details. */
  readonly change: readonly { readonly visitId: string; readonly day: string }[];
  /** Occurrences that stay exactly as somebody made them, as members of the series for this day. */
  readonly keep: readonly { readonly visitId: string; readonly day: string }[];
  /** Days that become occurrences for the first time, or that are tried again after they were rejected. */
  readonly add: readonly string[];
  /** Occurrences that the new rule has no date for. */
  readonly end: readonly string[];
  /** Days of the new rule that stay empty: they were removed before, or have begun already. */
  readonly leftOut: readonly string[];
  /** Days that were removed, or have begun, and that the new rule does not have: a later edit does not bring them back. */
  readonly gone: readonly string[];
}

interface Match {
  readonly day: string;
  readonly held: HeldDate | null;
}

/**
 * What an edit does to the dates from a day on. A date of the old series answers for the same day of the new one, or
 * else for the next day without one in the same week, so that a series that moves from Tuesday to Thursday takes its
 * history along: removed dates stay removed, what was changed alone stays so, and nothing is there twice.
 * @param held the dates in scope, in the order of days
 * @param days of the new rule, in the order of time
 */
export function editPlan(held: readonly HeldDate[], days: readonly string[]): EditPlan {
  const matches = matched(held, days);
  const answered = new Set(matches.flatMap((match) => match.held ?? []));
  const unanswered = held.filter((date) => !answered.has(date));
  const kept = unanswered.filter(({ state }) => state === 'alone');
  return {
    change: visitsOf(matches, 'plain'),
    keep: [...visitsOf(matches, 'alone'), ...kept.flatMap(({ visitId, day }) => (visitId ? [{ visitId, day }] : []))],
    add: matches.filter((match) => match.held === null || match.held.state === 'rejected').map(({ day }) => day),
    end: unanswered.flatMap(({ state, visitId }) => (state === 'plain' && visitId ? [visitId] : [])),
    leftOut: matches.filter(({ held: date }) => date !== null && isPast(date)).map(({ day }) => day),
    gone: held.filter((date) => isPast(date) && !days.includes(date.day)).map(({ day }) => day),
  };
}

const isPast = ({ state }: HeldDate): boolean => state === 'removed' || state === 'begun';

function visitsOf(matches: readonly Match[], state: DateState): { visitId: string; day: string }[] {
  return matches.flatMap(({ day, held }) =>
    held?.state === state && held.visitId ? [{ visitId: held.visitId, day }] : [],
  );
}

function matched(held: readonly HeldDate[], days: readonly string[]): Match[] {
  const wanted = new Set(days);
  const sameDay = new Map(held.map((date) => [date.day, date]));
  const others = Map.groupBy(
    held.filter(({ day }) => !wanted.has(day)),
    ({ day }) => mondayOf(day),
  );
  return days.map((day) => ({ day, held: sameDay.get(day) ?? others.get(mondayOf(day))?.shift() ?? null }));
}
