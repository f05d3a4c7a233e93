import type { SchoolStatus } from '#shared/contracts/vocabulary.js';

/** A school that is to close is still open: its pupils still come. */
export const OPEN_STATUSES: readonly SchoolStatus[] = ['open', 'proposed_to_close'];

export function isClosing(before: SchoolStatus, after: SchoolStatus): boolean {
  return before !== 'closed' && after === 'closed';
}
