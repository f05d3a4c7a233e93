import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common/auth/actor.js';
import { DomainEvents } from '../../../common/events/domain-events.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { SeriesMoved } from '../events/series-events.js';
import type { VisitFacts } from '../events/visit-events.js';

/** Tells once of all that an edit did. */
@Injectable()
export class SeriesNewsTeller {
  constructor(
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  async of(
    tx: Tx,
    { personId }: Actor,
    news: { changed: readonly VisitFacts[]; ended: readonly VisitFacts[] },
  ): Promise<void> {
    if (news.changed.length > 0) await this.events.publish(tx, new SeriesMoved('changed', news.changed, personId));
    if (news.ended.length > 0) await this.events.publish(tx, new SeriesMoved('cancelled', news.ended, personId));
  }
}
