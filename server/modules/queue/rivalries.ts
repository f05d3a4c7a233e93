import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rivalsOf, type Rivals, type Wish } from './domain/rivals.js';
import { QueueQueries } from './queue.queries.js';

/** Who wants what somebody else at the centre wants as well. */
@Injectable()
export class Rivalries {
  constructor(private readonly queries: QueueQueries) {}

  async of(manager: EntityManager, centreId: string): Promise<Rivals> {
    const wishes = await this.queries.wishes(manager, centreId);
    const contested = contestedPools(wishes);
    if (contested.length === 0) return rivalsOf(withoutPools(wishes), new Map());
    const from = new Date(Math.min(...contested.map((wish) => wish.from)));
    const until = new Date(Math.max(...contested.map((wish) => wish.until)));
    const poolIds = [...new Set(contested.map(({ resourceId }) => resourceId))];
    const stocks = await this.queries.stocks(manager, poolIds, { from, until });
    return rivalsOf([...withoutPools(wishes), ...contested], stocks);
  }
}

const withoutPools = (wishes: readonly Wish[]): Wish[] => wishes.filter(({ exclusive }) => exclusive);

/** Only where two want a pool at the same time must its stock be known. */
function contestedPools(wishes: readonly Wish[]): Wish[] {
  const pools = Map.groupBy(
    wishes.filter(({ exclusive }) => !exclusive),
    ({ resourceId }) => resourceId,
  );
  return [...pools.values()].flatMap((all) => all.filter((one) => all.some((other) => meets(one, other))));
}

const meets = (one: Wish, other: Wish): boolean =>
  one.visitId !== other.visitId && one.from < other.until && other.from < one.until;
