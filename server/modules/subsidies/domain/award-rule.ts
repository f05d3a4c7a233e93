import type { AwardLimit, NoAwardReason } from '#shared/contracts/subsidies.contract.js';
import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import { percentOf } from '../../../common/kernel/money.js';

/**
 * Decides how much of a coach quote a scheme pays, in this order: who is eligible, the distance band and its share of
 * the quote, the cap for one visit, what the partner may still have this year, what is left in the budget.
 */
export interface Band {
  readonly minMiles: number;
  /** The band ends just before this distance; null for no end. */
  readonly maxMiles: number | null;
  readonly percent: number;
}

export interface AwardQuestion {
  readonly quotePence: number;
  /** What the partner is to the centre on the day of the visit; null when it is not a partner then. */
  readonly role: PartnershipRole | null;
  /** By road; null when the position of the centre or of the partner is not known. */
  readonly miles: number | null;
  readonly bands: readonly Band[];
  readonly perVisitCapPence: number;
  readonly perSchoolCapLeftPence: number;
  readonly budgetLeftPence: number;
}

export interface NoAward {
  readonly eligible: false;
  readonly reason: NoAwardReason;
  readonly miles: number | null;
}

export interface Award {
  readonly eligible: true;
  readonly miles: number;
  readonly percent: number;
  /** The band's share of the quote, before any limit. */
  readonly sharePence: number;
  readonly awardPence: number;
  /** What made the award smaller than the share; the last limit that did. */
  readonly limitedBy: AwardLimit | null;
}

export function awardFor(question: AwardQuestion): Award | NoAward {
  const { role, miles } = question;
  if (role === null) return { eligible: false, reason: 'not_a_partner', miles };
  // The centre stands on the host's grounds, so the host needs no coach.
  if (role === 'host') return { eligible: false, reason: 'host_school', miles };
  if (miles === null) return { eligible: false, reason: 'distance_unknown', miles };
  const band = bandAt(question.bands, miles);
  if (!band) return { eligible: false, reason: 'outside_bands', miles };
  const sharePence = percentOf(question.quotePence, band.percent);
  return { eligible: true, miles, percent: band.percent, sharePence, ...limited(sharePence, question) };
}

const bandAt = (bands: readonly Band[], miles: number) =>
  bands.find(({ minMiles, maxMiles }) => minMiles <= miles && (maxMiles === null || miles < maxMiles));

function limited(sharePence: number, question: AwardQuestion): Pick<Award, 'awardPence' | 'limitedBy'> {
  const limits: readonly [AwardLimit, number][] = [
    ['visit_cap', question.perVisitCapPence],
    ['school_cap', question.perSchoolCapLeftPence],
    ['budget', question.budgetLeftPence],
  ];
  return limits.reduce<Pick<Award, 'awardPence' | 'limitedBy'>>(
    (sofar, [limitedBy, left]) => (left < sofar.awardPence ? { awardPence: Math.max(0, left), limitedBy } : sofar),
    { awardPence: sharePence, limitedBy: null },
  );
}
