import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/auth/actor.js';
import { DomainEvents } from '../../common/events/domain-events.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import type { ClosureRow } from './closures.queries.js';
import { ClosureNews } from './events/closure-events.js';

type Told = ClosureNews['visits'][number];

/** Tells each school once of all its visits in a plan. */
@Injectable()
export class PlanNewsTeller {
  constructor(private readonly events: DomainEvents) {}

  async tell(tx: Tx, actor: Actor, closure: Pick<ClosureRow, 'id' | 'kind'>, visits: readonly Told[]): Promise<void> {
    for (const [partnerId, own] of Map.groupBy(visits, (visit) => visit.partnerId)) {
      const fromSchool = closure.kind === 'school';
      await this.events.publish(tx, new ClosureNews(closure.id, partnerId, actor.personId, own, fromSchool));
    }
  }
}
