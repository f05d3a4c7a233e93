import { Injectable } from '@nestjs/common';
import { RefusedError } from '../../common/errors/refused.error.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { moveTo, stateBefore } from './domain/award-lifecycle.js';
import type {
  AttendanceCorrected,
  VisitApproved,
  VisitAttended,
  VisitEnded,
  VisitRequested,
  VisitUndone,
} from '../visits/index.js';
import type { TransportAward } from './entities/transport-award.entity.js';
import { TransportAwardsRepository } from './transport-awards.repository.js';
import { TransportLedger } from './transport-ledger.repository.js';
import { budgetLeft, TransportQuotesService } from './transport-quotes.service.js';
import { TransportSchemesRepository } from './transport-schemes.repository.js';

const NOBODY_CAME = 'Attendance was corrected: nobody came.';

/** What happens to an award when something happens to its visit. Always inside the visit's own unit of work. */
@Injectable()
export class AwardPromisesService {
  constructor(
    private readonly quotes: TransportQuotesService,
    private readonly schemes: TransportSchemesRepository,
    private readonly awards: TransportAwardsRepository,
    private readonly ledger: TransportLedger,
    private readonly clock: Clock,
  ) {}

  /** Writes down what was quoted; no money is set aside before the visit is approved. Without help the visit goes ahead. */
  async quote(tx: Tx, { visit, transportQuotePence }: VisitRequested): Promise<void> {
    if (transportQuotePence === null) return;
    const { id: visitId, centreId, partnerId, schoolDay: day } = visit;
    const asked = { centreId, partnerId, day, quotePence: transportQuotePence };
    const { scheme, answer } = await this.quotes.quote(tx.manager, asked);
    if (!answer.eligible || !scheme || answer.awardPence === 0) return;
    const { miles, percent, awardPence, limitedBy } = answer;
    const promise = { quotePence: transportQuotePence, miles, percent, awardPence, limitedBy };
    const { id: schemeId, authorityId } = scheme;
    await this.awards.insertQuoted(tx, { id: newId(), authorityId, schemeId, visitId, partnerId, ...promise });
  }

  /**
   * Sets the quoted award aside, or gives it up when the manager approves without it.
   * @throws RefusedError transport/budget-exhausted when it cannot be set aside whole, which undoes the approval
   */
  async approve(tx: Tx, { visit, actorId, withoutAward }: VisitApproved): Promise<void> {
    const award = await this.awards.forVisit(tx.manager, visit.id);
    // What was given up stays so, also when a visit is approved again after a change.
    if (!award || award.state === 'released') return;
    if (withoutAward) return this.giveUp(tx, award, actorId);
    // A visit that was changed is approved again: what was set aside then still is.
    if (award.state === 'committed') return;
    const move = moveTo(award, 'commit');
    if (!move.ok) throw new RefusedError(move.refusal);
    await this.admit(tx, award);
    await this.ledger.commit(tx, award, actorId);
    await this.awards.move(tx, award, move.state, this.trace(award));
  }

  /** Gives back what was set aside, if anything still is. */
  async end(tx: Tx, { visit, actorId }: VisitEnded): Promise<void> {
    const award = await this.awards.forVisit(tx.manager, visit.id);
    if (award && moveTo(award, 'release').ok) await this.giveUp(tx, award, actorId);
  }

  /**
   * The decision that moved it was taken back: the ledger takes its entry back by one of its own.
   * @throws RefusedError transport/budget-exhausted when the money was promised to somebody else meanwhile
   */
  async undo(tx: Tx, { visit, decidedAt, actorId }: VisitUndone): Promise<void> {
    const award = await this.awards.forVisit(tx.manager, visit.id);
    const before = award && stateBefore(award, decidedAt);
    if (!award || !before) return;
    if (before === 'committed') {
      await this.admit(tx, award);
      await this.ledger.commit(tx, award, actorId);
    } else if (award.state === 'committed') {
      await this.schemes.lock(tx, award.schemeId);
      await this.ledger.release(tx, award, actorId);
    }
    await this.awards.move(tx, award, before, { stateBefore: null, movedAt: null });
  }

  /** From now on the cost can be claimed. */
  async attend(tx: Tx, { visit }: VisitAttended): Promise<void> {
    const award = await this.awards.forVisit(tx.manager, visit.id);
    if (award?.state !== 'committed' || award.claimableAt !== null) return;
    await this.awards.move(tx, award, award.state, { claimableAt: this.clock.now() });
  }

  /**
   * A visit that did not take place after all has no journey to pay for: what is promised or claimed is given back. What
   * was given back when nobody seemed to have come stays so; the scheme may have promised it to others since.
   * @throws RefusedError correction/award-settled when the journey was paid for
   */
  async correct(tx: Tx, { visit, actorId, state, before }: AttendanceCorrected): Promise<void> {
    if (state !== 'no_show' || before === 'no_show') return;
    const award = await this.awards.forVisit(tx.manager, visit.id);
    if (award?.state === 'paid') throw new RefusedError('correction/award-settled');
    if (award?.state === 'committed') await this.giveUp(tx, award, actorId);
    if (award?.state === 'claimed') await this.refuseClaim(tx, award, actorId);
  }

  private async refuseClaim(tx: Tx, award: TransportAward, actorId: string): Promise<void> {
    await this.schemes.lock(tx, award.schemeId);
    await this.ledger.release(tx, award, actorId);
    const settled = { settledAt: this.clock.now(), settledBy: actorId };
    await this.awards.move(tx, award, 'refused', { ...settled, refusalReason: NOBODY_CAME });
  }

  private async giveUp(tx: Tx, award: TransportAward, actorId: string | null): Promise<void> {
    const move = moveTo(award, 'release');
    if (!move.ok) throw new RefusedError(move.refusal);
    await this.schemes.lock(tx, award.schemeId);
    if (award.state === 'committed') await this.ledger.release(tx, award, actorId);
    await this.awards.move(tx, award, move.state, this.trace(award));
  }

  /** So that the decision can be taken back. */
  private trace({ state }: TransportAward) {
    return { stateBefore: state, movedAt: this.clock.now() };
  }

  private async admit(tx: Tx, { schemeId, partnerId, awardPence }: TransportAward): Promise<void> {
    const scheme = await this.schemes.lock(tx, schemeId);
    const budget = budgetLeft(scheme);
    const schoolCap = await this.schemes.schoolCapLeft(tx.manager, scheme, partnerId);
    const leftPence = Math.max(0, Math.min(budget, schoolCap));
    if (awardPence <= leftPence) return;
    const limitedBy = budget <= schoolCap ? 'budget' : 'school_cap';
    throw new RefusedError('transport/budget-exhausted', { awardPence, leftPence, limitedBy });
  }
}
