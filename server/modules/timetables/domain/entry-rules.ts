import { termName } from '#shared/contracts/vocabulary.js';
import type { CalendarOwner } from '#shared/contracts/vocabulary.js';
import { CALENDAR_LIMITS, KINDS_OF_OWNER, type WriteEntry } from '#shared/contracts/timetables.contract.js';
import type { CalendarEntry } from './calendar-entry.js';

export type EntryProblem =
  | 'calendar/kind-not-here'
  | 'calendar/too-far'
  | 'calendar/term-outside-year'
  | 'calendar/term-there'
  | 'calendar/terms-overlap'
  | 'calendar/same-days'
  | 'calendar/full';

const AUGUST = 8;

/**
 * The school year under which an entry is listed, and to which a term belongs: terms may begin in August, so that
 * August counts to the year to come.
 */
export function schoolYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= AUGUST ? year : year - 1;
}

export function entryFrom({ kind, name, firstDay, lastDay, term }: WriteEntry): CalendarEntry {
  return { kind, name, firstDay, lastDay, term, academicYear: term === null ? null : schoolYearOf(firstDay) };
}

/** The same day so many years on; good enough for a bound. */
const yearsOn = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

/** Whether both days lie near enough to today for a calendar that people work with. */
export function isNearEnough(
  { firstDay, lastDay }: Pick<CalendarEntry, 'firstDay' | 'lastDay'>,
  today: string,
): boolean {
  const years = CALENDAR_LIMITS.yearsEitherWay;
  return firstDay >= yearsOn(today, -years) && lastDay <= yearsOn(today, years);
}

interface Place {
  readonly owner: CalendarOwner;
  readonly today: string;
  /** The other entries of the calendar. */
  readonly others: readonly CalendarEntry[];
}

const sameTerm = (a: CalendarEntry, b: CalendarEntry) =>
  a.kind === 'term' && b.kind === 'term' && a.term === b.term && a.academicYear === b.academicYear;
const sameDays = (a: CalendarEntry, b: CalendarEntry) =>
  a.kind === b.kind && a.firstDay === b.firstDay && a.lastDay === b.lastDay && a.term === b.term;

/** What is wrong with an entry whatever stands beside it. */
function ownProblem(entry: CalendarEntry, { owner, today }: Place): EntryProblem | null {
  if (!KINDS_OF_OWNER[owner].includes(entry.kind)) return 'calendar/kind-not-here';
  if (!isNearEnough(entry, today)) return 'calendar/too-far';
  const lastOfYear = `${schoolYearOf(entry.firstDay) + 1}-08-31`;
  return entry.kind === 'term' && entry.lastDay > lastOfYear ? 'calendar/term-outside-year' : null;
}

function wholeProblem(entries: readonly CalendarEntry[]): EntryProblem | null {
  if (!termsFollow(entries)) return 'calendar/terms-overlap';
  return entries.length <= CALENDAR_LIMITS.entries ? null : 'calendar/full';
}

/** Why an entry cannot stand beside the others, or null. */
export function entryProblem(entry: CalendarEntry, place: Place): EntryProblem | null {
  const own = ownProblem(entry, place);
  if (own) return own;
  if (place.others.some((other) => sameTerm(entry, other))) return 'calendar/term-there';
  if (place.others.some((other) => sameDays(entry, other))) return 'calendar/same-days';
  return wholeProblem([...place.others, entry]);
}

/** Whether terms come in the order of their names within each year, and never share a day. */
export function termsFollow(entries: readonly CalendarEntry[]): boolean {
  const order = ({ academicYear, term }: CalendarEntry) =>
    (academicYear ?? 0) * 3 + (term === null ? 0 : termName.options.indexOf(term));
  const terms = entries.filter(({ kind }) => kind === 'term').sort((a, b) => order(a) - order(b));
  return terms.every((term, index) => {
    const before = terms[index - 1];
    return before === undefined || before.lastDay < term.firstDay;
  });
}

/** What an import would do to a calendar. */
export interface AcceptedPlan {
  readonly added: readonly CalendarEntry[];
  /** Terms that were there already and take other days. */
  readonly changed: readonly CalendarEntry[];
  readonly alreadyThere: number;
}

/**
 * Entries that are there already are passed over; a term that is there takes the new days. Two terms of one year and
 * season in the same import are one too many.
 */
export function planImport(wanted: readonly CalendarEntry[], place: Place): AcceptedPlan | EntryProblem {
  const added: CalendarEntry[] = [];
  const changed: CalendarEntry[] = [];
  for (const entry of wanted) {
    const own = ownProblem(entry, place);
    if (own) return own;
    if ([...place.others, ...added, ...changed].some((other) => sameDays(entry, other))) continue;
    if ([...added, ...changed].some((other) => sameTerm(entry, other))) return 'calendar/term-there';
    (place.others.some((other) => sameTerm(entry, other)) ? changed : added).push(entry);
  }
  const kept = place.others.filter((other) => !changed.some((entry) => sameTerm(entry, other)));
  const alreadyThere = wanted.length - added.length - changed.length;
  return wholeProblem([...kept, ...added, ...changed]) ?? { added, changed, alreadyThere };
}
