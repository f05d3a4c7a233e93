import { isoDate } from './row-reader.js';

/** The day on which an extract was made. */
export interface ExtractDate {
  /** Local ISO date. */
  readonly asOf: string;
  /** Nobody said it and the file's name does not tell: today stands in for it, and somebody should look. */
  readonly guessed: boolean;
}

/** The date that GIAS puts into the name of its downloads: edubasealldata20231101.csv. */
export function dateInFileName(fileName: string): string | null {
  const digits = /(?<!\d)(20\d{2})-?(\d{2})-?(\d{2})(?!\d)/.exec(fileName);
  return digits ? isoDate(`${digits[1] ?? ''}-${digits[2] ?? ''}-${digits[3] ?? ''}`) : null;
}

/** What was given counts before the file's name, and that before a guess. */
export function extractDate(given: string | undefined, fileName: string, today: string): ExtractDate {
  const known = given ?? dateInFileName(fileName);
  return { asOf: known ?? today, guessed: known === null };
}
