import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TransportAwardState } from '#shared/contracts/vocabulary.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { sql } from '../../database/dialect.js';
import { TransportAward } from './entities/transport-award.entity.js';
import type { AwardPlace } from './subsidies.policy.js';

type Untouched =
  | 'claimableAt'
  | 'actualCostPence'
  | 'evidenceNote'
  | 'claimedAt'
  | 'claimedBy'
  | 'paidPence'
  | 'settledAt'
  | 'settledBy'
  | 'refusalReason'
  | 'stateBefore'
  | 'movedAt';

export type NewAward = Omit<TransportAward, Untouched | 'state' | 'version'>;

/** What a move changes besides state and version. */
export type AwardChanges = Partial<Pick<TransportAward, Untouched>>;

/** Writes of awards. */
@Injectable()
export class TransportAwardsRepository {
  async insertQuoted(tx: Tx, award: NewAward): Promise<void> {
    await tx.manager.insert(TransportAward, { ...award, state: 'quoted', version: 1 });
  }

  /**
   * Where an award belongs, which never changes.
   * @throws RefusedError transport/award-not-found
   */
  async placeOf(tx: Tx, awardId: string): Promise<AwardPlace & { schemeId: string }> {
    const [place] = await sql(tx.manager)<AwardPlace & { schemeId: string }>`
      SELECT s.id AS "schemeId", s.centre_id AS "centreId", a.partner_id AS "partnerId"
        FROM transport_awards a JOIN transport_schemes s ON s.id = a.scheme_id WHERE a.id = ${awardId}`;
    if (!place) throw new RefusedError('transport/award-not-found');
    return place;
  }

  get(tx: Tx, awardId: string): Promise<TransportAward> {
    return tx.manager.findOneByOrFail(TransportAward, { id: awardId });
  }

  forVisit(manager: EntityManager, visitId: string): Promise<TransportAward | null> {
    return manager.findOneBy(TransportAward, { visitId });
  }

  /**
   * Moves an award on from the version that was read.
   * @throws RefusedError transport/award-changed when somebody else moved it first; nothing is changed then
   */
  async move(tx: Tx, award: TransportAward, state: TransportAwardState, changes: AwardChanges = {}): Promise<void> {
    const { id, version } = award;
    const result = await tx.manager.update(
      TransportAward,
      { id, version },
      { ...changes, state, version: version + 1 },
    );
    if (result.affected !== 1) throw new RefusedError('transport/award-changed');
  }
}
