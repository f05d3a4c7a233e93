import type { Refusal } from '#shared/contracts/refusals.js';
import { MOST_IN_AN_HOUR, MOST_OF_A_VISIT } from '#shared/values/question-limits.js';

/** How much may be written, so that no mailbox is flooded and no conversation replaces the telephone. */
export interface Written {
  readonly onVisit: number;
  /** By the same person, on all visits. */
  readonly withinHour: number;
}

/** Why no more may be written; null when more may. */
export function limitReached({ onVisit, withinHour }: Written): Refusal | null {
  if (onVisit >= MOST_OF_A_VISIT) return 'question/too-many';
  return withinHour >= MOST_IN_AN_HOUR ? 'question/too-often' : null;
}
