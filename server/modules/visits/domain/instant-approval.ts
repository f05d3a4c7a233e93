import type { PolicyTerms } from '#shared/contracts/policies.contract.js';
import type { WaitsBecause } from '#shared/contracts/visits.contract.js';
import { addDays } from '../../../common/kernel/wall-time.js';

/** What decides whether a request is approved as it is made. */
export interface AtOnceFacts {
  readonly terms: Pick<PolicyTerms, 'instantApproval' | 'instantLeadDays'>;
  /** Local ISO dates. */
  readonly today: string;
  readonly day: string;
  /** A rule was set aside for it. */
  readonly excepted: boolean;
  /** Others who asked for something of it, or wait for it. */
  readonly rivals: number;
  /** The school's shortfall in minutes with this visit; null for whom the centre has no figures. */
  readonly shortfallAfter: number | null;
}

/** Null when it is approved at once; otherwise the first reason why the centre answers. */
export function waitsBecause(facts: AtOnceFacts): WaitsBecause | null {
  const { terms, today, day, excepted, rivals, shortfallAfter } = facts;
  if (!terms.instantApproval) return 'not_here';
  if (addDays(today, terms.instantLeadDays) > day) return 'too_soon';
  if (excepted) return 'exception';
  if (rivals > 0) return 'rivals';
  if (shortfallAfter === null) return 'no_share';
  return shortfallAfter < 0 ? 'above_share' : null;
}
