import { Injectable } from '@nestjs/common';
import type { VisitMove } from '#shared/contracts/visits.contract.js';
import type { ActorSide } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import { SessionReader } from '../../common/auth/session-reader.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { editSide, maySee } from './visits.policy.js';
import type { VisitChanges, VisitRecord } from './visit-records.js';
import { VisitsRepository } from './visits.repository.js';

/** An approved visit in the hands of somebody who may edit it. */
export interface PromisedVisit {
  readonly visit: VisitRecord;
  readonly actor: Actor;
  readonly side: ActorSide;
}

/** What happens to an approved visit that stays approved, and where it stays. */
@Injectable()
export class PromisedVisits {
  constructor(
    private readonly sessions: SessionReader,
    private readonly visits: VisitsRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError visit/not-found, visit/not-your-move, visit/already-decided, visit/wrong-state, visit/already-begun */
  async forEdit(
    tx: Tx,
    actor: Actor,
    { visitId, version }: { readonly visitId: string; readonly version: number },
  ): Promise<PromisedVisit> {
    await this.sessions.holdRoles(tx, actor);
    const visit = await this.visits.forDecision(tx, visitId);
    if (!visit || !maySee(actor, visit)) throw new RefusedError('visit/not-found');
    const side = editSide(actor, visit);
    if (!side) throw new RefusedError('visit/not-your-move');
    if (visit.version !== version) throw new RefusedError('visit/already-decided', { state: visit.state });
    if (visit.state !== 'approved') throw new RefusedError('visit/wrong-state', { state: visit.state });
    if (visit.startsAt <= this.clock.now()) throw new RefusedError('visit/already-begun');
    return { visit, actor, side };
  }

  /** @throws RefusedError visit/already-decided when somebody was faster */
  async record(
    tx: Tx,
    { visit, actor, side }: PromisedVisit,
    { move, changes }: { readonly move: VisitMove; readonly changes: VisitChanges },
  ): Promise<void> {
    if (!(await this.visits.change(tx, visit, changes))) throw new RefusedError('visit/already-decided');
    await this.visits.addHistory(tx, {
      ...{ visitId: visit.id, version: visit.version + 1, at: this.clock.now() },
      ...{ actorId: actor.personId, actorSide: side, move, reasonCode: null },
      ...{ fromState: visit.state, toState: visit.state },
    });
  }
}
