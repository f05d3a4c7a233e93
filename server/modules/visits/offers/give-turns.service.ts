import { Injectable } from '@nestjs/common';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { oneAtATime } from '../../../database/locks.js';
import { Store } from '../../../database/store.js';
import { ResourceTakenError } from '../../reservations/index.js';
import { WaitingListQueries } from './waiting-list.queries.js';
import { WaitingOrder } from './waiting-order.service.js';
import { WaitingTurns } from './waiting-turns.js';

/** Offers what has become free to the first on each list whose whole wish fits, then to the next. */
@Injectable()
export class GiveTurnsService {
  constructor(
    private readonly store: Store,
    private readonly list: WaitingListQueries,
    private readonly order: WaitingOrder,
    private readonly turns: WaitingTurns,
    private readonly clock: Clock,
  ) {}

  /**
   * What fails keeps nobody else from a turn.
   * @returns how many got one; rejects with AggregateError, after all were tried, when some failed
   */
  async giveAll(): Promise<number> {
    const centres = await this.store.read((manager) => this.list.centresWaiting(manager, this.clock.now()));
    let given = 0;
    const errors: unknown[] = [];
    for (const centreId of centres) given += await this.ofCentre(centreId, errors);
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} turns could not be given`);
    return given;
  }

  /**
   * Looks first without a unit of work, since most of the time nobody's wish fits; then one unit of work for each turn,
   * in which only one process at a time serves a centre.
   */
  private async ofCentre(centreId: string, errors: unknown[]): Promise<number> {
    if (!(await this.store.read((manager) => this.turns.anyFits(manager, centreId)))) return 0;
    const tried = new Set<string>();
    let given = 0;
    for (let left = true; left;) {
      const before = tried.size;
      try {
        given += await this.store.write((tx) => this.next(tx, centreId, tried));
      } catch (error) {
        // Somebody was faster at the last moment: the next one may still have luck.
        if (!(error instanceof ResourceTakenError || error instanceof RefusedError)) errors.push(error);
      }
      left = tried.size > before;
    }
    return given;
  }

  /** @param tried who was looked at already: what did not fit then fits even less after others had their turn */
  private async next(tx: Tx, centreId: string, tried: Set<string>): Promise<number> {
    await oneAtATime(tx.manager, `waiting list ${centreId}`);
    const inOrder = await this.order.ofCentre(tx.manager, centreId);
    for (const { id } of inOrder.filter((one) => !tried.has(one.id))) {
      tried.add(id);
      if (await this.turns.give(tx, id)) return 1;
    }
    return 0;
  }
}
