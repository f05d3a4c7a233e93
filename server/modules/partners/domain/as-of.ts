import { dateInFileName } from '#shared/values/file-date.js';

/** The day on which an extract was made. */
export interface ExtractDate {
  /** Local ISO date. */
  readonly asOf: string;
  /** Nobody said it and the file's name does not tell: today stands in for it, and somebody should look. */
  readonly guessed: boolean;
}

/** What was given counts before the file's name, and that before a guess. */
export function extractDate(given: string | undefined, fileName: string, today: string): ExtractDate {
  const known = given ?? dateInFileName(fileName);
  return { asOf: known ?? today, guessed: known === null };
}
