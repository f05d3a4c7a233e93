import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PolicyOverride, PolicyProblem, PolicyTerms } from '#shared/contracts/policies.contract.js';
import type { SchoolPhase } from '#shared/contracts/partners.contract.js';
import type { PartnershipRole } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { instantFrom, sql } from '../../database/dialect.js';
import { oneAtATime } from '../../database/locks.js';
import type { CentreFacts } from '../centres/index.js';
import { FairHoursLoader } from '../fairness/index.js';
import { TimetablesQueries } from '../timetables/index.js';
import { policyProblems, type HostYear, type PlannedVisit, type PolicyFacts } from './domain/policy-check.js';
import { PoliciesRepository } from './policies.repository.js';
import { mayOverride } from './policies.policy.js';

/** States in which a visit counts towards what a school has in a term; what waits has its turn without being asked again. */
const COUNTED = ['requested', 'waitlisted', 'offered', 'approved', 'attended', 'no_show'];

/** A school's wish at a centre, for days in any order. */
export interface CheckedWish {
  readonly centre: CentreFacts;
  readonly partnerId: string;
  readonly days: readonly string[];
  /** As which it asks on any of these days. */
  readonly roles: readonly PartnershipRole[];
  /** Visits of its own that would be no more: they count neither in a term nor as hours used. @default none */
  readonly without?: readonly string[];
}

/** What a visit breaks, given those that would be made together with it. */
export type BreachesOf = (visit: PlannedVisit, before?: readonly PlannedVisit[]) => PolicyProblem[];

export interface CheckedRequest {
  readonly actor: Actor;
  readonly centre: CentreFacts;
  readonly partnerId: string;
  readonly visit: PlannedVisit;
  readonly overrides: readonly PolicyOverride[];
}

/** The rules that were set aside, to be recorded with the visit, and the terms by which the centre answers. */
export interface Admitted {
  readonly overrides: PolicyOverride[];
  readonly terms: PolicyTerms;
}

/** Asks the rules of a centre about visits that somebody wants. */
@Injectable()
export class PolicyChecks {
  constructor(
    private readonly policies: PoliciesRepository,
    private readonly timetables: TimetablesQueries,
    private readonly fairHours: FairHoursLoader,
    private readonly clock: Clock,
  ) {}

  /** Looks once, for all the days; what no rule asks about is not looked up. */
  async of(manager: EntityManager, wish: CheckedWish): Promise<BreachesOf> {
    const facts = await this.facts(manager, wish);
    return (visit, before) => policyProblems(facts, visit, before);
  }

  /**
   * Every rule that a request breaks, at once; those that the centre's manager sets aside are left out, and returned to
   * be recorded with the visit.
   * @throws RefusedError visit/against-policy, with the problems
   */
  async admit(tx: Tx, { actor, centre, partnerId, visit, overrides }: CheckedRequest): Promise<Admitted> {
    await this.askAlone(tx, centre.id, partnerId);
    const wish = { centre, partnerId, days: [visit.day], roles: [visit.role] };
    const facts = await this.facts(tx.manager, wish);
    const problems = policyProblems(facts, visit);
    const given = mayOverride(actor, centre.id) ? overrides : [];
    const used = given.filter(({ code }) => problems.some((one) => one.code === code && one.overridable));
    const left = problems.filter(({ code }) => !used.some((one) => one.code === code));
    if (left.length > 0) throw new RefusedError('visit/against-policy', { problems: left });
    return { overrides: used, terms: facts.policy };
  }

  /**
   * Of two requests of a school at once the second must see the first. To be asked before anything that they take is
   * locked, as every request does.
   */
  askAlone({ manager }: Tx, centreId: string, partnerId: string): Promise<void> {
    return oneAtATime(manager, `policy ${centreId} ${partnerId}`);
  }

  async record(tx: Tx, visit: { id: string; centreId: string }, actor: Actor, overrides: readonly PolicyOverride[]) {
    await this.policies.recordOverrides(tx, visit, overrides, { personId: actor.personId, at: this.clock.now() });
  }

  /** What the rules look at; what none of them asks about is not looked up. */
  async facts(manager: EntityManager, wish: CheckedWish): Promise<PolicyFacts> {
    const { centre, roles } = wish;
    const { version: _, ...policy } = await this.policies.of(manager, centre.id);
    const today = localDayOf(this.clock.now(), centre.zone);
    const counts = policy.visitsPerTerm !== null;
    const caps = policy.hostCapPercent !== null && roles.includes('host');
    const years = counts || caps ? await this.yearsOf(manager, wish) : [];
    const terms = counts ? years.flatMap((year) => year.terms) : [];
    return {
      ...{ policy, today, terms },
      visitDays: counts ? await this.visitDays(manager, wish, terms) : [],
      hostYears: caps ? await this.hostYears(manager, wish, years, today) : [],
      phase: policy.priorityWindows.length > 0 ? await this.phaseOf(manager, wish.partnerId) : null,
    };
  }

  private async phaseOf(manager: EntityManager, partnerId: string): Promise<SchoolPhase | null> {
    const [row] = await sql(manager)<{ phase: SchoolPhase }>`SELECT phase FROM schools WHERE id = ${partnerId}`;
    return row?.phase ?? null;
  }

  private async yearsOf(manager: EntityManager, { centre: { authorityId }, days }: CheckedWish) {
    const years: { academicYear: number; terms: { firstDay: string; lastDay: string }[] }[] = [];
    for (const day of [...days].sort()) {
      if (years.some(({ terms }) => terms.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay))) continue;
      const { academicYear } = await this.timetables.termOf(manager, authorityId, day);
      years.push({ academicYear, terms: [...(await this.timetables.termSpans(manager, authorityId, academicYear))] });
    }
    return years;
  }

  private async visitDays(
    manager: EntityManager,
    { centre, partnerId, without = [] }: CheckedWish,
    terms: readonly { firstDay: string; lastDay: string }[],
  ): Promise<string[]> {
    const [first, last] = [terms[0]?.firstDay ?? '', terms.at(-1)?.lastDay ?? ''];
    const rows = await sql(manager)<{ id: string; day: string }>`
      SELECT id, school_day AS day FROM visits
       WHERE partner_id = ${partnerId} AND centre_id = ${centre.id} AND school_day BETWEEN ${first} AND ${last}
         AND state IN (${COUNTED})`;
    return rows.filter(({ id }) => !without.includes(id)).map(({ day }) => day);
  }

  private async hostYears(
    manager: EntityManager,
    { centre, without = [] }: CheckedWish,
    years: readonly { academicYear: number }[],
    today: string,
  ): Promise<HostYear[]> {
    const found: HostYear[] = [];
    for (const { academicYear } of years) {
      const { year, hours } = await this.fairHours.load(manager, centre, academicYear, today);
      const { firstDay, lastDay } = year;
      const freed = without.length > 0 ? await this.freed(manager, without, year) : 0;
      found.push({ firstDay, lastDay, bookable: hours.bookableYear, used: hours.hostUsed - freed });
    }
    return found;
  }

  /** Room-minutes of the host's visits that count as used and would be no more. */
  private async freed(
    manager: EntityManager,
    visitIds: readonly string[],
    { firstDay, lastDay }: Pick<HostYear, 'firstDay' | 'lastDay'>,
  ) {
    const rows = await sql(manager)<{ startsAt: Date | string; endsAt: Date | string }>`
      SELECT v.starts_at AS "startsAt", v.ends_at AS "endsAt"
        FROM visits v JOIN reservations r ON r.holder_id = v.id AND r.active AND r.via_resource_id IS NULL
        JOIN rooms m ON m.id = r.resource_id
       WHERE v.id IN (${[...visitIds]}) AND v.state = 'approved' AND v.partner_role = 'host'
         AND v.school_day BETWEEN ${firstDay} AND ${lastDay}`;
    const minutes = rows.map((row) => instantFrom(row.endsAt).getTime() - instantFrom(row.startsAt).getTime());
    return minutes.reduce((sum, one) => sum + one, 0) / 60_000;
  }
}
