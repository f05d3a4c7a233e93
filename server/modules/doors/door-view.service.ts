import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DoorView } from '#shared/contracts/doors.contract.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { matchesTag } from '../../common/http/entity-tag.js';
import { addDays, localDayOf, startOfDay } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { Store } from '../../database/store.js';
import { hashOf } from '../accounts/index.js';
import { PoliciesRepository } from '../policies/index.js';
import { DoorsQueries } from './doors.queries.js';

export interface DoorAnswer {
  readonly etag: string;
  /** Null when the display already has it. */
  readonly view: DoorView | null;
}

/** What a display gets for its secret address: the room's day, which the display itself sets against its clock. */
@Injectable()
export class DoorViewService {
  constructor(
    private readonly store: Store,
    private readonly queries: DoorsQueries,
    private readonly policies: PoliciesRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * @param known the entity tags that the display has, as in If-None-Match
   * @throws RefusedError door/not-found for every address that cannot be read, whatever the reason
   */
  async read(token: string, known: string | undefined): Promise<DoorAnswer> {
    const view = await this.view(token);
    const etag = `"${createHash('sha256').update(JSON.stringify(view)).digest('base64url').slice(0, 27)}"`;
    return { etag, view: matchesTag(known, etag) ? null : view };
  }

  private view(token: string): Promise<DoorView> {
    return this.store.read(async (manager) => {
      const found = await this.queries.living(manager, hashOf(token));
      if (!found) throw new RefusedError('door/not-found');
      const { roomId, room, centreId, centre, zone } = found;
      const day = localDayOf(this.clock.now(), zone);
      const span = { from: startOfDay(day, zone), until: startOfDay(addDays(day, 1), zone) };
      const { doorShowsActivity } = await this.policies.of(manager, centreId);
      const visits = await this.queries.visits(manager, roomId, span, doorShowsActivity);
      const closures = await this.queries.closures(manager, roomId, span);
      return { room, centre, zone, day, slots: [...visits, ...closures].sort((a, b) => (a.from < b.from ? -1 : 1)) };
    });
  }
}
