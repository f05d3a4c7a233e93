import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** The rules of one centre; without a row nothing is limited, which is version 1. */
@Entity('centre_policies')
export class CentrePolicy {
  @PrimaryColumn(primaryIdColumn({ name: 'centre_id' }))
  centreId: string;

  @Column('integer')
  version: number;

  @Column('integer', { name: 'notice_days' })
  noticeDays: number;

  @Column('integer', { name: 'horizon_days' })
  horizonDays: number;

  @Column('integer', { name: 'longest_minutes', nullable: true })
  longestMinutes: number | null;

  @Column('integer', { name: 'visits_per_term', nullable: true })
  visitsPerTerm: number | null;

  @Column('integer', { name: 'host_cap_percent', nullable: true })
  hostCapPercent: number | null;

  @Column(idColumn({ name: 'changed_by' }))
  changedBy: string;

  @Column(instantColumn({ name: 'changed_at' }))
  changedAt: Date;
}
