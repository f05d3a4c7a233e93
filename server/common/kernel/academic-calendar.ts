import type { TermName } from '#shared/contracts/vocabulary.js';

/**
 * Terms of a school year that stand in where nobody has entered any:
 * autumn September to December, spring January to March, summer April to August.
 */
export interface Term {
  /** The calendar year in which the school year begins: 2026 for 2026/27. */
  readonly academicYear: number;
  readonly term: TermName;
  readonly firstDay: string;
  readonly lastDay: string;
}

const day = (year: number, monthAndDay: string) => `${year}-${monthAndDay}`;

export function termNamed(academicYear: number, term: TermName): Term {
  switch (term) {
    case 'autumn':
      return { academicYear, term, firstDay: day(academicYear, '09-01'), lastDay: day(academicYear, '12-31') };
    case 'spring':
      return { academicYear, term, firstDay: day(academicYear + 1, '01-01'), lastDay: day(academicYear + 1, '03-31') };
    case 'summer':
      return { academicYear, term, firstDay: day(academicYear + 1, '04-01'), lastDay: day(academicYear + 1, '08-31') };
  }
}

/** @param localDay ISO date */
export function termOf(localDay: string): Term {
  const year = Number(localDay.slice(0, 4));
  const month = Number(localDay.slice(5, 7));
  if (month >= 9) return termNamed(year, 'autumn');
  return termNamed(year - 1, month <= 3 ? 'spring' : 'summer');
}
