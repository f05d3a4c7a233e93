import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sql } from '../../database/dialect.js';
import { SearchRulesBook, type SearchedWish, type SearchRules } from '../availability/index.js';
import { hoursWithout } from './domain/hours-without.js';
import { dayProblems, policyProblems } from './domain/policy-check.js';
import { protectedOn } from './domain/protected-hours.js';
import { PolicyChecks } from './policy-checks.js';

interface Stretch {
  readonly startsOn: string;
  readonly endsOn: string | null;
}

/** Tells the search which rules a session would break, by the same check that a request meets. */
@Injectable()
export class PolicySearchRules implements OnModuleInit {
  constructor(
    private readonly checks: PolicyChecks,
    private readonly book: SearchRulesBook,
  ) {}

  onModuleInit(): void {
    this.book.use((manager, wish) => this.of(manager, wish));
  }

  private async of(manager: EntityManager, wish: SearchedWish): Promise<SearchRules> {
    const { centre, partnerId, days, minutes, programme } = wish;
    const hosting = await this.hosting(manager, centre.id, partnerId);
    const roleOn = (day: string) => (hosting.some((stretch) => covers(stretch, day)) ? 'host' : 'partner');
    const facts = await this.checks.facts(manager, { centre, partnerId, days, roles: days.map(roleOn) });
    const { policy, today } = facts;
    return {
      breaches: ({ day, ...time }) => policyProblems(facts, { day, ...time, minutes, programme, role: roleOn(day) }),
      within: (day, hours) => {
        const role = roleOn(day);
        if (dayProblems(facts, { day, minutes, programme, role }).length > 0) return [];
        return role === 'host' ? hoursWithout(hours, protectedOn(policy, day, today)) : hours;
      },
    };
  }

  private hosting(manager: EntityManager, centreId: string, partnerId: string): Promise<Stretch[]> {
    return sql(manager)<Stretch>`
      SELECT starts_on AS "startsOn", ends_on AS "endsOn" FROM partnerships
       WHERE centre_id = ${centreId} AND partner_id = ${partnerId} AND role = 'host'`;
  }
}

const covers = ({ startsOn, endsOn }: Stretch, day: string): boolean =>
  startsOn <= day && (endsOn === null || day <= endsOn);
