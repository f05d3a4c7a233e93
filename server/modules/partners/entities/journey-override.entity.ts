import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/**
 * What somebody entered about the journey between a centre and a partner. Taken back, the row stays with nothing in
 * it, so that its version never goes backwards.
 */
@Entity('journey_overrides')
export class JourneyOverrideRow {
  @PrimaryColumn(primaryIdColumn({ name: 'centre_id' }))
  centreId: string;

  @PrimaryColumn(primaryIdColumn({ name: 'partner_id' }))
  partnerId: string;

  /** One way. */
  @Column('integer', { nullable: true })
  minutes: number | null;

  /** By road. */
  @Column('integer', { nullable: true })
  metres: number | null;

  @Column('varchar', { nullable: true })
  note: string | null;

  /** 2 for the first: a pair of which nothing was ever entered is at version 1. */
  @Column('integer')
  version: number;

  @Column(idColumn({ name: 'changed_by', nullable: true }))
  changedBy: string | null;

  @Column(instantColumn({ name: 'changed_at' }))
  changedAt: Date;
}
