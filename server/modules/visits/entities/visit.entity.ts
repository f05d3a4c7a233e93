import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KeyStage, PartnershipRole, Programme, SignOffState, VisitState } from '#shared/contracts/vocabulary.js';
import { idColumn, instantColumn, jsonColumn, primaryIdColumn } from '../../../database/dialect.js';

/** One stay of one group at one centre on one day. */
@Entity('visits')
export class Visit {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column('varchar')
  reference: string;

  @Column(idColumn({ name: 'authority_id' }))
  authorityId: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column(idColumn({ name: 'partner_id' }))
  partnerId: string;

  @Column('varchar', { name: 'partner_role' })
  partnerRole: PartnershipRole;

  @Column('varchar')
  state: VisitState;

  @Column('integer')
  version: number;

  @Column('varchar', { name: 'school_day' })
  schoolDay: string;

  @Column(instantColumn({ name: 'starts_at' }))
  startsAt: Date;

  @Column(instantColumn({ name: 'ends_at' }))
  endsAt: Date;

  @Column(idColumn({ name: 'activity_id', nullable: true }))
  activityId: string | null;

  @Column('varchar')
  subject: string;

  @Column('varchar', { name: 'key_stage' })
  keyStage: KeyStage;

  @Column(jsonColumn({ name: 'year_groups' }))
  yearGroups: string[];

  @Column('varchar')
  programme: Programme;

  @Column('integer', { name: 'expected_pupils' })
  expectedPupils: number;

  @Column('integer', { name: 'expected_adults' })
  expectedAdults: number;

  @Column('varchar', { nullable: true })
  note: string | null;

  @Column(idColumn({ name: 'requested_by', nullable: true }))
  requestedBy: string | null;

  @Column('boolean', { name: 'on_behalf' })
  onBehalf: boolean;

  @Column(instantColumn({ name: 'requested_at' }))
  requestedAt: Date;

  @Column(instantColumn({ name: 'hold_expires_at', nullable: true }))
  holdExpiresAt: Date | null;

  /** The best of the times that are offered; null in every state but `offered`. */
  @Column(idColumn({ name: 'alternative_id', nullable: true }))
  alternativeId: string | null;

  @Column(instantColumn({ name: 'decided_at', nullable: true }))
  decidedAt: Date | null;

  @Column('varchar', { name: 'reason_code', nullable: true })
  reasonCode: string | null;

  @Column('varchar', { name: 'reason_note', nullable: true })
  reasonNote: string | null;

  @Column('integer', { name: 'attended_pupils', nullable: true })
  attendedPupils: number | null;

  @Column('integer', { name: 'attended_adults', nullable: true })
  attendedAdults: number | null;

  @Column(idColumn({ name: 'series_id', nullable: true }))
  seriesId: string | null;

  /** The local day of the series for which it stands, also when it was moved to another. */
  @Column('varchar', { name: 'series_day', nullable: true })
  seriesDay: string | null;

  /** Of the last decision, while it can be taken back: whether the visit held its time before it, and until when. */
  @Column('boolean', { name: 'held_before', nullable: true })
  heldBefore: boolean | null;

  @Column(instantColumn({ name: 'hold_before', nullable: true }))
  holdBefore: Date | null;

  /** Moved or changed by itself: edits of the series leave it as it is. */
  @Column('boolean', { name: 'changed_alone' })
  changedAlone: boolean;

  /** The local day until which rivals may ask for the same time; null for a request that keeps its time. */
  @Column('varchar', { name: 'decide_by', nullable: true })
  decideBy: string | null;

  /** Who cancelled later than the centre's terms allow. */
  @Column('varchar', { name: 'late_side', nullable: true })
  lateSide: 'partner' | 'centre' | null;
  /** Somebody in the group needs a room without steps. */
  @Column('boolean', { name: 'step_free' })
  stepFree: boolean;

  /** Null where the school asks for none. */
  @Column('varchar', { name: 'sign_off', nullable: true })
  signOff: SignOffState | null;

  @Column(instantColumn({ name: 'arrived_at', nullable: true }))
  arrivedAt: Date | null;

  /** When it was over earlier than planned; null when it was not. */
  @Column(instantColumn({ name: 'finished_at', nullable: true }))
  finishedAt: Date | null;
}
