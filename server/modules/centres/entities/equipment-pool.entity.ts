import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** A stock of equal items; how many is the quantity of the resource with the same id. */
@Entity('equipment_pools')
export class EquipmentPool {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column('varchar')
  name: string;

  @Column('varchar', { nullable: true })
  description: string | null;

  @Column('integer')
  version: number;

  @Column(instantColumn({ name: 'retired_at', nullable: true }))
  retiredAt: Date | null;
}
