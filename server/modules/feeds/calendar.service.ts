import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RefusedError } from '../../common/errors/refused.error.js';
import { matchesTag } from '../../common/http/entity-tag.js';
import { addDays, localDayOf, startOfDay } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { Store } from '../../database/store.js';
import { hashOf } from '../accounts/index.js';
import { calendarText } from './calendar-text.js';
import { CalendarQueries, type CalendarWindow } from './calendar.queries.js';
import { FeedsQueries } from './feeds.queries.js';
import { selectionFor, type FeedSelection } from './feeds.policy.js';

/** Days after which a calendar forgets what was. */
const DAYS_BACK = 60;
/** Days of the window are counted where the centres are. */
const ZONE = 'Europe/London';
/** To be raised when the same visits are written differently, so that nobody keeps the old text. */
const FORMAT = 3;

export interface CalendarAnswer {
  readonly etag: string;
  /** Null when the reader already has it. */
  readonly text: string | null;
}

/** What a calendar program gets for a secret address. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly store: Store,
    private readonly feeds: FeedsQueries,
    private readonly calendars: CalendarQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * @param known the entity tags that the reader has, as in If-None-Match
   * @throws RefusedError `feed/not-found` for every address that cannot be read, whatever the reason
   */
  read(token: string, known: string | undefined): Promise<CalendarAnswer> {
    return this.store.read(async (manager) => {
      const feed = await this.feeds.living(manager, hashOf(token));
      const selection = feed && selectionFor(feed.owner, feed);
      if (!selection) throw new RefusedError('feed/not-found');
      const window = this.window();
      // The stamp is read before the visits: a change in between makes the next reading fresh, never stale.
      const stamp = await this.calendars.stamp(manager, selection);
      const etag = etagOf([FORMAT, window.firstDay, selection, stamp]);
      if (matchesTag(known, etag)) return { etag, text: null };
      return { etag, text: await this.text(manager, selection, window) };
    });
  }

  private window(): CalendarWindow {
    const firstDay = addDays(localDayOf(this.clock.now(), ZONE), -DAYS_BACK);
    return { firstDay, from: startOfDay(firstDay, ZONE) };
  }

  private async text(manager: EntityManager, selection: FeedSelection, window: CalendarWindow): Promise<string> {
    const visits = await this.calendars.visits(manager, selection, window);
    const name = selection.roomId === null ? 'CLC Commons' : await this.feeds.roomName(manager, selection.roomId);
    return calendarText(name, visits);
  }
}

/** Weak: a school that is renamed shows its new name with the next change, or the next day. */
const etagOf = (facts: readonly unknown[]): string =>
  `W/"${createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 27)}"`;
