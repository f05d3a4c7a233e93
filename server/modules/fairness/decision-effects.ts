import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DecisionEffect, JointEffect } from '#shared/contracts/fairness.contract.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import type { CentreFacts } from '../centres/index.js';
import { effectOfApproving, effectOfApprovingAll } from './domain/decision-effect.js';
import { FairHoursLoader, type CentreYear } from './fair-hours.loader.js';
import { shortfallsOf, toEffectView, toJointEffectView } from './fair-hours.mapper.js';
import { FairnessQueries, type WaitingVisit } from './fairness.queries.js';

/** What approving the waiting requests of a centre would do. Who may know it, the caller asks. */
@Injectable()
export class DecisionEffects {
  constructor(
    private readonly loader: FairHoursLoader,
    private readonly queries: FairnessQueries,
    private readonly clock: Clock,
  ) {}

  /** Each for itself. Requests of community groups are not among them. */
  async each(manager: EntityManager, centre: CentreFacts): Promise<DecisionEffect[]> {
    const waiting = await this.queries.waiting(manager, centre.id);
    const years = await this.yearsOf(manager, centre, waiting);
    return waiting.flatMap((visit): DecisionEffect[] => {
      const found = yearOf(visit, years);
      const effect = found && effectOfApproving(found.hours, visit);
      return effect ? [toEffectView(visit.id, found, effect)] : [];
    });
  }

  /** Some of them together, by the school years in which they lie. What does not wait any more has no effect. */
  async together(manager: EntityManager, centre: CentreFacts, visitIds: readonly string[]): Promise<JointEffect[]> {
    const chosen = new Set(visitIds);
    const waiting = (await this.queries.waiting(manager, centre.id)).filter(({ id }) => chosen.has(id));
    const years = await this.yearsOf(manager, centre, waiting);
    return years.flatMap((year) => {
      const own = waiting.filter((visit) => yearOf(visit, years) === year);
      return own.length === 0 ? [] : [toJointEffectView(year, effectOfApprovingAll(year.hours, own))];
    });
  }

  /** By how many hours each school of the centre is short in the present school year, as it is shown; null without a share. */
  async shortfalls(manager: EntityManager, centre: CentreFacts): Promise<ReadonlyMap<string, number | null>> {
    const today = this.today(centre);
    const academicYear = await this.loader.academicYearOf(manager, centre, today);
    return shortfallsOf(await this.loader.load(manager, centre, academicYear, today));
  }

  /** Each visit counts in the school year of its day; few requests reach beyond the next one. */
  private async yearsOf(manager: EntityManager, centre: CentreFacts, waiting: readonly WaitingVisit[]) {
    const years: CentreYear[] = [];
    const today = this.today(centre);
    const last = waiting.map(({ schoolDay }) => schoolDay).reduce((a, b) => (a > b ? a : b), '');
    let academicYear = await this.loader.academicYearOf(manager, centre, today);
    while (waiting.length > 0 && (years.at(-1)?.year.lastDay ?? '') < last) {
      years.push(await this.loader.load(manager, centre, academicYear, today));
      academicYear += 1;
    }
    return years;
  }

  private today({ zone }: CentreFacts): string {
    return localDayOf(this.clock.now(), zone);
  }
}

const yearOf = ({ schoolDay }: WaitingVisit, years: readonly CentreYear[]): CentreYear | undefined =>
  years.find(({ year }) => schoolDay <= year.lastDay);
