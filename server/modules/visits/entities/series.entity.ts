import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Repeat } from '#shared/contracts/series.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import { idColumn, instantColumn, jsonColumn, primaryIdColumn } from '../../../database/dialect.js';

/** How visits repeat, and what was asked for on each date. What holds is in the visits themselves. */
@Entity('series')
export class Series {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'centre_id' }))
  centreId: string;

  @Column(idColumn({ name: 'partner_id' }))
  partnerId: string;

  @Column('integer')
  version: number;

  @Column('varchar')
  every: Repeat;

  @Column(jsonColumn())
  weekdays: number[];

  @Column('varchar', { name: 'first_day' })
  firstDay: string;

  @Column('varchar', { name: 'last_day' })
  lastDay: string;

  @Column(jsonColumn({ name: 'left_out' }))
  leftOut: string[];

  /** The request from which each date is made; its own day is the first. */
  @Column(jsonColumn())
  plan: RequestVisit;

  /** The series that this one goes on from, since an edit divided it. */
  @Column(idColumn({ name: 'continues_id', nullable: true }))
  continuesId: string | null;

  /** What stands for a row of the host's timetable, so that it is imported once. */
  @Column('varchar', { name: 'import_key', nullable: true })
  importKey: string | null;

  @Column(idColumn({ name: 'requested_by', nullable: true }))
  requestedBy: string | null;

  @Column(instantColumn({ name: 'requested_at' }))
  requestedAt: Date;
}
