import { Column, Entity, PrimaryColumn } from 'typeorm';
import { idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** When a tutor works, by weekday (1 is Monday), in wall-clock time; a day without a row is a day off. */
@Entity('tutor_hours')
export class TutorHours {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'tutor_id' }))
  tutorId: string;

  @Column('integer')
  weekday: number;

  @Column('varchar')
  opens: string;

  @Column('varchar')
  closes: string;
}
