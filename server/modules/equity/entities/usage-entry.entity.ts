import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PartnerKind, PartnershipRole, TermName, UsageEntryKind } from '#shared/contracts/vocabulary.js';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** Append-only: a delivered or missed visit with the school as it was on the first day of that term. */
@Entity('usage_ledger')
export class UsageEntry {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'authority_id' }))
  authorityId: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column(idColumn({ name: 'partner_id' }))
  partnerId: string;

  @Column(idColumn({ name: 'visit_id' }))
  visitId: string;

  @Column('varchar')
  entry: UsageEntryKind;

  @Column(instantColumn({ name: 'recorded_at' }))
  recordedAt: Date;

  /** The how-manieth time that it was recorded; `undone` ends one. */
  @Column('integer', { default: 1 })
  round: number;

  @Column('varchar', { name: 'school_day' })
  schoolDay: string;

  @Column('integer', { name: 'academic_year' })
  academicYear: number;

  @Column('varchar')
  term: TermName;

  @Column('varchar', { name: 'partner_kind' })
  partnerKind: PartnerKind;

  @Column('varchar', { name: 'partner_role' })
  partnerRole: PartnershipRole;

  @Column('varchar', { name: 'partner_name' })
  partnerName: string;

  @Column('varchar', { nullable: true })
  phase: string | null;

  @Column('varchar', { name: 'key_stage' })
  keyStage: string;

  @Column('varchar')
  programme: string;

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

  @Column('integer', { nullable: true })
  roll: number | null;

  @Column('double precision', { name: 'fsm_percent', nullable: true })
  fsmPercent: number | null;

  @Column('double precision', { name: 'fsm6_percent', nullable: true })
  fsm6Percent: number | null;

  /** What a correction adds to the visits that took place; 0 in every other entry, as are the two below. */
  @Column('integer', { name: 'corrected_visits', default: 0 })
  correctedVisits: number;

  @Column('integer', { name: 'corrected_no_shows', default: 0 })
  correctedNoShows: number;

  @Column('integer', { name: 'corrected_adult_minutes', default: 0 })
  correctedAdultMinutes: number;
}
