import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TransportLedgerKind } from '#shared/contracts/vocabulary.js';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** Append-only: every promise, release and payment. */
@Entity('transport_ledger')
export class TransportLedgerEntry {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'authority_id' }))
  authorityId: string;

  @Column(idColumn({ name: 'scheme_id' }))
  schemeId: string;

  @Column(idColumn({ name: 'award_id' }))
  awardId: string;

  @Column(idColumn({ name: 'partner_id' }))
  partnerId: string;

  @Column('varchar')
  entry: TransportLedgerKind;

  @Column('integer', { name: 'committed_change_pence' })
  committedChangePence: number;

  @Column('integer', { name: 'paid_change_pence' })
  paidChangePence: number;

  @Column(instantColumn())
  at: Date;

  /** The how-manieth time that the award is promised. */
  @Column('integer', { default: 1 })
  round: number;

  @Column(idColumn({ name: 'actor_id', nullable: true }))
  actorId: string | null;
}
