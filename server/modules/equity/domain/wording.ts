import type { TermName } from '#shared/contracts/vocabulary.js';
import type { Term } from '../../../common/kernel/academic-calendar.js';
import { printed, times, type Figure } from './figure.js';

const NAMED_AT_MOST = 3;
const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** "A", "A and B", "A, B and C", "A, B, C and 4 others" */
export function listed(names: readonly string[]): string {
  const rest = names.length - NAMED_AT_MOST;
  const shown = rest > 1 ? [...names.slice(0, NAMED_AT_MOST), `${numbers.format(rest)} others`] : names;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

/** "1 visit", "2 visits" */
export const counted = (count: number, one: string, many: string): string =>
  `${numbers.format(count)} ${count === 1 ? one : many}`;

/** "15.4%"; only for figures that are defined. */
export const percent = (share: Figure): string => `${decimal(times(share, 100), 1)}%`;

/** "1,234.5"; only for figures that are defined. */
export function decimal(figure: Figure, places: number): string {
  const value = printed(figure, places);
  return typeof value === 'number' ? numbers.format(value) : `less than ${numbers.format(10 ** -places)}`;
}

/** What a report is about. */
export interface Period {
  readonly academicYear: number;
  /** Null for the whole school year. */
  readonly term: TermName | null;
  readonly firstDay: string;
  readonly lastDay: string;
}

/**
 * One term of a school year, or the whole of it.
 * @param spans the stretches into which the authority's terms divide the year, in their order
 */
export function periodOf(spans: readonly Term[], term: TermName | null): Period {
  const asked = spans.filter((span) => term === null || span.term === term);
  const [first, last] = [asked[0], asked.at(-1)];
  if (!first || !last) throw new RangeError(`no ${term ?? 'term'} in this year`);
  return { academicYear: first.academicYear, term, firstDay: first.firstDay, lastDay: last.lastDay };
}

/** "the autumn term 2026/27", "the school year 2026/27" */
export function periodName({ academicYear, term }: Period): string {
  const year = `${String(academicYear)}/${String((academicYear + 1) % 100).padStart(2, '0')}`;
  return term ? `the ${term} term ${year}` : `the school year ${year}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "1 September 2026" */
export function spokenDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${String(Number(date))} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}
