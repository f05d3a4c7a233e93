import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** One day on which other hours hold than every week; without hours of its own the centre is closed that day. */
@Entity('opening_overrides')
export class OpeningOverride {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  /** Local ISO date. */
  @Column('varchar')
  day: string;

  @Column('varchar')
  reason: string;

  @Column('integer')
  version: number;
}
