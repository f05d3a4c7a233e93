import { Injectable } from '@nestjs/common';
import type {
  CreateTransportScheme,
  EditTransportScheme,
  TransportSchemeList,
  TransportSchemeView,
  TransportTotalsQuery,
} from '#shared/contracts/subsidies.contract.js';
import { financialYearOf } from '#shared/values/financial-year.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { Store } from '../../database/store.js';
import type { TransportScheme } from './entities/transport-scheme.entity.js';
import { mayManage, maySeeTotals } from './subsidies.policy.js';
import { TransportSchemesQueries } from './transport-schemes.queries.js';
import { TransportSchemesRepository } from './transport-schemes.repository.js';

const ZONE = 'Europe/London';

/** What a centre can give towards transport, by financial year. */
@Injectable()
export class TransportSchemesService {
  constructor(
    private readonly store: Store,
    private readonly schemes: TransportSchemesRepository,
    private readonly queries: TransportSchemesQueries,
    private readonly clock: Clock,
  ) {}

  ofCentre(actor: Actor, centreId: string): Promise<TransportSchemeList> {
    return this.store.read(async (manager) => {
      const centre = await this.queries.centre(manager, centreId);
      if (!centre || !maySeeTotals(actor, centre)) throw new RefusedError('centre/not-found');
      return { items: await this.queries.ofCentre(manager, actor, centreId) };
    });
  }

  /** @param query without a year, the present one */
  totals(actor: Actor, query: TransportTotalsQuery): Promise<TransportSchemeList> {
    const year = query.financialYear ?? financialYearOf(localDayOf(this.clock.now(), ZONE));
    return this.store.read(async (manager) => ({ items: await this.queries.ofYear(manager, actor, year) }));
  }

  create(actor: Actor, centreId: string, { bands, ...terms }: CreateTransportScheme): Promise<TransportSchemeView> {
    return this.store.write(async (tx) => {
      const centre = await this.queries.centre(tx.manager, centreId);
      if (!centre || !mayManage(actor, centreId)) throw new RefusedError('centre/not-found');
      const own = { id: newId(), authorityId: centre.authorityId, centreId, version: 1, createdAt: this.clock.now() };
      await this.schemes.insert(tx, { ...own, ...terms }, bands);
      return this.queries.one(tx.manager, actor, own.id);
    });
  }

  /** Changes what is promised from now on; what is already promised stays promised, and the new limits must hold it. */
  edit(actor: Actor, schemeId: string, version: number, input: EditTransportScheme): Promise<TransportSchemeView> {
    return this.store.write(async (tx) => {
      const found = await this.schemes.find(tx.manager, schemeId);
      if (!found || !mayManage(actor, found.centreId)) throw new RefusedError('transport/scheme-not-found');
      const scheme = await this.schemes.lock(tx, schemeId);
      if (scheme.version !== version) throw new RefusedError('resource/stale');
      await this.checkLimits(tx, scheme, input);
      await this.schemes.edit(tx, scheme, input);
      return this.queries.one(tx.manager, actor, schemeId);
    });
  }

  private async checkLimits(tx: Tx, scheme: TransportScheme, input: EditTransportScheme): Promise<void> {
    const promisedPence = scheme.committedPence + scheme.paidPence;
    if (input.budgetPence < promisedPence) {
      throw new RefusedError('transport/budget-below-promised', { promisedPence });
    }
    const largestPence = await this.schemes.largestSchoolTotal(tx, scheme.id);
    if (input.perSchoolCapPence < largestPence) {
      throw new RefusedError('transport/cap-below-promised', { promisedPence: largestPence });
    }
  }
}
