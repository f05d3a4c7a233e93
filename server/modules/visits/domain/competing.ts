import type { PolicyTerms } from '#shared/contracts/policies.contract.js';
import { addDays } from '../../../common/kernel/wall-time.js';

/**
 * The last local day on which others may ask for the same time as a request that is made today; null for a request that
 * keeps its time, as all do once that day is over.
 */
export function decideBy(
  { pendingRequests, decisionDays }: Pick<PolicyTerms, 'pendingRequests' | 'decisionDays'>,
  day: string,
  today: string,
): string | null {
  const last = addDays(day, -decisionDays);
  return pendingRequests === 'compete' && today <= last ? last : null;
}

/** What a visit takes, without the time before and after it. */
export interface Taking {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly needs: readonly { readonly resourceId: string; readonly quantity: number }[];
}

/** Whether a visit that changes takes nothing but what it had: it may be shorter and need less. */
export function takesNothingNew(had: Taking, wants: Taking): boolean {
  if (wants.startsAt < had.startsAt || wants.endsAt > had.endsAt) return false;
  return wants.needs.every(({ resourceId, quantity }) =>
    had.needs.some((need) => need.resourceId === resourceId && need.quantity >= quantity),
  );
}
