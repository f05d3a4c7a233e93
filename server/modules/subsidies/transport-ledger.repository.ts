import { Injectable } from '@nestjs/common';
import type { TransportLedgerKind } from '#shared/contracts/vocabulary.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { isGuardViolation } from '../../database/guard-violation.js';
import type { TransportAward } from './entities/transport-award.entity.js';
import { TransportLedgerEntry } from './entities/transport-ledger-entry.entity.js';

interface Change {
  readonly entry: TransportLedgerKind;
  readonly committed: number;
  readonly paid: number;
  /** Null for what lapsed by itself. */
  readonly actorId: string | null;
}

const WITHIN_BUDGET = 'transport_schemes_within_budget';
const WITHIN_SCHOOL_CAP = 'transport_school_totals_within_cap';

/** Every promise, release and payment. The database keeps the running totals from these rows and guards them. */
@Injectable()
export class TransportLedger {
  constructor(private readonly clock: Clock) {}

  /** @throws RefusedError transport/budget-exhausted when a guard of the database says that there is not enough left */
  async commit(tx: Tx, award: TransportAward, actorId: string | null): Promise<void> {
    const { awardPence } = award;
    try {
      await this.write(tx, award, { entry: 'commit', committed: awardPence, paid: 0, actorId });
    } catch (error) {
      const limitedBy = isGuardViolation(error, WITHIN_BUDGET) ? 'budget' : 'school_cap';
      if (limitedBy === 'school_cap' && !isGuardViolation(error, WITHIN_SCHOOL_CAP)) throw error;
      throw new RefusedError('transport/budget-exhausted', { awardPence, leftPence: null, limitedBy });
    }
  }

  release(tx: Tx, award: TransportAward, actorId: string | null): Promise<void> {
    return this.write(tx, award, { entry: 'release', committed: -award.awardPence, paid: 0, actorId });
  }

  pay(tx: Tx, award: TransportAward, payPence: number, actorId: string): Promise<void> {
    return this.write(tx, award, { entry: 'pay', committed: -award.awardPence, paid: payPence, actorId });
  }

  private async write(tx: Tx, award: TransportAward, { entry, committed, paid, actorId }: Change): Promise<void> {
    const { authorityId, schemeId, partnerId, id: awardId } = award;
    const round = await this.round(tx, awardId);
    await tx.manager.insert(TransportLedgerEntry, {
      id: newId(),
      authorityId,
      schemeId,
      awardId,
      partnerId,
      entry,
      committedChangePence: committed,
      paidChangePence: paid,
      at: this.clock.now(),
      actorId,
      round,
    });
  }

  /** Each time that a promise is given back ends a round. */
  private async round(tx: Tx, awardId: string): Promise<number> {
    return 1 + (await tx.manager.countBy(TransportLedgerEntry, { awardId, entry: 'release' }));
  }
}
