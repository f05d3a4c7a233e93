import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KeyStage, PartnerKind, PartnershipRole, Programme, TermName } from '#shared/contracts/vocabulary.js';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/**
 * The ledger summed by term, kept by the database with every row that is appended: a year's report reads some hundred
 * of these and not some ten thousand visits. What the school was like is as last recorded in that term.
 */
@Entity('usage_totals')
export class UsageTotal {
  @PrimaryColumn(primaryIdColumn({ name: 'centre_id' }))
  centreId: string;

  @PrimaryColumn('integer', { name: 'academic_year' })
  academicYear: number;

  @PrimaryColumn('varchar')
  term: TermName;

  @PrimaryColumn(primaryIdColumn({ name: 'partner_id' }))
  partnerId: string;

  @PrimaryColumn('varchar', { name: 'partner_role' })
  partnerRole: PartnershipRole;

  @PrimaryColumn('varchar')
  programme: Programme;

  @PrimaryColumn('varchar', { name: 'key_stage' })
  keyStage: KeyStage;

  @Column('integer')
  visits: number;

  @Column('integer', { name: 'no_shows' })
  noShows: number;

  @Column('integer')
  pupils: number;

  @Column('integer')
  adults: number;

  @Column('integer', { name: 'session_minutes' })
  sessionMinutes: number;

  @Column('integer', { name: 'room_minutes' })
  roomMinutes: number;

  @Column('integer', { name: 'pupil_minutes' })
  pupilMinutes: number;

  @Column('integer', { name: 'adult_minutes' })
  adultMinutes: number;

  /** The most pupils that came on one visit. */
  @Column('integer', { name: 'largest_group' })
  largestGroup: number;

  /** The most people, adults included, that came on one visit. */
  @Column('integer', { name: 'largest_party' })
  largestParty: number;

  /** Local ISO date of the last visit that took place; null when none did. */
  @Column('varchar', { name: 'last_day', nullable: true })
  lastDay: string | null;

  @Column(idColumn({ name: 'authority_id' }))
  authorityId: string;

  @Column('varchar', { name: 'partner_kind' })
  partnerKind: PartnerKind;

  @Column('varchar', { name: 'partner_name' })
  partnerName: string;

  @Column('varchar', { nullable: true })
  phase: string | null;

  @Column('integer', { nullable: true })
  roll: number | null;

  @Column('double precision', { name: 'fsm_percent', nullable: true })
  fsmPercent: number | null;

  @Column('double precision', { name: 'fsm6_percent', nullable: true })
  fsm6Percent: number | null;

  @Column(instantColumn({ name: 'recorded_at' }))
  recordedAt: Date;
}
