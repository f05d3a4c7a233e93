import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CorrectionState, VisitState } from '#shared/contracts/vocabulary.js';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** What somebody says that attendance really was, and what a second person thinks of it. */
@Entity('attendance_corrections')
export class AttendanceCorrection {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'visit_id' }))
  visitId: string;

  /** The version of the visit that it is about: once that has moved on, nobody agrees to this any more. */
  @Column('integer', { name: 'visit_version' })
  visitVersion: number;

  @Column('varchar')
  state: CorrectionState;

  @Column('varchar', { name: 'to_state' })
  toState: Extract<VisitState, 'attended' | 'no_show'>;

  /** 0 when nobody came. */
  @Column('integer')
  pupils: number;

  @Column('integer')
  adults: number;

  @Column('varchar')
  reason: string;

  @Column(idColumn({ name: 'proposed_by' }))
  proposedBy: string;

  @Column(instantColumn({ name: 'proposed_at' }))
  proposedAt: Date;

  /** Null while it is open, and when the proposer took it back. */
  @Column(idColumn({ name: 'reviewed_by', nullable: true }))
  reviewedBy: string | null;

  @Column(instantColumn({ name: 'reviewed_at', nullable: true }))
  reviewedAt: Date | null;

  @Column('varchar', { name: 'review_note', nullable: true })
  reviewNote: string | null;
}
