import { Column, Entity, PrimaryColumn } from 'typeorm';
import { primaryIdColumn } from '../../../database/dialect.js';

/** How often the visits of a room or of a partner have changed: tells an unchanged calendar without reading it. */
@Entity('feed_marks')
export class FeedMark {
  @PrimaryColumn(primaryIdColumn({ name: 'subject_id' }))
  subjectId: string;

  @Column('integer')
  mark: number;
}
