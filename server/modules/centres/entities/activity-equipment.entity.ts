import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** What an activity needs of one equipment pool. */
@Entity('activity_equipment')
export class ActivityEquipment {
  @PrimaryColumn(primaryIdColumn({ name: 'activity_id' }))
  activityId: string;

  @PrimaryColumn(primaryIdColumn({ name: 'pool_id' }))
  poolId: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  /** As the centre lists them, from 0. */
  @Column('integer')
  position: number;

  @Column('varchar')
  per: 'group' | 'pupils';

  @Column('integer')
  quantity: number;

  @Column('integer', { name: 'pupils_per_unit', nullable: true })
  pupilsPerUnit: number | null;
}
