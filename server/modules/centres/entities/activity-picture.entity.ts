import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PictureType } from '../domain/picture-header.js';
import { bytesColumn, idColumn, primaryIdColumn } from '../../../database/dialect.js';

/** The one picture of an activity. A new picture is a new row, so that its address changes with it. */
@Entity('activity_pictures')
export class ActivityPicture {
  @PrimaryColumn(primaryIdColumn())
  id: string;

  @Column(idColumn({ name: 'activity_id' }))
  activityId: string;

  @Column('varchar', { name: 'media_type' })
  mediaType: PictureType;

  @Column(bytesColumn())
  bytes: Buffer;

  @Column('integer')
  width: number;

  @Column('integer')
  height: number;

  @Column('varchar', { name: 'alternative_text' })
  alternativeText: string;
}
