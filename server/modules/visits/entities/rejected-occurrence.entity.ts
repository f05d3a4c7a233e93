import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DateProblem } from '#shared/contracts/series.contract.js';
import { instantColumn, primaryIdColumn } from '../../../database/dialect.js';

/** A date of a series that could not be had: demand that was not met, with the reason. */
@Entity('rejected_occurrences')
export class RejectedOccurrence {
  @PrimaryColumn(primaryIdColumn({ name: 'series_id' }))
  seriesId: string;

  @PrimaryColumn('varchar')
  day: string;

  @Column('varchar')
  problem: DateProblem;

  @Column(instantColumn())
  at: Date;
}
