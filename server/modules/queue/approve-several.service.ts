import { Injectable } from '@nestjs/common';
import type { ApprovalsView, ApproveSeveral } from '#shared/contracts/queue.contract.js';
import { REFUSALS } from '#shared/contracts/refusals.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { MoveVisitService } from '../visits/index.js';
import { QueueService } from './queue.service.js';

type Outcome = ApprovalsView['outcomes'][number];
type Chosen = ApproveSeveral['visits'][number];

/**
 * Approves several requests, each in a unit of work of its own: a refusal undoes that one alone. They are decided by
 * need, so that of two who want the same the school that is shorter of hours has it.
 */
@Injectable()
export class ApproveSeveralService {
  constructor(
    private readonly queue: QueueService,
    private readonly moves: MoveVisitService,
  ) {}

  /** @throws RefusedError centre/not-found */
  async approve(actor: Actor, centreId: string, { visits }: ApproveSeveral): Promise<ApprovalsView> {
    if (!actor.mayAt('visits.decide', { centreId })) throw new RefusedError('centre/not-found');
    const byNeed = await this.queue.byNeed(
      centreId,
      visits.map(({ visitId }) => visitId),
    );
    const place = (one: Chosen) => (byNeed.includes(one.visitId) ? byNeed.indexOf(one.visitId) : byNeed.length);
    const outcomes = new Map<string, Outcome>();
    for (const one of visits.toSorted((a, b) => place(a) - place(b)))
      outcomes.set(one.visitId, await this.approveOne(actor, centreId, one));
    return { outcomes: visits.flatMap(({ visitId }) => outcomes.get(visitId) ?? []) };
  }

  private async approveOne(actor: Actor, centreId: string, { visitId, version }: Chosen): Promise<Outcome> {
    try {
      const approved = await this.moves.approveAt(actor, centreId, visitId, version);
      return { visitId, refusal: null, message: null, state: approved.state, version: approved.version };
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      const refusal = wasOutdone(error) ? 'visit/slot-taken' : error.refusal;
      return { visitId, refusal, message: REFUSALS[refusal].message, state: null, version: null };
    }
  }
}

/** A rival that was approved before it in the same go has made it wait. */
const wasOutdone = ({ refusal, details }: RefusedError): boolean =>
  refusal === 'visit/already-decided' && (details as { state?: unknown } | undefined)?.state === 'waitlisted';
