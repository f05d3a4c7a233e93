import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** The bell times of a school from a day on, until those of a later day begin. */
@Entity('bell_schedules')
export class BellSchedule {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'school_id' }))
  schoolId: string;

  @Column('varchar', { name: 'valid_from' })
  validFrom: string;

  /** A day in a week A; null where all weeks are the same. */
  @Column('varchar', { name: 'week_a_day', nullable: true })
  weekADay: string | null;

  @Column('integer')
  version: number;
}
