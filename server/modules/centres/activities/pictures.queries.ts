import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sql } from '../../../database/dialect.js';
import type { PictureType } from '../domain/picture-header.js';

export interface PictureKey {
  readonly activityId: string;
  readonly pictureId: string;
}

export interface StoredPicture {
  readonly mediaType: PictureType;
  readonly bytes: Buffer;
}

@Injectable()
export class PicturesQueries {
  /** Whether it is the activity's picture now, and, where that is asked, published. */
  async exists(manager: EntityManager, { activityId, pictureId }: PictureKey, published: boolean): Promise<boolean> {
    const rows = await sql(manager)<{ found: number }>`
      SELECT 1 AS found FROM activity_pictures p JOIN activities a ON a.id = p.activity_id
       WHERE p.id = ${pictureId} AND a.id = ${activityId} AND (${!published} OR a.state = 'published')`;
    return rows.length > 0;
  }

  async one(manager: EntityManager, pictureId: string): Promise<StoredPicture | null> {
    const [picture] = await sql(manager)<StoredPicture>`
      SELECT media_type AS "mediaType", bytes FROM activity_pictures WHERE id = ${pictureId}`;
    return picture ?? null;
  }
}
