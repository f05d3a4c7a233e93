import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** What a centre tells every group; without a row the defaults hold, which are version 1. */
@Entity('visit_guidance')
export class VisitGuidance {
  @PrimaryColumn(primaryIdColumn({ name: 'centre_id' }))
  centreId: string;

  @Column('integer')
  version: number;

  @Column('integer', { name: 'early_years_per_adult' })
  earlyYears: number;

  @Column('integer', { name: 'years_1_to_3_per_adult' })
  years1to3: number;

  @Column('integer', { name: 'years_4_to_6_per_adult' })
  years4to6: number;

  @Column('integer', { name: 'years_7_up_per_adult' })
  years7up: number;

  @Column('varchar', { nullable: true })
  arrival: string | null;

  @Column('varchar', { name: 'risk_text', nullable: true })
  riskText: string | null;

  @Column('varchar', { name: 'risk_link', nullable: true })
  riskLink: string | null;

  @Column('varchar', { name: 'risk_version', nullable: true })
  riskVersion: string | null;

  @Column('varchar', { name: 'risk_dated_on', nullable: true })
  riskDatedOn: string | null;

  @Column(idColumn({ name: 'changed_by' }))
  changedBy: string;

  @Column(instantColumn({ name: 'changed_at' }))
  changedAt: Date;
}
