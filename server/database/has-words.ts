import { isPostgres, part, type SqlPart } from './dialect.js';

/** Whether each of the folded words occurs in the column `search_text`; literal, what somebody types is no pattern. */
export const hasWords = (words: readonly string[]): SqlPart =>
  words.reduce(
    (all, word) =>
      isPostgres()
        ? part`${all} AND strpos(search_text, ${word}) > 0`
        : part`${all} AND instr(search_text, ${word}) > 0`,
    part`1 = 1`,
  );
