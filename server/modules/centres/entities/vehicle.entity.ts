import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** A minibus or van of a centre; it shares its id with its resource. */
@Entity('vehicles')
export class Vehicle {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column('varchar')
  name: string;

  /** For passengers, without the driver's. */
  @Column('integer')
  seats: number;

  @Column('varchar', { nullable: true })
  note: string | null;

  @Column('integer')
  version: number;

  @Column(instantColumn({ name: 'retired_at', nullable: true }))
  retiredAt: Date | null;
}
