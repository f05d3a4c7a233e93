import type { CalendarEntryKind, CalendarOwner, TermName } from '#shared/contracts/vocabulary.js';
import { KINDS_OF_OWNER } from '#shared/contracts/timetables.contract.js';

export interface Guess {
  /** Null when it is better left out, or nobody can tell. */
  readonly kind: CalendarEntryKind | null;
  /** What somebody should know before accepting it. */
  readonly note: string | null;
}

const guess = (kind: CalendarEntryKind | null, note: string | null = null): Guess => ({ kind, note });

const HALF_TERM = /\bhalf[\s-]*term\b/;
const INSET =
  /\b(inset|in-set|insets|training|staff development|professional development|pd day|non[\s-]*pupil|teacher day|baker day)\b/;
const EDGE_OF_TERM = /\b(first|last|start|starts|begin|begins|end|ends|finish|finishes|return|returns)\b/;
const TERM = /\b(term|trimester|semester)\b/;
const CLOSED = /\b(holiday|holidays|vacation|break|closure|closed|closes|shut|shutdown)\b/;

const FOLLOWS_FROM_TERMS =
  'Holidays follow from the terms. Choose “closure” only if the centres are closed on these days too.';

/** What words such as "October half-term" or "Staff training day" mean; the reader can correct it. */
export function guessKind(name: string, owner: CalendarOwner): Guess {
  const words = name.toLowerCase().replace(/\s+/g, ' ');
  const meant = meaningOf(words, owner);
  if (meant.kind === null || KINDS_OF_OWNER[owner].includes(meant.kind)) return meant;
  return guess(null, 'A centre stays open in school holidays. Choose “closure” if it is closed on these days.');
}

function meaningOf(words: string, owner: CalendarOwner): Guess {
  if (words.includes('bank holiday')) return guess(null, 'Bank holidays are known already.');
  if (INSET.test(words)) return guess('inset');
  if (HALF_TERM.test(words)) return guess('half_term');
  if (TERM.test(words) && EDGE_OF_TERM.test(words)) {
    return guess(null, 'This names one end of a term. Enter the term with its first and last day instead.');
  }
  if (TERM.test(words)) return guess('term');
  if (!CLOSED.test(words)) return guess(null, 'We cannot tell what this is. Choose a kind, or leave it out.');
  return owner === 'authority' && /\b(holiday|holidays|vacation|break)\b/.test(words)
    ? guess(null, FOLLOWS_FROM_TERMS)
    : guess('closure');
}

const APRIL = 4;
const AUGUST = 8;

/** The term that the words name, or else the one in which its first day lies by the month. */
export function guessTerm(name: string, firstDay: string): TermName {
  const words = name.toLowerCase();
  const named = (['autumn', 'spring', 'summer'] as const).find((term) => words.includes(term));
  if (named) return named;
  const month = Number(firstDay.slice(5, 7));
  if (month >= AUGUST) return 'autumn';
  return month < APRIL ? 'spring' : 'summer';
}
