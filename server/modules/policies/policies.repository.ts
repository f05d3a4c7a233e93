import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  PolicyOverride,
  PolicyOverrideView,
  PolicyRule,
  PolicyTerms,
} from '#shared/contracts/policies.contract.js';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { isoFrom, sql } from '../../database/dialect.js';
import { oneAtATime } from '../../database/locks.js';
import { NO_POLICY } from './domain/policy-check.js';
import { CentrePolicy } from './entities/centre-policy.entity.js';
import { PolicyOverrideEntry } from './entities/policy-override.entity.js';
import { KeptTimesRepository } from './kept-times.repository.js';

export interface VersionedPolicy extends PolicyTerms {
  /** 1 for a centre that has set nothing. */
  readonly version: number;
}

/** A truth value is a number on SQLite. */
type PolicyRow = Omit<VersionedPolicy, 'instantApproval' | 'doorShowsActivity'> &
  Record<'instantApproval' | 'doorShowsActivity', boolean | number>;

interface OverrideRow {
  readonly id: string;
  readonly code: PolicyRule;
  readonly reason: string;
  readonly at: Date | string;
  readonly by: string;
  readonly visitId: string;
  readonly reference: string;
  readonly day: string;
  readonly partner: string;
}

const MOST_LISTED = 500;

/** The rules of centres, and what was set aside of them. */
@Injectable()
export class PoliciesRepository {
  constructor(private readonly keptTimes: KeptTimesRepository) {}

  /** Keeps others from changing them until the unit of work ends. */
  hold(tx: Tx, centreId: string): Promise<void> {
    return oneAtATime(tx.manager, `policy ${centreId}`);
  }

  async of(manager: EntityManager, centreId: string): Promise<VersionedPolicy> {
    const [row] = await sql(manager)<PolicyRow>`
      SELECT version, notice_days AS "noticeDays", horizon_days AS "horizonDays", longest_minutes AS "longestMinutes",
             visits_per_term AS "visitsPerTerm", host_cap_percent AS "hostCapPercent", offer_days AS "offerDays",
             turn_hours AS "turnHours", pending_requests AS "pendingRequests", decision_days AS "decisionDays",
             instant_approval AS "instantApproval", instant_lead_days AS "instantLeadDays",
             final_numbers_days AS "finalNumbersDays", cancellation_days AS "cancellationDays",
             door_shows_activity AS "doorShowsActivity", release_days AS "releaseDays"
        FROM centre_policies WHERE centre_id = ${centreId}`;
    if (!row) return { version: 1, ...NO_POLICY };
    const { instantApproval, doorShowsActivity } = row;
    const lists = await this.keptTimes.of(manager, centreId);
    return {
      ...row,
      ...lists,
      instantApproval: Boolean(instantApproval),
      doorShowsActivity: Boolean(doorShowsActivity),
    };
  }

  /** Needs the hold: the caller has compared the version. */
  async save(tx: Tx, policy: Omit<CentrePolicy, 'version'> & VersionedPolicy): Promise<void> {
    await this.keptTimes.replace(tx, policy.centreId, policy);
    await tx.manager.delete(CentrePolicy, { centreId: policy.centreId });
    await tx.manager.insert(CentrePolicy, policy);
  }

  async recordOverrides(
    tx: Tx,
    visit: { readonly id: string; readonly centreId: string },
    overrides: readonly PolicyOverride[],
    who: { readonly personId: string; readonly at: Date },
  ): Promise<void> {
    const rows = overrides.map(({ code, reason }) => ({
      ...{ id: newId(), centreId: visit.centreId, visitId: visit.id, rule: code, reason },
      ...{ overriddenBy: who.personId, overriddenAt: who.at },
    }));
    if (rows.length > 0) await tx.manager.insert(PolicyOverrideEntry, rows);
  }

  /** The newest first. @param names whether the person asking sees who it was, and in what words */
  async overrides(manager: EntityManager, centreId: string, names: boolean): Promise<PolicyOverrideView[]> {
    const rows = await sql(manager)<OverrideRow>`
      SELECT o.id, o.rule AS code, o.reason, o.overridden_at AS at, w.name AS by, v.id AS "visitId", v.reference,
             v.school_day AS day, p.name AS partner
        FROM policy_overrides o JOIN people w ON w.id = o.overridden_by JOIN visits v ON v.id = o.visit_id
        JOIN partners p ON p.id = v.partner_id
       WHERE o.centre_id = ${centreId} ORDER BY o.overridden_at DESC, o.id DESC LIMIT ${MOST_LISTED}`;
    return rows.map(({ visitId, reference, day, partner, at, by, reason, ...row }) => ({
      ...row,
      at: isoFrom(at),
      reason: names ? reason : null,
      by: names ? by : null,
      visit: { id: visitId, reference, day, partner },
    }));
  }
}
