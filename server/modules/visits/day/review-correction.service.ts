import { Injectable } from '@nestjs/common';
import type { CorrectionAction, CorrectionView, ReviewCorrection } from '#shared/contracts/on-the-day.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { SessionReader } from '../../../common/auth/session-reader.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { DomainEvents } from '../../../common/events/domain-events.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { Store } from '../../../database/store.js';
import { ReservationsRepository, ResourceTakenError } from '../../reservations/index.js';
import type { AttendanceCorrection } from '../entities/attendance-correction.entity.js';
import type { Visit } from '../entities/visit.entity.js';
import { AttendanceCorrected } from '../events/visit-events.js';
import { mayWorkAt } from '../visits.policy.js';
import { VisitsRepository } from '../visits.repository.js';
import { asProposal, asReviewer, toCorrectionView } from './correction.mapper.js';
import { CorrectionsRepository, type Review } from './corrections.repository.js';
import { changesNothing, hindranceOfReview } from './domain/correction.js';

const SETTLED = { accept: 'accepted', refuse: 'refused', withdraw: 'withdrawn' } as const;

/** A second person agrees that attendance was recorded wrongly, or does not. Of two at once one is told it is done. */
@Injectable()
export class ReviewCorrectionService {
  constructor(
    private readonly store: Store,
    private readonly sessions: SessionReader,
    private readonly visits: VisitsRepository,
    private readonly corrections: CorrectionsRepository,
    private readonly reservations: ReservationsRepository,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws RefusedError correction/not-found, correction/own-proposal, correction/already-reviewed,
   *   correction/visit-changed, correction/room-given-away, correction/award-settled
   */
  async accept(actor: Actor, correctionId: string, { note }: ReviewCorrection): Promise<CorrectionView> {
    try {
      return await this.settle(actor, correctionId, 'accept', note);
    } catch (error) {
      if (error instanceof ResourceTakenError) throw new RefusedError('correction/room-given-away');
      throw error;
    }
  }

  /** What is recorded stays. @throws RefusedError correction/… as `accept` does */
  refuse(actor: Actor, correctionId: string, { note }: ReviewCorrection): Promise<CorrectionView> {
    return this.settle(actor, correctionId, 'refuse', note);
  }

  /** The proposer takes it back. @throws RefusedError correction/not-yours, correction/already-reviewed */
  withdraw(actor: Actor, correctionId: string): Promise<CorrectionView> {
    return this.settle(actor, correctionId, 'withdraw', null);
  }

  private settle(
    actor: Actor,
    correctionId: string,
    action: CorrectionAction,
    reviewNote: string | null,
  ): Promise<CorrectionView> {
    return this.store.write(async (tx) => {
      await this.sessions.holdRoles(tx, actor);
      const { visit, correction } = await this.forReview(tx, actor, correctionId);
      const hindrance = hindranceOfReview(
        asProposal(correction, visit.version),
        action,
        asReviewer(actor, visit.centreId),
      );
      if (hindrance) throw new RefusedError(hindrance);
      const reviewedBy = action === 'withdraw' ? null : actor.personId;
      const review: Review = { state: SETTLED[action], reviewedBy, reviewedAt: this.clock.now(), reviewNote };
      if (!(await this.corrections.settle(tx, correctionId, review)))
        throw new RefusedError('correction/already-reviewed');
      if (action === 'accept') await this.apply(tx, actor, visit, correction);
      const row = await this.corrections.one(tx.manager, correctionId);
      if (!row) throw new RefusedError('correction/not-found');
      return toCorrectionView(row, actor);
    });
  }

  /** The visit first, as every move does, so that nobody waits in a circle. */
  private async forReview(tx: Tx, actor: Actor, correctionId: string) {
    const found = await this.corrections.one(tx.manager, correctionId);
    if (!found || !mayWorkAt(actor, found.centreId)) throw new RefusedError('correction/not-found');
    const visit = await this.visits.forDecision(tx, found.visitId);
    const correction = await this.corrections.forReview(tx, correctionId);
    if (!visit || !correction) throw new RefusedError('correction/not-found');
    return { visit, correction };
  }

  private async apply(tx: Tx, actor: Actor, visit: Visit, correction: AttendanceCorrection): Promise<void> {
    const { toState, pupils, adults } = correction;
    const before = recordedState(visit);
    const recorded = { state: before, pupils: visit.attendedPupils, adults: visit.attendedAdults };
    if (changesNothing(recorded, { state: toState, pupils, adults }))
      throw new RefusedError('correction/visit-changed');
    const came = toState === 'attended';
    const counts = came ? { attendedPupils: pupils, attendedAdults: adults } : NOBODY;
    if (!(await this.visits.move(tx, visit, toState, counts))) throw new RefusedError('correction/visit-changed');
    if (!came) await this.reservations.release(tx, visit.id);
    else if (before === 'no_show') await this.reservations.activate(tx, visit.id);
    await this.visits.addHistory(tx, {
      ...{ visitId: visit.id, version: visit.version + 1, at: this.clock.now(), actorId: actor.personId },
      ...{ actorSide: 'centre', move: 'correct', fromState: visit.state, toState, reasonCode: null },
    });
    await this.events.publish(tx, new AttendanceCorrected(visit, actor.personId, toState, before, pupils, adults));
  }
}

const NOBODY = { attendedPupils: null, attendedAdults: null, arrivedAt: null } as const;

function recordedState({ state }: Visit): 'attended' | 'no_show' {
  if (state === 'attended' || state === 'no_show') return state;
  throw new RefusedError('correction/visit-changed');
}
