import { isLocalDate, type LocalDate } from './local-date.js';

/** The day that GIAS puts into the name of its downloads, edubasealldata20231101.csv; null where there is none. */
export function dateInFileName(fileName: string): LocalDate | null {
  const [, year = '', month = '', day = ''] = /(?<!\d)(20\d{2})-?(\d{2})-?(\d{2})(?!\d)/.exec(fileName) ?? [];
  const date = `${year}-${month}-${day}`;
  return isLocalDate(date) ? date : null;
}
