import type { VisitState } from '#shared/contracts/vocabulary.js';
import type { DateState, HeldDate } from './edit-plan.js';
import { addDays } from '../../../../common/kernel/wall-time.js';
import { inSameFortnights, mondayOf, type SeriesRule } from './series-days.js';

/** A visit of the series, as far as edits go. */
export interface Member {
  readonly id: string;
  readonly state: VisitState;
  readonly seriesDay: string;
  readonly startsAt: Date;
  /** When an unanswered request gives its time back; null once it is answered. */
  readonly holdExpiresAt: Date | null;
  readonly changedAlone: boolean;
}

/** A series as it is. */
export interface HeldSeries {
  readonly members: readonly Member[];
  readonly rejected: readonly { readonly day: string }[];
  readonly leftOut: readonly string[];
}

const STANDING: readonly VisitState[] = ['requested', 'offered', 'approved', 'waitlisted'];
const PENDING: readonly VisitState[] = ['requested', 'offered', 'waitlisted'];
const OVER: readonly VisitState[] = ['attended', 'no_show'];

/** One that is offered another time, or waits for its own, is about to be something else: edits leave it alone. */
export function stateOf({ state, startsAt, holdExpiresAt, changedAlone }: Member, now: Date): DateState {
  if (OVER.includes(state)) return 'begun';
  const lapsed = PENDING.includes(state) && holdExpiresAt !== null && holdExpiresAt <= now;
  if (lapsed || !STANDING.includes(state)) return 'removed';
  if (startsAt <= now) return 'begun';
  return changedAlone || state === 'offered' || state === 'waitlisted' ? 'alone' : 'plain';
}

/** The dates from a day on, in order, each once: a visit says more of a day than that it was left out or rejected. */
export function datesFrom(series: HeldSeries, fromDay: string, now: Date): HeldDate[] {
  const dates = new Map<string, HeldDate>();
  const put = (date: HeldDate) => {
    if (date.day >= fromDay && !dates.has(date.day)) dates.set(date.day, date);
  };
  for (const member of series.members) put({ day: member.seriesDay, state: stateOf(member, now), visitId: member.id });
  for (const { day } of series.rejected) put({ day, state: 'rejected', visitId: null });
  for (const day of series.leftOut) put({ day, state: 'removed', visitId: null });
  return [...dates.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * Where the edited part begins. Where other days of the week are wanted, with their whole week, so that a date may move
 * to an earlier day of it, unless that week has dates that stay.
 * @param held the dates in scope
 */
export function firstDayOf(
  held: readonly HeldDate[],
  { fromDay, today, sameWeekdays }: { fromDay: string; today: string; sameWeekdays: boolean },
  members: readonly Member[],
): string {
  const first = held[0]?.day ?? fromDay;
  const monday = mondayOf(first);
  const others = members.some(({ seriesDay }) => seriesDay < fromDay && mondayOf(seriesDay) === monday);
  if (sameWeekdays || others) return first;
  return monday > today ? monday : today;
}

/**
 * Where every other week is wanted, the edited part begins in one of its weeks: those of the series as it was, or else
 * those of the first date that still stands. A date of another week, removed long ago, must not swap them.
 * @param day where it would begin otherwise
 */
export function inItsWeeks(
  day: string,
  held: readonly HeldDate[],
  { every, was }: { every: SeriesRule['every']; was: Pick<SeriesRule, 'every' | 'firstDay'> },
): string {
  if (every !== 'fortnight') return day;
  const standing = held.find(({ state }) => state === 'plain' || state === 'alone');
  const anchor = was.every === 'fortnight' ? was.firstDay : (standing?.day ?? day);
  if (inSameFortnights(anchor, day)) return day;
  const next = addDays(mondayOf(day), 7);
  return held.find((date) => date.day >= next && inSameFortnights(anchor, date.day))?.day ?? next;
}

/** Whether nothing of the series stays behind, so that it need not be divided. */
export function isWhole(series: HeldSeries, fromDay: string, now: Date): boolean {
  return series.members.every((member) => member.seriesDay >= fromDay && stateOf(member, now) !== 'begun');
}

/** The last day of the part that stays as it was. */
export function lastDayBefore(
  { firstDay }: Pick<SeriesRule, 'firstDay'>,
  dayBefore: string,
  begun: readonly string[],
): string {
  return [firstDay, dayBefore, ...begun].reduce((latest, day) => (day > latest ? day : latest));
}
