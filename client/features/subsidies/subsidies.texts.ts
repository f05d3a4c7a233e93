import type {
  AwardLimit,
  NoAwardReason,
  TransportAwardView,
  TransportQuoteView,
  TransportSchemeView,
} from '#shared/contracts/subsidies.contract.js';
import type { TransportAwardState } from '#shared/contracts/vocabulary.js';
import { formatPenceShort } from '#shared/values/money.js';
import type { StatusTone } from '../../ui/status-tone.js';

export const STATES: Readonly<Record<TransportAwardState, { word: string; tone: StatusTone }>> = {
  quoted: { word: 'Asked for', tone: 'wait' },
  committed: { word: 'Promised', tone: 'good' },
  released: { word: 'Released', tone: 'neutral' },
  claimed: { word: 'Claimed', tone: 'wait' },
  paid: { word: 'Paid', tone: 'good' },
  refused: { word: 'Claim refused', tone: 'bad' },
};

const NO_AWARD: Readonly<Record<NoAwardReason, string>> = {
  no_scheme: 'The centre has no transport money set up for that financial year.',
  not_a_partner: 'Transport money is for partners of the centre, and this school or group is not one on that day.',
  host_school: 'The centre stands on the host school’s own grounds, so there is no journey to pay for.',
  distance_unknown: 'We do not know where the school or group is, so we cannot work out the distance. Tell the centre.',
  outside_bands: 'The centre does not help with journeys of this length.',
};

const LIMITS: Readonly<Record<AwardLimit, string>> = {
  visit_cap: 'the most that one visit can get',
  school_cap: 'all that is left of what one school or group can get this year',
  budget: 'all that is left in this year’s budget',
};

const USED_UP: Readonly<Record<AwardLimit, string>> = {
  visit_cap: 'a visit can get nothing at present',
  school_cap: 'this school or group has had all that it can get this year',
  budget: 'this year’s budget is used up',
};

export const milesText = (miles: number): string => (miles === 1 ? '1 mile' : `${miles} miles`);

/** What a quote would be helped with: the amount, or that there is none. */
export const quoteTitle = ({ awardPence }: TransportQuoteView): string =>
  awardPence > 0
    ? `The centre pays up to ${formatPenceShort(awardPence)}`
    : 'The centre cannot pay towards this journey';

/** Why a quote is helped with so much and no more. */
export function quoteReason(quote: TransportQuoteView): string {
  const { reason, miles, percent, quotePence, sharePence, awardPence, limitedBy } = quote;
  if (reason !== null || percent === null || sharePence === null) {
    const distance = miles === null || reason !== 'outside_bands' ? '' : ` It is about ${milesText(miles)} by road.`;
    return `${reason === null ? '' : NO_AWARD[reason]}${distance}`;
  }
  const share = `${percent}% of ${formatPenceShort(quotePence)}, for a journey of about ${milesText(miles ?? 0)}`;
  if (limitedBy === null) return `That is ${share}.`;
  const wanted = `${share}, would be ${formatPenceShort(sharePence)}`;
  if (awardPence === 0) return `${wanted}, but ${USED_UP[limitedBy]}.`;
  return `${wanted}, but ${formatPenceShort(awardPence)} is ${LIMITS[limitedBy]}.`;
}

/** How an award came about: "70% of a quote of £120, for a journey of about 6 miles". */
export function awardReason({ percent, quotePence, miles, limitedBy }: TransportAwardView): string {
  const share = `${percent}% of a quote of ${formatPenceShort(quotePence)}, for a journey of about ${milesText(miles)}`;
  return limitedBy === null ? share : `${share}, held to ${LIMITS[limitedBy]}`;
}

/** What paying a claim comes to, before it is decided. */
export function paymentReason(award: TransportAwardView): string {
  const { payable, actualCostPence, percent, awardPence } = award;
  if (payable === null || actualCostPence === null) return '';
  const share = `${percent}% of ${formatPenceShort(actualCostPence)} is ${formatPenceShort(payable.sharePence)}`;
  const promised = `${formatPenceShort(awardPence)} was promised`;
  if (payable.sharePence > awardPence) return `${share}, but only ${promised}.`;
  if (payable.returnedPence === 0) return `${share}, as much as was promised.`;
  return `${share}. ${promised}, so ${formatPenceShort(payable.returnedPence)} goes back into the budget.`;
}

/** What became of an award, and what the school or group does next. */
export function nextStep(award: TransportAwardView): string {
  switch (award.state) {
    case 'quoted':
      return 'It is promised when the centre approves the visit.';
    case 'committed':
      return award.availableActions.includes('claim')
        ? 'The visit has taken place. Claim what the journey cost.'
        : 'Claim what the journey cost once the centre has recorded that you came.';
    case 'claimed':
      return 'The centre is checking the claim.';
    case 'paid':
      return `The centre paid ${formatPenceShort(award.paidPence ?? 0)}.`;
    case 'refused':
      return `The centre refused the claim: ${award.refusalReason ?? ''}`;
    case 'released':
      return released(award);
  }
}

/** What stands large on an award's card; null where nothing is due any more, so that no sum reads as if it were. */
export function sumOf({ state, paidPence, awardPence }: TransportAwardView): number | null {
  if (state === 'released' || state === 'refused') return null;
  return paidPence ?? awardPence;
}

function released({ visit }: TransportAwardView): string {
  switch (visit.state) {
    case 'approved':
    case 'attended':
      return 'Released: the centre approved the visit without transport money.';
    case 'no_show':
    case 'cancelled':
      return 'Released: the visit did not take place. What was promised for it is back in the budget.';
    default:
      return 'Released: the visit does not take place, and no transport money was promised.';
  }
}

/**
 * What recording that nobody came does to the money.
 * @param known whether the person may know: without that, null does not mean that there is no award
 */
export function releaseText(award: TransportAwardView | null, known: boolean): string {
  if (award?.state === 'committed')
    return `The ${formatPenceShort(award.awardPence)} promised for their transport goes back into the budget, and they cannot claim it.`;
  if (known) return 'No transport money is promised for this visit, so no money changes.';
  return 'Transport money that was promised goes back into the budget, and they cannot claim it.';
}

/** "£300 of £1,000 is paid, £200 promised and £500 left." */
export function budgetFinding(scheme: TransportSchemeView): string {
  const [budget, paid, committed, left] = [
    scheme.budgetPence,
    scheme.paidPence,
    scheme.committedPence,
    scheme.leftPence,
  ].map(formatPenceShort);
  if (scheme.leftPence === scheme.budgetPence) return `Nothing of the ${budget} is promised or paid yet.`;
  if (scheme.leftPence === 0) return `All of the ${budget} is used: ${paid} is paid and ${committed} promised.`;
  return `Of ${budget}, ${paid} is paid, ${committed} promised and ${left} left.`;
}

/** "From 5 to 10 miles: 70%" */
export function bandText({ minMiles, maxMiles, percent }: TransportSchemeView['bands'][number]): string {
  const from = milesText(minMiles);
  const range = maxMiles === null ? `From ${from} on` : `From ${minMiles} to just under ${milesText(maxMiles)}`;
  return `${range}: ${percent}%`;
}
