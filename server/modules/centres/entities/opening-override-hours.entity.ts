import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** Wall-clock hours of a day that has hours of its own. */
@Entity('opening_override_hours')
export class OpeningOverrideHours {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'override_id' }))
  overrideId: string;

  @Column('varchar')
  opens: string;

  @Column('varchar')
  closes: string;
}
