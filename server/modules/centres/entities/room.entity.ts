import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, jsonColumn, primaryIdColumn } from '../../../database/dialect.js';

/** A room; it shares its id with its resource. */
@Entity('rooms')
export class Room {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column('varchar')
  name: string;

  @Column('integer')
  capacity: number;

  @Column('boolean', { name: 'step_free' })
  stepFree: boolean;

  @Column(jsonColumn())
  features: string[];

  @Column('integer', { name: 'setup_minutes' })
  setupMinutes: number;

  @Column('integer', { name: 'cleardown_minutes' })
  cleardownMinutes: number;

  @Column('integer')
  version: number;

  @Column(instantColumn({ name: 'retired_at', nullable: true }))
  retiredAt: Date | null;
}
