import type { LocalDate } from './local-date.js';

/** The calendar year in which the financial year of a day begins: it runs from 1 April to 31 March. */
export function financialYearOf(day: LocalDate): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 4 ? year : year - 1;
}

/** "2026/27" */
export const financialYearText = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
