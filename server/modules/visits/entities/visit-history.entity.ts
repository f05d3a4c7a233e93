import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActorSide, VisitState } from '#shared/contracts/vocabulary.js';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** Append-only: ids and codes of every move. */
@Entity('visit_history')
export class VisitHistory {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'visit_id' }))
  visitId: string;

  @Column('integer')
  version: number;

  @Column(instantColumn())
  at: Date;

  @Column(idColumn({ name: 'actor_id', nullable: true }))
  actorId: string | null;

  @Column('varchar', { name: 'actor_side' })
  actorSide: ActorSide;

  @Column('varchar')
  move: string;

  @Column('varchar', { name: 'from_state', nullable: true })
  fromState: VisitState | null;

  @Column('varchar', { name: 'to_state' })
  toState: VisitState;

  @Column('varchar', { name: 'reason_code', nullable: true })
  reasonCode: string | null;

  /** The time that the visit left with this move; null when it kept its time. */
  @Column(instantColumn({ name: 'left_starts_at', nullable: true }))
  leftStartsAt: Date | null;

  @Column(instantColumn({ name: 'left_ends_at', nullable: true }))
  leftEndsAt: Date | null;
}
