import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EditTransportScheme, TransportBand as Band } from '#shared/contracts/subsidies.contract.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { isPostgres } from '../../database/dialect.js';
import { isGuardViolation } from '../../database/guard-violation.js';
import { TransportBand } from './entities/transport-band.entity.js';
import { TransportSchoolTotal } from './entities/transport-school-total.entity.js';
import { TransportScheme } from './entities/transport-scheme.entity.js';

type NewScheme = Omit<TransportScheme, 'committedPence' | 'paidPence'>;

/** Schemes, their bands, and what is left in them. */
@Injectable()
export class TransportSchemesRepository {
  /**
   * The scheme, held until the unit of work ends: whoever wants its money waits and then reads what is really left.
   * Taken before any of its awards, so that two units of work never wait for each other.
   * The lock lets foreign keys still refer to the row, or an insert beside it could close a circle of waiting.
   */
  lock(tx: Tx, schemeId: string): Promise<TransportScheme> {
    const query = tx.manager.createQueryBuilder(TransportScheme, 'scheme').where('scheme.id = :schemeId', { schemeId });
    return (isPostgres() ? query.setLock('for_no_key_update') : query).getOneOrFail();
  }

  find(manager: EntityManager, schemeId: string): Promise<TransportScheme | null> {
    return manager.findOneBy(TransportScheme, { id: schemeId });
  }

  forYear(manager: EntityManager, centreId: string, financialYear: number): Promise<TransportScheme | null> {
    return manager.findOneBy(TransportScheme, { centreId, financialYear });
  }

  bandsOf(manager: EntityManager, schemeId: string): Promise<TransportBand[]> {
    return manager.find(TransportBand, { where: { schemeId }, order: { minMiles: 'ASC' } });
  }

  /** What one partner may still be promised this year. */
  async schoolCapLeft(manager: EntityManager, scheme: TransportScheme, partnerId: string): Promise<number> {
    const total = await manager.findOneBy(TransportSchoolTotal, { schemeId: scheme.id, partnerId });
    return scheme.perSchoolCapPence - (total ? total.committedPence + total.paidPence : 0);
  }

  /** The most that any one partner has been promised and paid. */
  async largestSchoolTotal(tx: Tx, schemeId: string): Promise<number> {
    const totals = await tx.manager.findBy(TransportSchoolTotal, { schemeId });
    return Math.max(0, ...totals.map(({ committedPence, paidPence }) => committedPence + paidPence));
  }

  /** @throws RefusedError transport/scheme-exists */
  async insert(tx: Tx, scheme: NewScheme, bands: readonly Band[]): Promise<void> {
    try {
      await tx.manager.insert(TransportScheme, { ...scheme, committedPence: 0, paidPence: 0 });
    } catch (error) {
      const taken = ['transport_schemes_year_unique', 'transport_schemes.centre_id, transport_schemes.financial_year'];
      if (taken.some((guard) => isGuardViolation(error, guard))) throw new RefusedError('transport/scheme-exists');
      throw error;
    }
    await this.insertBands(tx, scheme.id, bands);
  }

  /** Needs the lock: the caller has compared the version and what is already promised. */
  async edit(tx: Tx, scheme: TransportScheme, { bands, ...terms }: EditTransportScheme): Promise<void> {
    await tx.manager.update(TransportScheme, { id: scheme.id }, { ...terms, version: scheme.version + 1 });
    await tx.manager.delete(TransportBand, { schemeId: scheme.id });
    await this.insertBands(tx, scheme.id, bands);
  }

  private async insertBands(tx: Tx, schemeId: string, bands: readonly Band[]): Promise<void> {
    await tx.manager.insert(
      TransportBand,
      bands.map((band) => ({ id: newId(), schemeId, ...band })),
    );
  }
}
