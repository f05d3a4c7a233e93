import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

export type SwapState = 'open' | 'done' | 'refused' | 'withdrawn' | 'expired' | 'overtaken';

/** That two approved visits of one centre change places. */
@Entity('swap_proposals')
export class SwapProposal {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column('varchar')
  state: SwapState;

  @Column(idColumn({ name: 'proposed_by' }))
  proposedBy: string;

  /** The visit whose school proposed it; null when the centre did. */
  @Column(idColumn({ name: 'proposed_for', nullable: true }))
  proposedFor: string | null;

  @Column(instantColumn({ name: 'proposed_at' }))
  proposedAt: Date;

  @Column(instantColumn({ name: 'expires_at' }))
  expiresAt: Date;

  @Column(instantColumn({ name: 'ended_at', nullable: true }))
  endedAt: Date | null;
}

/** One of the two visits; a visit stands in one open proposal at a time. */
@Entity('swap_sides')
export class SwapSide {
  @PrimaryColumn(primaryIdColumn({ name: 'proposal_id' }))
  proposalId: string;

  @PrimaryColumn(primaryIdColumn({ name: 'visit_id' }))
  visitId: string;

  @Column('boolean')
  open: boolean;

  @Column(instantColumn({ name: 'consented_at', nullable: true }))
  consentedAt: Date | null;

  @Column(idColumn({ name: 'consented_by', nullable: true }))
  consentedBy: string | null;
}
