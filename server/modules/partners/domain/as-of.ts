import { isoDate } from './row-reader.js';

/** The date that GIAS puts into the name of its downloads: edubasealldata20231101.csv. */
export function dateInFileName(fileName: string): string | null {
  const digits = /(?<!\d)(20\d{2})-?(\d{2})-?(\d{2})(?!\d)/.exec(fileName);
  return digits ? isoDate(`${digits[1] ?? ''}-${digits[2] ?? ''}-${digits[3] ?? ''}`) : null;
}
