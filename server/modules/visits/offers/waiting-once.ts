import { Injectable } from '@nestjs/common';
import { RefusedError } from '../../../common/errors/refused.error.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { oneAtATime } from '../../../database/locks.js';
import { VisitWishes } from './visit-wishes.js';
import { WaitingListQueries, type WaitingWish } from './waiting-list.queries.js';

/** Nobody waits twice for the same: each wish has a turn of its own, in which a room is kept from everybody else. */
@Injectable()
export class WaitingOnce {
  constructor(
    private readonly list: WaitingListQueries,
    private readonly wishes: VisitWishes,
  ) {}

  /**
   * No other wish of this partner comes to the list until the unit of work ends.
   * @param visitId whose wish it is; null for one that is only asked for
   * @throws RefusedError waiting-list/already-waiting
   */
  async claim(tx: Tx, wish: WaitingWish, visitId: string | null = null): Promise<void> {
    await oneAtATime(tx.manager, `waiting of ${wish.partnerId}`);
    const other = (await this.list.waitingFor(tx.manager, wish)).find((id) => id !== visitId);
    if (other) throw new RefusedError('waiting-list/already-waiting', { visitId: other });
  }

  /** The same for a visit that is to wait, or to wait again. @throws RefusedError waiting-list/already-waiting */
  async claimAgain(tx: Tx, visitId: string): Promise<void> {
    const { partnerId, session, wanted } = await this.wishes.of(tx.manager, visitId);
    await this.claim(tx, { partnerId, roomId: wanted.roomId, ...session }, visitId);
  }
}
