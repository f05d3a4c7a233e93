import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BellWeek, PeriodKind } from '#shared/contracts/vocabulary.js';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** One period of one weekday (1 is Monday), in wall-clock time. */
@Entity('bell_periods')
export class BellPeriod {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'schedule_id' }))
  scheduleId: string;

  @Column('varchar')
  week: BellWeek;

  @Column('integer')
  weekday: number;

  /** From 1, in the order of time: at most twenty a day. */
  @Column('integer')
  position: number;

  @Column('varchar')
  name: string;

  @Column('varchar')
  kind: PeriodKind;

  @Column('varchar')
  starts: string;

  @Column('varchar')
  ends: string;
}
