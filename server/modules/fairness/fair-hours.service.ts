import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  CentreFairHoursView,
  DecisionEffectList,
  FairHoursQuery,
  SchoolFairHoursView,
} from '#shared/contracts/fairness.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { Store } from '../../database/store.js';
import { CentresQueries, type CentreFacts } from '../centres/index.js';
import { DecisionEffects } from './decision-effects.js';
import { FairHoursLoader, type CentreYear } from './fair-hours.loader.js';
import { toCentreView, toOwnView } from './fair-hours.mapper.js';
import { maySeeAllSchools, maySeeEffects, maySeeSchool } from './fairness.policy.js';
import { FairnessQueries } from './fairness.queries.js';

const ZONE = 'Europe/London';

/** Fair hours for those who decide, for those who answer for an authority, and for the schools themselves. */
@Injectable()
export class FairHoursService {
  constructor(
    private readonly store: Store,
    private readonly loader: FairHoursLoader,
    private readonly queries: FairnessQueries,
    private readonly decisions: DecisionEffects,
    private readonly centres: CentresQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError centre/not-found */
  ofCentre(actor: Actor, centreId: string, query: FairHoursQuery): Promise<CentreFairHoursView> {
    return this.store.read(async (manager) => {
      const centre = await this.centres.centreFacts(manager, centreId);
      if (!centre || !maySeeAllSchools(actor, centre)) throw new RefusedError('centre/not-found');
      return toCentreView(await this.year(manager, centre, query.academicYear));
    });
  }

  /** @throws RefusedError partner/not-found */
  ofSchool(actor: Actor, schoolId: string): Promise<SchoolFairHoursView> {
    return this.store.read(async (manager) => {
      const school = await this.queries.school(manager, schoolId);
      if (!school || !maySeeSchool(actor, schoolId)) throw new RefusedError('partner/not-found');
      const view: SchoolFairHoursView = { school, centres: [] };
      for (const centreId of await this.queries.centresOf(manager, schoolId, this.today())) {
        const centre = await this.centres.centreFacts(manager, centreId);
        if (centre) view.centres.push(...toOwnView(await this.year(manager, centre), schoolId));
      }
      return view;
    });
  }

  /** What approving each waiting request would do, each for itself. @throws RefusedError centre/not-found */
  effects(actor: Actor, centreId: string): Promise<DecisionEffectList> {
    return this.store.read(async (manager) => {
      const centre = await this.centres.centreFacts(manager, centreId);
      if (!centre || !maySeeEffects(actor, centreId)) throw new RefusedError('centre/not-found');
      return { items: await this.decisions.each(manager, centre) };
    });
  }

  /** @param academicYear the present one when left out */
  private async year(manager: EntityManager, centre: CentreFacts, academicYear?: number): Promise<CentreYear> {
    const today = this.today();
    const wanted = academicYear ?? (await this.loader.academicYearOf(manager, centre, today));
    return this.loader.load(manager, centre, wanted, today);
  }

  private today(): string {
    return localDayOf(this.clock.now(), ZONE);
  }
}
