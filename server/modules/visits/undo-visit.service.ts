import { Injectable } from '@nestjs/common';
import type { UndoDecision } from '#shared/contracts/visit-requests.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { SessionReader } from '../../common/auth/session-reader.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { wouldBeRefused } from '../../database/attempt.js';
import { Store } from '../../database/store.js';
import { OutboxRepository } from '../../jobs/outbox.repository.js';
import { decideUndo } from './domain/undo.js';
import { Rivals } from './rivals.js';
import { takeBackKey } from './undoable.js';
import { VisitRestorer, type Back } from './visit-restorer.js';
import { maySee, sideFor } from './visits.policy.js';
import { VisitsQueries } from './visits.queries.js';
import type { UndoableVisit } from './visit-records.js';
import { VisitsRepository } from './visits.repository.js';

/**
 * Takes a decision back within its window: the visit is as it was, what it held it holds again, and nobody is told. The
 * history shows both.
 */
@Injectable()
export class UndoVisitService {
  constructor(
    private readonly store: Store,
    private readonly sessions: SessionReader,
    private readonly visits: VisitsRepository,
    private readonly rivals: Rivals,
    private readonly outbox: OutboxRepository,
    private readonly queries: VisitsQueries,
    private readonly restorer: VisitRestorer,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError with the reason why it stays as it is */
  undo(actor: Actor, visitId: string, { version }: UndoDecision): Promise<VisitDetailView> {
    return this.store.write(async (tx) => {
      await this.sessions.holdRoles(tx, actor);
      await this.rivals.takeBackAlone(tx, visitId);
      const visit = await this.visits.forDecision(tx, visitId);
      if (!visit || !maySee(actor, visit)) throw new RefusedError('visit/not-found');
      if (visit.version !== version) throw new RefusedError('visit/already-decided', { state: visit.state });
      const back = await this.admit(tx, actor, visit);
      await this.restorer.goBack(tx, visit, back);
      if (back.last.move === 'approve') await this.askRivalsAgain(tx, visit, back);
      return this.queries.detail(tx.manager, actor, visitId);
    });
  }

  private async admit(tx: Tx, actor: Actor, visit: UndoableVisit): Promise<Back> {
    const last = await this.visits.lastMove(tx, visit);
    if (sideFor(actor, last?.move === 'recordNoShow' ? 'recordNoShow' : 'decline', visit) !== 'centre')
      throw new RefusedError('visit/not-your-move');
    const asked = { actorId: actor.personId, holdExpiresAt: visit.holdBefore };
    const decision = decideUndo(last, asked, this.clock.now());
    if (!decision.ok || !last) throw new RefusedError(decision.ok ? 'visit/nothing-to-undo' : decision.refusal);
    // Whoever delivers may be ahead of this clock: what has left, or is leaving, cannot be unsaid.
    if (!(await this.outbox.takeBack(tx, takeBackKey(visit)))) throw new RefusedError('visit/undo-too-late');
    return { state: decision.state, last, actorId: actor.personId };
  }

  /** Those that have waited since the approval wait for their answer again, unless another visit is in their way, too. */
  private async askRivalsAgain(tx: Tx, winner: UndoableVisit, { last, actorId }: Back): Promise<void> {
    for (const id of await this.rivals.outdoneSince(tx, winner.id, last.at)) {
      const rival = await this.visits.forDecision(tx, id);
      const move = rival && (await this.visits.lastMove(tx, rival));
      if (!rival || move?.move !== 'wait') continue;
      if (!(await wouldBeRefused(tx, () => this.rivals.take(tx, id))))
        await this.restorer.goBack(tx, rival, { state: 'requested', last: move, actorId });
    }
  }
}
