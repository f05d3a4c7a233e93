import { termName, type TermName } from '#shared/contracts/vocabulary.js';
import { termNamed, type Term } from '../../../common/kernel/academic-calendar.js';
import { addDays } from '../../../common/kernel/wall-time.js';
import type { CalendarEntry } from './calendar-entry.js';

export type { Term };

/** Terms by year and name, as somebody entered them. */
export type KnownTerms = ReadonlyMap<string, Term>;

const keyOf = (academicYear: number, term: TermName) => `${academicYear} ${term}`;

/**
 * The terms among some entries. A school's own terms replace its authority's of the same year, term by term, so that a
 * school which has entered its autumn does not lose the rest of the year.
 */
export function knownTerms(inherited: readonly CalendarEntry[], own: readonly CalendarEntry[] = []): KnownTerms {
  const known = new Map<string, Term>();
  for (const { academicYear, term, firstDay, lastDay } of [...inherited, ...own]) {
    if (academicYear !== null && term !== null) {
      known.set(keyOf(academicYear, term), { academicYear, term, firstDay, lastDay });
    }
  }
  return known;
}

/** The three terms of a school year; one that nobody has entered is the fixed one. */
export function termsOfYear(known: KnownTerms, academicYear: number): Term[] {
  return termName.options.map((term) => known.get(keyOf(academicYear, term)) ?? termNamed(academicYear, term));
}

/** A school year begins on 1 September, or on the first day of its autumn term where that is earlier. */
function beginningOf(known: KnownTerms, academicYear: number): string {
  const september = `${academicYear}-09-01`;
  const autumn = known.get(keyOf(academicYear, 'autumn'))?.firstDay ?? september;
  return autumn < september ? autumn : september;
}

/** The calendar year in which the school year of a day begins. */
export function academicYearOf(known: KnownTerms, day: string): number {
  const year = Number(day.slice(0, 4));
  return day >= beginningOf(known, year) ? year : year - 1;
}

/**
 * The term to which a day counts: the last of its school year that has begun by then, so that holidays count to the
 * term before them. Days of September before the autumn term begins count to the autumn term.
 */
export function termOfDay(known: KnownTerms, day: string): Term {
  const [autumn, ...later] = termsOfYear(known, academicYearOf(known, day));
  const begun = later.filter(({ firstDay }) => firstDay <= day).at(-1) ?? autumn;
  return begun ?? termNamed(academicYearOf(known, day), 'autumn');
}

/**
 * The stretches of a school year that count to each of its terms: every day of the year in exactly one, and the terms
 * themselves where they are the fixed ones.
 */
export function termSpans(known: KnownTerms, academicYear: number): Term[] {
  const terms = termsOfYear(known, academicYear);
  const begin = terms.map(({ firstDay }, index) => (index === 0 ? beginningOf(known, academicYear) : firstDay));
  return terms.map((term, index) => ({
    ...term,
    firstDay: begin[index] ?? term.firstDay,
    lastDay: addDays(begin[index + 1] ?? beginningOf(known, academicYear + 1), -1),
  }));
}

/** Whether a day lies in a term, of its own school year or of one that begins in August. */
export function isInTerm(known: KnownTerms, day: string): boolean {
  const year = Number(day.slice(0, 4));
  return [year - 1, year].some((academicYear) =>
    termsOfYear(known, academicYear).some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay),
  );
}
