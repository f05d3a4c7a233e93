import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

export type Outcome = 'moved' | 'cancelled' | 'fine';

/** A visit that a closure touches: where it was, and what became of it. */
@Entity('closure_visits')
export class ClosureVisit {
  @PrimaryColumn(primaryIdColumn({ name: 'closure_id' }))
  closureId: string;

  @PrimaryColumn(primaryIdColumn({ name: 'visit_id' }))
  visitId: string;

  @Column(idColumn({ name: 'was_room_id', nullable: true }))
  wasRoomId: string | null;

  @Column(instantColumn({ name: 'was_starts_at' }))
  wasStartsAt: Date;

  @Column(instantColumn({ name: 'was_ends_at' }))
  wasEndsAt: Date;

  /** Null until somebody has settled it. */
  @Column('varchar', { nullable: true })
  outcome: Outcome | null;

  @Column(idColumn({ name: 'settled_by', nullable: true }))
  settledBy: string | null;

  @Column(instantColumn({ name: 'settled_at', nullable: true }))
  settledAt: Date | null;
}
