import type { CalendarEntryKind, CalendarOwner, TermName } from '#shared/contracts/vocabulary.js';
import { daysBetween } from '#shared/values/local-date.js';
import { addDays } from '../../../common/kernel/wall-time.js';
import type { CalendarEntry } from './calendar-entry.js';
import { isNearEnough, schoolYearOf } from './entry-rules.js';
import type { FileContents, FoundDays, LeftOut } from './found-days.js';
import { guessKind, guessTerm } from './guess-kind.js';

/** One entry that a file would make, with what somebody should know before accepting it. */
export interface ImportRow {
  readonly position: number;
  readonly name: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly suggestion: CalendarEntryKind | null;
  readonly term: TermName;
  readonly note: string | null;
}

export interface ImportPlace {
  readonly owner: CalendarOwner;
  readonly today: string;
  readonly bankHolidayOn: (day: string) => string | null;
  /** What the calendar holds already. */
  readonly held: readonly CalendarEntry[];
}

const LONGEST_DAYS = 366;
/** Term days that are so near together belong to one stretch: a weekend with a bank holiday or INSET day beside it. */
const SAME_STRETCH_DAYS = 5;

/** What a file would bring into a calendar: rows to accept or correct, and what cannot be taken, each with its reason. */
export function importRows(contents: FileContents, place: ImportPlace): { rows: ImportRow[]; leftOut: LeftOut[] } {
  const far = contents.found.filter((found) => !isUsable(found, place.today));
  const usable = contents.found.filter((found) => isUsable(found, place.today));
  const rows = joinTerms(usable.map((found) => suggested(found, place)));
  return {
    rows: rows.map((row) => ({ ...row, note: row.note ?? noteOnHeld(row, place.held) })),
    leftOut: [...contents.leftOut, ...far.map(farAway)].sort((a, b) => a.position - b.position),
  };
}

const isUsable = (found: FoundDays, today: string) =>
  isNearEnough(found, today) && daysBetween(found.firstDay, found.lastDay) < LONGEST_DAYS;

const farAway = ({ position, firstDay, lastDay }: FoundDays): LeftOut => ({
  position,
  field: 'days',
  value: `${firstDay} to ${lastDay}`,
  reason: 'This lies more than 12 years from today, or is longer than a year.',
  mend: 'Check the year.',
});

function suggested({ position, name, firstDay, lastDay, given }: FoundDays, place: ImportPlace): ImportRow {
  const term = given?.term ?? guessTerm(name, firstDay);
  const row = { position, name, firstDay, lastDay, term };
  if (given) return { ...row, suggestion: given.kind, note: null };
  const holiday = firstDay === lastDay ? place.bankHolidayOn(firstDay) : null;
  if (holiday) return { ...row, suggestion: null, note: `Bank holidays are known already: ${holiday}.` };
  const { kind, note } = guessKind(name, place.owner);
  return { ...row, suggestion: kind, note };
}

/** Some calendars list a term day by day, or in two halves: they become one term, with the half-term between. */
function joinTerms(rows: readonly ImportRow[]): ImportRow[] {
  const terms = rows.filter(({ suggestion }) => suggestion === 'term');
  const others = rows.filter(({ suggestion }) => suggestion !== 'term');
  const groups = Map.groupBy(terms, ({ firstDay, term }) => `${schoolYearOf(firstDay)} ${term}`);
  const joined = [...groups.values()].flatMap((group) => (group.length === 1 ? group : joinedTerm(group, others)));
  return [...others, ...joined].sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
}

function joinedTerm(parts: readonly ImportRow[], others: readonly ImportRow[]): ImportRow[] {
  const inOrder = [...parts].sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
  const [first] = inOrder;
  if (!first) return [];
  const lastDay = inOrder.reduce((latest, part) => (part.lastDay > latest ? part.lastDay : latest), first.lastDay);
  const note = `Put together from ${parts.length} entries of the file.`;
  const gaps = gapsBetween(inOrder).filter(
    (gap) => !others.some((row) => row.suggestion === 'half_term' && meets(row, gap)),
  );
  return [
    { ...first, name: '', lastDay, note },
    ...gaps.map(({ firstDay, lastDay: last }) => ({
      ...{ position: first.position, name: 'Half-term', firstDay, lastDay: last, term: first.term },
      suggestion: 'half_term' as const,
      note: 'The days between two parts of a term.',
    })),
  ];
}

interface Days {
  readonly firstDay: string;
  readonly lastDay: string;
}

const meets = (a: Days, b: Days) => a.firstDay <= b.lastDay && b.firstDay <= a.lastDay;

function gapsBetween(parts: readonly ImportRow[]): Days[] {
  const gaps: Days[] = [];
  let end = parts[0]?.lastDay ?? '';
  for (const { firstDay, lastDay } of parts.slice(1)) {
    if (daysBetween(end, firstDay) > SAME_STRETCH_DAYS) {
      gaps.push({ firstDay: addDays(end, 1), lastDay: addDays(firstDay, -1) });
    }
    if (lastDay > end) end = lastDay;
  }
  return gaps;
}

function noteOnHeld({ suggestion, firstDay, lastDay, term }: ImportRow, held: readonly CalendarEntry[]): string | null {
  if (suggestion === null) return null;
  if (held.some((entry) => entry.kind === suggestion && entry.firstDay === firstDay && entry.lastDay === lastDay)) {
    return 'This is in the calendar already.';
  }
  const academicYear = schoolYearOf(firstDay);
  const other = held.find(
    (entry) => suggestion === 'term' && entry.term === term && entry.academicYear === academicYear,
  );
  return other ? `This takes the place of the term from ${other.firstDay} to ${other.lastDay}.` : null;
}
