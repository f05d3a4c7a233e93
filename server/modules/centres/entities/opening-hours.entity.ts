import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** Wall-clock hours of one weekday (1 is Monday); a day without a row is closed. */
@Entity('opening_hours')
export class OpeningHours {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column('integer')
  weekday: number;

  @Column('varchar')
  opens: string;

  @Column('varchar')
  closes: string;
}
