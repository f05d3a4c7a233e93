import { Injectable } from '@nestjs/common';
import type { VisitAction } from '#shared/contracts/visits.contract.js';
import type { ActorSide } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import { SessionReader } from '../../common/auth/session-reader.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { maySee, sideFor } from './visits.policy.js';
import { VisitMover } from './visit-mover.js';
import type { VisitRecord } from './visit-records.js';
import { VisitsRepository } from './visits.repository.js';

export interface Opening {
  readonly action: VisitAction;
  readonly version: number;
  /** The only centre whose visits it is about. */
  readonly at?: string | undefined;
}

export interface OpenedVisit {
  readonly visit: VisitRecord;
  /** On which they make the move. */
  readonly side: ActorSide;
}

/** What every move by a person begins with: the visit is theirs to see, the move theirs to make, and it is as they saw it. */
@Injectable()
export class VisitGate {
  constructor(
    private readonly sessions: SessionReader,
    private readonly visits: VisitsRepository,
    private readonly mover: VisitMover,
  ) {}

  /**
   * The visit stays as it is read here until the unit of work ends.
   * @throws RefusedError visit/not-found, visit/not-your-move, visit/already-decided
   */
  async open(tx: Tx, actor: Actor, visitId: string, { action, version, at }: Opening): Promise<OpenedVisit> {
    await this.sessions.holdRoles(tx, actor);
    await this.mover.prepare(tx, action, [visitId]);
    const visit = await this.visits.forDecision(tx, visitId);
    if (!visit || !maySee(actor, visit) || (at ?? visit.centreId) !== visit.centreId)
      throw new RefusedError('visit/not-found');
    const side = sideFor(actor, action, visit);
    if (!side) throw new RefusedError('visit/not-your-move');
    if (visit.version !== version) throw new RefusedError('visit/already-decided', { state: visit.state });
    return { visit, side };
  }
}
