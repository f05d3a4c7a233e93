import { Inject, Injectable } from '@nestjs/common';
import {
  feedsRoutes,
  type CreateFeed,
  type FeedList,
  type FeedRoom,
  type NewFeedView,
} from '#shared/contracts/feeds.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Store } from '../../database/store.js';
import { hashOf, newToken } from '../accounts/index.js';
import { FeedsQueries } from './feeds.queries.js';
import { FeedsRepository } from './feeds.repository.js';

/** A person's own calendar addresses. */
@Injectable()
export class FeedsService {
  constructor(
    private readonly store: Store,
    private readonly feeds: FeedsRepository,
    private readonly queries: FeedsQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(actor: Actor): Promise<FeedList> {
    return this.store.read(async (manager) => ({
      items: await this.queries.ofPerson(manager, actor.personId),
      rooms: (await this.queries.roomsOf(manager, actor.scope('feeds.room').centreIds)).map(withoutCentreId),
    }));
  }

  /** Makes an address; the one that the person had for the same thing stops working. */
  async create(actor: Actor, input: CreateFeed): Promise<NewFeedView> {
    const token = newToken();
    const id = newId();
    const createdAt = this.clock.now();
    const room = input.kind === 'room' ? await this.ownRoom(actor, input.roomId) : null;
    const feed = { id, tokenHash: hashOf(token), personId: actor.personId, roomId: room?.id ?? null, createdAt };
    await this.store.write((tx) => this.feeds.put(tx, feed));
    const address = this.config.publicUrl + feedsRoutes.calendar.replace(':token', token);
    const webcalAddress = address.replace(/^https?:/, 'webcal:');
    return { id, kind: input.kind, room, createdAt: createdAt.toISOString(), address, webcalAddress };
  }

  async revoke(actor: Actor, feedId: string): Promise<void> {
    const revoked = await this.store.write((tx) => this.feeds.revoke(tx, feedId, actor.personId, this.clock.now()));
    if (!revoked) throw new RefusedError('feed/not-found');
  }

  private async ownRoom(actor: Actor, roomId: string): Promise<FeedRoom> {
    const { centreIds } = actor.scope('feeds.room');
    const rooms = await this.store.read((manager) => this.queries.roomsOf(manager, centreIds));
    const room = rooms.find(({ id }) => id === roomId);
    if (!room) throw new RefusedError('room/not-found');
    return withoutCentreId(room);
  }
}

const withoutCentreId = ({ id, name, centreName }: FeedRoom): FeedRoom => ({ id, name, centreName });
