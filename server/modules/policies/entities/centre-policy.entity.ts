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

  @Column('integer', { name: 'offer_days' })
  offerDays: number;

  @Column('integer', { name: 'turn_hours' })
  turnHours: number;

  @Column('varchar', { name: 'pending_requests' })
  pendingRequests: 'hold' | 'compete';

  @Column('integer', { name: 'decision_days' })
  decisionDays: number;

  @Column('boolean', { name: 'instant_approval' })
  instantApproval: boolean;

  @Column('integer', { name: 'instant_lead_days' })
  instantLeadDays: number;

  @Column('integer', { name: 'final_numbers_days', nullable: true })
  finalNumbersDays: number | null;

  @Column('integer', { name: 'cancellation_days', nullable: true })
  cancellationDays: number | null;

  @Column('boolean', { name: 'door_shows_activity' })
  doorShowsActivity: boolean;

  @Column('integer', { name: 'release_days' })
  releaseDays: number;

  @Column(idColumn({ name: 'changed_by' }))
  changedBy: string;

  @Column(instantColumn({ name: 'changed_at' }))
  changedAt: Date;
}
