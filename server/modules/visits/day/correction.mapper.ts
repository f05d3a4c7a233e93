import type { CorrectionView } from '#shared/contracts/on-the-day.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { isoFrom } from '../../../database/dialect.js';
import { mayReview } from '../visits.policy.js';
import type { CorrectionRow } from './corrections.repository.js';
import { correctionActions, type Proposal, type Somebody } from './domain/correction.js';

export const asReviewer = (actor: Actor, centreId: string): Somebody => ({
  personId: actor.personId,
  mayReview: mayReview(actor, centreId),
});

export const asProposal = (
  { state, proposedBy, visitVersion }: Pick<CorrectionRow, 'state' | 'proposedBy' | 'visitVersion'>,
  versionNow: number,
): Proposal => ({ state, proposedBy, isStale: visitVersion !== versionNow });

export function toCorrectionView(row: CorrectionRow, actor: Actor): CorrectionView {
  return {
    id: row.id,
    state: row.state,
    visit: {
      id: row.visitId,
      reference: row.reference,
      partner: row.partner,
      startsAt: isoFrom(row.startsAt),
      endsAt: isoFrom(row.endsAt),
      zone: row.zone,
      state: row.visitState,
      attendedPupils: row.attendedPupils,
      attendedAdults: row.attendedAdults,
    },
    came: row.toState === 'attended',
    pupils: row.pupils,
    adults: row.adults,
    reason: row.reason,
    proposedBy: row.proposedByName,
    proposedAt: isoFrom(row.proposedAt),
    reviewedBy: row.reviewedByName,
    reviewedAt: row.reviewedAt === null ? null : isoFrom(row.reviewedAt),
    reviewNote: row.reviewNote,
    availableActions: correctionActions(asProposal(row, row.versionNow), asReviewer(actor, row.centreId)),
  };
}
