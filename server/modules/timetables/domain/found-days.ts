import type { CalendarEntryKind, TermName } from '#shared/contracts/vocabulary.js';

/** Whole days that a file names, before anybody has said what they are. */
export interface FoundDays {
  /** Line of a CSV file, number of the event in an ICS file; both from 1. */
  readonly position: number;
  readonly name: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** What the file itself says it is; undefined where it does not say. */
  readonly given?: { readonly kind: CalendarEntryKind; readonly term: TermName | null };
}

/** A row or event that cannot become an entry. */
export interface LeftOut {
  readonly position: number;
  readonly field: string;
  readonly value: string;
  readonly reason: string;
  readonly mend: string;
}

/** What a file holds. */
export interface FileContents {
  readonly positionsAre: 'lines' | 'events';
  readonly found: readonly FoundDays[];
  readonly leftOut: readonly LeftOut[];
}

/** Why a whole file cannot be used. */
export interface FileProblem {
  readonly reason: string;
  readonly mend: string;
}

export type ReadFile =
  { readonly ok: true; readonly value: FileContents } | { readonly ok: false; readonly problem: FileProblem };
