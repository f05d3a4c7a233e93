import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnavailabilityReason } from '#shared/contracts/vocabulary.js';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** Units that cannot be used for a while. Blocks new reservations, never breaks existing ones. */
@Entity('unavailability')
export class Unavailability {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'resource_id' }))
  resourceId: string;

  @Column('integer')
  quantity: number;

  @Column(instantColumn({ name: 'starts_at' }))
  startsAt: Date;

  @Column(instantColumn({ name: 'ends_at', nullable: true }))
  endsAt: Date | null;

  @Column('varchar', { name: 'reason_code' })
  reasonCode: UnavailabilityReason;

  @Column('varchar')
  reason: string;

  @Column(idColumn({ name: 'created_by', nullable: true }))
  createdBy: string | null;

  @Column(instantColumn({ name: 'created_at' }))
  createdAt: Date;

  /** The closure that it is a part of, with a plan for the visits that it touches; null for a report alone. */
  @Column(idColumn({ name: 'closure_id', nullable: true }))
  closureId: string | null;
}
