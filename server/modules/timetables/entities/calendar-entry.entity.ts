import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarEntryKind, TermName } from '#shared/contracts/vocabulary.js';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** Some days of a calendar: a term, or days on which something closes, or opens all the same. */
@Entity('calendar_entries')
export class CalendarEntry {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'calendar_id' }))
  calendarId: string;

  @Column('varchar')
  kind: CalendarEntryKind;

  @Column('varchar')
  name: string;

  @Column('varchar', { name: 'first_day' })
  firstDay: string;

  @Column('varchar', { name: 'last_day' })
  lastDay: string;

  @Column('integer', { name: 'academic_year', nullable: true })
  academicYear: number | null;

  @Column('varchar', { nullable: true })
  term: TermName | null;
}
