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
