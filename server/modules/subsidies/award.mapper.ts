import type { AwardLimit, TransportAwardView } from '#shared/contracts/subsidies.contract.js';
import type { TransportAwardState, VisitState } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import { instantFrom, isoFrom } from '../../database/dialect.js';
import { availableActions } from './domain/award-lifecycle.js';
import { paymentFor } from './domain/payment.js';
import { awardRights } from './subsidies.policy.js';

type Stored = Date | string;

export interface AwardRow {
  id: string;
  state: TransportAwardState;
  version: number;
  financial_year: number;
  quote_pence: number;
  miles: number;
  percent: number;
  award_pence: number;
  limited_by: AwardLimit | null;
  claimable_at: Stored | null;
  actual_cost_pence: number | null;
  evidence_note: string | null;
  claimed_at: Stored | null;
  claimed_by_name: string | null;
  paid_pence: number | null;
  settled_at: Stored | null;
  refusal_reason: string | null;
  visit_id: string;
  visit_reference: string;
  visit_day: string;
  visit_subject: string;
  visit_state: VisitState;
  visit_starts_at: Stored;
  asked_at: Stored;
  centre_id: string;
  centre_name: string;
  partner_id: string;
  partner_name: string;
}

const isoOrNull = (value: Stored | null) => (value === null ? null : isoFrom(value));

export function toAwardView(row: AwardRow, actor: Actor): TransportAwardView {
  const facts = {
    state: row.state,
    version: row.version,
    claimableAt: row.claimable_at === null ? null : instantFrom(row.claimable_at),
  };
  const rights = awardRights(actor, { centreId: row.centre_id, partnerId: row.partner_id });
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    visit: {
      id: row.visit_id,
      reference: row.visit_reference,
      day: row.visit_day,
      subject: row.visit_subject,
      state: row.visit_state,
    },
    centre: { id: row.centre_id, name: row.centre_name },
    partner: { id: row.partner_id, name: row.partner_name },
    financialYear: row.financial_year,
    quotePence: row.quote_pence,
    miles: row.miles,
    percent: row.percent,
    awardPence: row.award_pence,
    limitedBy: row.limited_by,
    ...claimOf(row),
    availableActions: availableActions(facts, rights),
  };
}

function claimOf(row: AwardRow) {
  const { actual_cost_pence: actualCostPence, percent, award_pence: awardPence } = row;
  return {
    actualCostPence,
    evidenceNote: row.evidence_note,
    claimedAt: isoOrNull(row.claimed_at),
    claimedBy: row.claimed_by_name,
    payable: actualCostPence === null ? null : paymentFor({ percent, awardPence, actualCostPence }),
    paidPence: row.paid_pence,
    settledAt: isoOrNull(row.settled_at),
    refusalReason: row.refusal_reason,
  };
}
