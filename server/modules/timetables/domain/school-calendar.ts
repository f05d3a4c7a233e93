import type { CalendarEntryKind, SchoolDayKind } from '#shared/contracts/vocabulary.js';
import { weekdayOf } from '../../../common/kernel/wall-time.js';
import { covers, namedAs, type CalendarEntry, type Calendars } from './calendar-entry.js';
import { isInTerm, knownTerms } from './terms.js';

export interface DayKind {
  readonly kind: SchoolDayKind;
  /** Why it is not a school day, in words; null for a school day. */
  readonly reason: string | null;
}

/** The name of a bank holiday, or null. */
export type BankHolidayOn = (day: string) => string | null;

const SATURDAY = 6;
const SCHOOL_DAY: DayKind = { kind: 'school_day', reason: null };
const WEEKEND: DayKind = { kind: 'weekend', reason: 'Weekend' };
const HOLIDAY: DayKind = { kind: 'holiday', reason: 'School holidays' };

type ClosingKind = Extract<CalendarEntryKind, 'closure' | 'inset' | 'half_term'>;

/** In the order in which they decide where several cover the same day. */
const CLOSING: readonly { readonly kind: ClosingKind; readonly otherwise: string }[] = [
  { kind: 'closure', otherwise: 'Closed' },
  { kind: 'inset', otherwise: 'INSET day' },
  { kind: 'half_term', otherwise: 'Half-term' },
];

/**
 * What each day is for a school. A school takes its authority's entries; its own terms replace the authority's of the
 * same year and term; its own INSET days, closures and half-terms add to them; its own `open` takes back an inherited
 * INSET day, closure or half-term, and nothing else: not a weekend, a bank holiday, a holiday between terms, or what
 * the school closes itself. Where several reasons close a day, the first of these is given: weekend, bank holiday,
 * closure, INSET day, half-term, holiday. A term that nobody has entered is the fixed one of the kernel.
 */
export function schoolCalendar({ own, inherited }: Calendars, bankHolidayOn: BankHolidayOn): (day: string) => DayKind {
  const terms = knownTerms(inherited, own);
  const opened = own.filter(({ kind }) => kind === 'open');
  const ownClosing = inOrder(own);
  const inheritedClosing = inOrder(inherited);
  return (day) => {
    if (weekdayOf(day) >= SATURDAY) return WEEKEND;
    const holiday = bankHolidayOn(day);
    if (holiday !== null) return { kind: 'bank_holiday', reason: holiday };
    const takenBack = opened.some((entry) => covers(entry, day));
    const closed = firstOn(day, ownClosing, takenBack ? [] : inheritedClosing);
    if (closed) return closed;
    return isInTerm(terms, day) ? SCHOOL_DAY : HOLIDAY;
  };
}

/** Entries that close days, those that decide first coming first. */
function inOrder(entries: readonly CalendarEntry[]): readonly (readonly CalendarEntry[])[] {
  return CLOSING.map(({ kind }) => entries.filter((entry) => entry.kind === kind));
}

function firstOn(day: string, ...calendars: readonly (readonly (readonly CalendarEntry[])[])[]): DayKind | null {
  for (const [rank, { kind, otherwise }] of CLOSING.entries()) {
    const entry = calendars.flatMap((byRank) => byRank[rank] ?? []).find((candidate) => covers(candidate, day));
    if (entry) return { kind, reason: namedAs(entry, otherwise) };
  }
  return null;
}
