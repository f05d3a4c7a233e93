import { Injectable } from '@nestjs/common';
import { REFUSALS } from '#shared/contracts/refusals.js';
import type { ApproveSeries, EndSeries } from '#shared/contracts/series-requests.contract.js';
import type { SeriesDecision } from '#shared/contracts/series.contract.js';
import type { VisitAction } from '#shared/contracts/visits.contract.js';
import type { ReasonCode } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../../common/auth/actor.js';
import { SessionReader } from '../../../common/auth/session-reader.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { DomainEvents } from '../../../common/events/domain-events.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { attempt } from '../../../database/attempt.js';
import { Store } from '../../../database/store.js';
import { SeriesMoved, type SeriesNews } from '../events/series-events.js';
import { VisitApproved, VisitEnded } from '../events/visit-events.js';
import { VisitMover } from '../visit-mover.js';
import { maySee, sideFor } from '../visits.policy.js';
import type { MoveChanges, VisitRecord } from '../visit-records.js';
import { VisitsRepository } from '../visits.repository.js';
import { SeriesQueries } from './series.queries.js';

interface SeriesMove {
  readonly news: SeriesNews;
  /** What it means for one visit: calling off withdraws what is not answered yet. */
  readonly actionFor: (visit: VisitRecord, actor: Actor) => VisitAction;
  readonly changes: MoveChanges;
  readonly event: (visit: VisitRecord, action: VisitAction) => object;
}

const ENDING = { decline: 'declined', withdraw: 'withdrawn', cancel: 'cancelled' } as const;
type Ending = keyof typeof ENDING;

/** Decides several visits of a series at once, each on its own: one that cannot be moved holds up no other. */
@Injectable()
export class DecideSeriesService {
  constructor(
    private readonly store: Store,
    private readonly sessions: SessionReader,
    private readonly visits: VisitsRepository,
    private readonly mover: VisitMover,
    private readonly queries: SeriesQueries,
    private readonly events: DomainEvents,
  ) {}

  approve(actor: Actor, seriesId: string, input: ApproveSeries): Promise<SeriesDecision> {
    return this.decide(actor, seriesId, input.occurrences, {
      news: 'approved',
      actionFor: () => 'approve',
      changes: {},
      event: (visit) => new VisitApproved(visit, actor.personId, input.withoutAward, true),
    });
  }

  decline(actor: Actor, seriesId: string, input: EndSeries): Promise<SeriesDecision> {
    return this.end(actor, seriesId, input, { news: 'declined', actionFor: () => 'decline' });
  }

  withdraw(actor: Actor, seriesId: string, input: EndSeries): Promise<SeriesDecision> {
    return this.end(actor, seriesId, input, { news: 'withdrawn', actionFor: () => 'withdraw' });
  }

  /** Calls off what is still to come: cancels what is approved, withdraws or declines what is not answered. */
  cancel(actor: Actor, seriesId: string, input: EndSeries): Promise<SeriesDecision> {
    const actionFor = (visit: VisitRecord, by: Actor): Ending => {
      if (visit.state === 'approved') return 'cancel';
      return sideFor(by, 'withdraw', visit) === null ? 'decline' : 'withdraw';
    };
    return this.end(actor, seriesId, input, { news: 'cancelled', actionFor });
  }

  private end(
    actor: Actor,
    seriesId: string,
    { occurrences, reasonCode, note }: EndSeries,
    move: { news: SeriesNews; actionFor: (visit: VisitRecord, by: Actor) => Ending },
  ): Promise<SeriesDecision> {
    const reasonNote = note === undefined || note === '' ? null : note;
    return this.decide(actor, seriesId, occurrences, {
      ...move,
      changes: { reasonCode, reasonNote },
      event: (visit, action) => ended(visit, ENDING[action as Ending], actor, reasonCode),
    });
  }

  private decide(
    actor: Actor,
    seriesId: string,
    occurrences: ApproveSeries['occurrences'],
    move: SeriesMove,
  ): Promise<SeriesDecision> {
    return this.store.write(async (tx) => {
      await this.sessions.holdRoles(tx, actor);
      await this.queries.detail(tx.manager, actor, seriesId);
      const all = occurrences.map(({ visitId }) => visitId);
      if (move.news === 'approved') await this.mover.prepare(tx, 'approve', all);
      const refused = new Map<string, RefusedError>();
      const moved: VisitRecord[] = [];
      // In the order of ids, so that two who decide at once cannot wait for each other in a circle.
      for (const one of occurrences.toSorted((a, b) => (a.visitId < b.visitId ? -1 : 1))) {
        const refusal = await attempt(tx, async () => {
          moved.push(await this.decideOne(tx, actor, { ...one, seriesId }, move));
        });
        if (refusal) refused.set(one.visitId, refusal);
      }
      if (moved.length > 0) await this.events.publish(tx, new SeriesMoved(move.news, moved, actor.personId));
      const series = await this.queries.detail(tx.manager, actor, seriesId);
      return { outcomes: occurrences.map(({ visitId }) => outcomeOf(visitId, refused.get(visitId), series)), series };
    });
  }

  private async decideOne(
    tx: Tx,
    actor: Actor,
    one: { visitId: string; version: number; seriesId: string },
    move: SeriesMove,
  ): Promise<VisitRecord> {
    const visit = await this.visits.forDecision(tx, one.visitId);
    if (visit?.seriesId !== one.seriesId || !maySee(actor, visit)) throw new RefusedError('visit/not-found');
    const action = move.actionFor(visit, actor);
    const side = sideFor(actor, action, visit);
    if (!side) throw new RefusedError('visit/not-your-move');
    if (visit.version !== one.version) throw new RefusedError('visit/already-decided', { state: visit.state });
    if (!move.changes.reasonNote && (await this.mover.mustExplain(tx, visit, { action, side })))
      throw new RefusedError('visit/late-without-words');
    const event = () => move.event(visit, action);
    await this.mover.apply(tx, visit, { action, side, actorId: actor.personId, changes: move.changes, event });
    return visit;
  }
}

const ended = (visit: VisitRecord, state: VisitEnded['state'], { personId }: Actor, reason: ReasonCode) =>
  new VisitEnded(visit, state, personId, reason, true);

function outcomeOf(
  visitId: string,
  refused: RefusedError | undefined,
  { occurrences }: SeriesDecision['series'],
): SeriesDecision['outcomes'][number] {
  return {
    visitId,
    refusal: refused?.refusal ?? null,
    message: refused ? REFUSALS[refused.refusal].message : null,
    state: occurrences.find((occurrence) => occurrence.visitId === visitId)?.state ?? null,
  };
}
