import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn, jsonColumn, primaryIdColumn } from '../dialect.js';

/** A message that must leave after its unit of work has committed: at least once, in order per ordering key. */
@Entity('outbox')
export class OutboxMessage {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column('varchar')
  topic: string;

  @Column('varchar', { name: 'ordering_key' })
  orderingKey: string;

  @Column(jsonColumn())
  payload: unknown;

  @Column(instantColumn({ name: 'created_at' }))
  createdAt: Date;

  @Column(instantColumn({ name: 'available_at' }))
  availableAt: Date;

  /** By which it can be taken back until it leaves. */
  @Column('varchar', { name: 'take_back_key', nullable: true })
  takeBackKey: string | null;

  @Column('integer')
  attempts: number;

  @Column(instantColumn({ name: 'delivered_at', nullable: true }))
  deliveredAt: Date | null;

  @Column('varchar', { name: 'last_error', nullable: true })
  lastError: string | null;
}
