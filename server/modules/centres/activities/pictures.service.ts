import { Injectable } from '@nestjs/common';
import {
  PICTURE_LIMIT_PIXELS,
  type DescribePicture,
  type PictureFields,
  type StaffActivityView,
} from '#shared/contracts/activities.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { isKnown } from '../../../common/http/body-tag.js';
import type { Upload } from '../../../common/http/upload.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { Store } from '../../../database/store.js';
import { mayChange } from '../domain/activity-moves.js';
import { readPicture, type PictureHeader } from '../domain/picture-header.js';
import { ActivitiesRepository } from './activities.repository.js';
import { ActivityAccess, type ActivityRecord } from './activity-access.js';
import { PicturesQueries, type PictureKey, type StoredPicture } from './pictures.queries.js';
import { StaffActivitiesQueries } from './staff-activities.queries.js';

export interface PictureAnswer {
  readonly etag: string;
  /** Null for somebody who has it already. */
  readonly picture: StoredPicture | null;
}

/** Which version of which activity somebody works on. */
export interface Edit {
  readonly activityId: string;
  readonly version: number;
}

@Injectable()
export class PicturesService {
  constructor(
    private readonly store: Store,
    private readonly access: ActivityAccess,
    private readonly activities: ActivitiesRepository,
    private readonly pictures: PicturesQueries,
    private readonly views: StaffActivitiesQueries,
  ) {}

  /**
   * @param known the entity tags that the reader has
   * @throws RefusedError activity/picture-not-found, also when the activity is not published
   */
  published(key: PictureKey, known: string | undefined): Promise<PictureAnswer> {
    return this.read(key, known, null);
  }

  /** @throws RefusedError activity/not-found, activity/picture-not-found */
  forStaff(actor: Actor, key: PictureKey, known: string | undefined): Promise<PictureAnswer> {
    return this.read(key, known, actor);
  }

  /**
   * @throws RefusedError activity/not-found, activity/wrong-state, activity/picture-not-readable,
   *   activity/picture-too-many-pixels, resource/stale
   */
  replace(actor: Actor, edit: Edit, upload: Upload, fields: PictureFields): Promise<StaffActivityView> {
    return this.change(actor, edit, async (tx, activity) => {
      const header = sound(upload.bytes);
      const picture = { ...header, bytes: Buffer.from(upload.bytes), alternativeText: fields.alternativeText };
      await this.activities.replacePicture(tx, activity, edit.version, picture);
    });
  }

  /** @throws RefusedError activity/not-found, activity/wrong-state, activity/picture-not-found, resource/stale */
  describe(actor: Actor, edit: Edit, { alternativeText }: DescribePicture): Promise<StaffActivityView> {
    return this.change(actor, edit, async (tx, activity) => {
      const found = await this.activities.describePicture(tx, activity, edit.version, alternativeText);
      if (!found) throw new RefusedError('activity/picture-not-found');
    });
  }

  /** @throws RefusedError activity/not-found, activity/wrong-state, resource/stale */
  remove(actor: Actor, edit: Edit): Promise<StaffActivityView> {
    return this.change(actor, edit, (tx, activity) => this.activities.replacePicture(tx, activity, edit.version, null));
  }

  private change(
    actor: Actor,
    { activityId }: Edit,
    work: (tx: Tx, activity: ActivityRecord) => Promise<void>,
  ): Promise<StaffActivityView> {
    return this.store.write(async (tx) => {
      const activity = await this.access.edit(tx.manager, actor, activityId);
      if (!mayChange(activity.state)) throw new RefusedError('activity/wrong-state');
      await work(tx, activity);
      return this.views.one(tx.manager, activityId);
    });
  }

  /** @param actor null for the public, who see published ones only */
  private read(key: PictureKey, known: string | undefined, actor: Actor | null): Promise<PictureAnswer> {
    const etag = `"${key.pictureId}"`;
    return this.store.read(async (manager) => {
      if (actor) await this.access.edit(manager, actor, key.activityId);
      const exists = await this.pictures.exists(manager, key, actor === null);
      const wanted = exists && !isKnown(known, etag);
      const picture = wanted ? await this.pictures.one(manager, key.pictureId) : null;
      if (!exists || (wanted && !picture)) throw new RefusedError('activity/picture-not-found');
      return { etag, picture };
    });
  }
}

function sound(bytes: Uint8Array): PictureHeader {
  const header = readPicture(bytes);
  if (!header) throw new RefusedError('activity/picture-not-readable');
  const { width, height } = header;
  if (Math.max(width, height) > PICTURE_LIMIT_PIXELS)
    throw new RefusedError('activity/picture-too-many-pixels', { width, height });
  return header;
}
