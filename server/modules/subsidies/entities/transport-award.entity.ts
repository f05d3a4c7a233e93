import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AwardLimit } from '#shared/contracts/subsidies.contract.js';
import type { TransportAwardState } from '#shared/contracts/vocabulary.js';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** The award for one visit, from quote to payment. */
@Entity('transport_awards')
export class TransportAward {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'authority_id' }))
  authorityId: string;

  @Column(idColumn({ name: 'scheme_id' }))
  schemeId: string;

  @Column(idColumn({ name: 'visit_id' }))
  visitId: string;

  @Column(idColumn({ name: 'partner_id' }))
  partnerId: string;

  @Column('varchar')
  state: TransportAwardState;

  @Column('integer')
  version: number;

  @Column('integer', { name: 'quote_pence' })
  quotePence: number;

  @Column('double precision')
  miles: number;

  @Column('integer')
  percent: number;

  @Column('integer', { name: 'award_pence' })
  awardPence: number;

  @Column('varchar', { name: 'limited_by', nullable: true })
  limitedBy: AwardLimit | null;

  /** Since when the cost can be claimed: the moment that attendance was recorded. */
  @Column(instantColumn({ name: 'claimable_at', nullable: true }))
  claimableAt: Date | null;

  @Column('integer', { name: 'actual_cost_pence', nullable: true })
  actualCostPence: number | null;

  @Column('varchar', { name: 'evidence_note', nullable: true })
  evidenceNote: string | null;

  @Column(instantColumn({ name: 'claimed_at', nullable: true }))
  claimedAt: Date | null;

  @Column(idColumn({ name: 'claimed_by', nullable: true }))
  claimedBy: string | null;

  @Column('integer', { name: 'paid_pence', nullable: true })
  paidPence: number | null;

  @Column(instantColumn({ name: 'settled_at', nullable: true }))
  settledAt: Date | null;

  @Column(idColumn({ name: 'settled_by', nullable: true }))
  settledBy: string | null;

  /** From which state the last decision on its visit moved it, and when. */
  @Column('varchar', { name: 'state_before', nullable: true })
  stateBefore: TransportAwardState | null;

  @Column(instantColumn({ name: 'moved_at', nullable: true }))
  movedAt: Date | null;

  @Column('varchar', { name: 'refusal_reason', nullable: true })
  refusalReason: string | null;
}
