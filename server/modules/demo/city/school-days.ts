import { addDays, weekdayOf } from '../../../common/kernel/wall-time.js';
import { isBankHoliday } from '../../../common/bank-holidays.js';

/**
 * When the invented authority's schools are open: a usual English school year, by rule, so that it exists for every
 * year. Half-terms are the weeks of the last Monday in October and May and of the third Monday in February; Easter is
 * two weeks from the Monday on or after 29 March, whenever Easter is. Two INSET days: the Monday after the Easter break and
 * the first Monday on or after 20 June.
 */
const FIRST_DAY = '09-03';
const LAST_DAY = '07-21';
const CHRISTMAS = ['12-20', '01-04'] as const;

export const isWeekday = (day: string): boolean => weekdayOf(day) <= 5;

const mondayOnOrBefore = (day: string) => addDays(day, 1 - weekdayOf(day));
const mondayOnOrAfter = (day: string) => addDays(day, (8 - weekdayOf(day)) % 7);

const HALF_TERM_DAYS = 7;
const EASTER_DAYS = 14;
const easterBreak = (year: number) => mondayOnOrAfter(`${year}-03-29`);

/** The first Monday of each half-term of a calendar year, with its name. */
const halfTermsOf = (year: number): readonly { readonly name: string; readonly monday: string }[] => [
  { name: 'February half-term', monday: mondayOnOrAfter(`${year}-02-15`) },
  { name: 'May half-term', monday: mondayOnOrBefore(`${year}-05-31`) },
  { name: 'October half-term', monday: mondayOnOrBefore(`${year}-10-31`) },
];

const insetDaysOf = (year: number) => [addDays(easterBreak(year), EASTER_DAYS), mondayOnOrAfter(`${year}-06-20`)];

/** First day and length of the breaks in a calendar year. */
function breaksOf(year: number): [string, number][] {
  const halfTerms = halfTermsOf(year).map(({ monday }): [string, number] => [monday, HALF_TERM_DAYS]);
  return [...halfTerms, [easterBreak(year), EASTER_DAYS]];
}

function isInTerm(day: string): boolean {
  const date = day.slice(5);
  const isSummer = date > LAST_DAY && date < FIRST_DAY;
  const isChristmas = date >= CHRISTMAS[0] || date <= CHRISTMAS[1];
  const inBreak = breaksOf(Number(day.slice(0, 4))).some(([first, days]) => day >= first && day < addDays(first, days));
  return !isSummer && !isChristmas && !inBreak;
}

const isInset = (day: string): boolean => insetDaysOf(Number(day.slice(0, 4))).includes(day);

export const isSchoolDay = (day: string): boolean =>
  isWeekday(day) && isInTerm(day) && !isBankHoliday(day) && !isInset(day);

export interface DemoEntry {
  readonly kind: 'term' | 'half_term' | 'inset';
  readonly name: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly term: 'autumn' | 'spring' | 'summer' | null;
}

/** What the authority has entered of a school year: the same rule, said in entries of its calendar. */
export function entriesOfYear(academicYear: number): DemoEntry[] {
  const next = academicYear + 1;
  const easter = easterBreak(next);
  const term = (name: NonNullable<DemoEntry['term']>, firstDay: string, lastDay: string): DemoEntry => {
    return { kind: 'term', name: '', firstDay, lastDay, term: name };
  };
  const inYear = (day: string) => day >= `${academicYear}-08-01` && day < `${next}-08-01`;
  const halfTerms = [...halfTermsOf(academicYear), ...halfTermsOf(next)].filter(({ monday }) => inYear(monday));
  return [
    term('autumn', `${academicYear}-${FIRST_DAY}`, `${academicYear}-12-19`),
    term('spring', `${next}-01-05`, addDays(easter, -1)),
    term('summer', addDays(easter, EASTER_DAYS), `${next}-${LAST_DAY}`),
    ...halfTerms.map(({ name, monday }): DemoEntry => {
      return { kind: 'half_term', name, firstDay: monday, lastDay: addDays(monday, 4), term: null };
    }),
    ...insetDaysOf(next).map((day): DemoEntry => {
      return { kind: 'inset', name: 'INSET day', firstDay: day, lastDay: day, term: null };
    }),
  ];
}

/** The first weekday on or after a day. */
export const workingDayFrom = (day: string): string => (isWeekday(day) ? day : mondayOnOrAfter(day));

/** The last weekday before a day. */
export function workingDayBefore(day: string): string {
  const before = addDays(day, -1);
  return isWeekday(before) ? before : workingDayBefore(before);
}

/** Mondays from the week of one day to the week of another. */
export function weeksBetween(from: string, to: string): string[] {
  const weeks: string[] = [];
  for (let monday = mondayOnOrBefore(from); monday <= to; monday = addDays(monday, 7)) weeks.push(monday);
  return weeks;
}
