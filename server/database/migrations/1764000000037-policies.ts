import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, runAll } from './ddl.js';

/** Hard rules cannot be set aside, so that no row can say so. */
const SOFT_RULES = "'notice', 'visits_per_term', 'host_cap', 'protected_hours', 'priority_window'";

function policyTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE centre_policies (
       centre_id ${t.id} NOT NULL PRIMARY KEY REFERENCES centres (id), version integer NOT NULL,
       notice_days integer NOT NULL, horizon_days integer NOT NULL, longest_minutes integer, visits_per_term integer,
       host_cap_percent integer, offer_days integer NOT NULL, turn_hours integer NOT NULL,
       pending_requests varchar NOT NULL, decision_days integer NOT NULL, instant_approval boolean NOT NULL,
       instant_lead_days integer NOT NULL, final_numbers_days integer, cancellation_days integer,
       door_shows_activity boolean NOT NULL, changed_by ${t.id} NOT NULL REFERENCES people (id), changed_at ${t.instant} NOT NULL,
       CONSTRAINT centre_policies_version_ck CHECK (version >= 2),
       CONSTRAINT centre_policies_notice_ck CHECK (notice_days BETWEEN 0 AND 90),
       CONSTRAINT centre_policies_horizon_ck CHECK (horizon_days >= 1 AND notice_days <= horizon_days),
       CONSTRAINT centre_policies_longest_ck CHECK (longest_minutes BETWEEN 15 AND 1440),
       CONSTRAINT centre_policies_visits_ck CHECK (visits_per_term BETWEEN 1 AND 500),
       CONSTRAINT centre_policies_host_cap_ck CHECK (host_cap_percent BETWEEN 0 AND 100),
       CONSTRAINT centre_policies_offer_ck CHECK (offer_days BETWEEN 1 AND 30 AND turn_hours BETWEEN 1 AND 336),
       CONSTRAINT centre_policies_pending_ck CHECK (pending_requests IN ('hold', 'compete')),
       CONSTRAINT centre_policies_decision_ck CHECK (decision_days BETWEEN 1 AND 90),
       CONSTRAINT centre_policies_instant_ck CHECK (instant_lead_days BETWEEN 0 AND 90),
       CONSTRAINT centre_policies_final_ck CHECK (final_numbers_days BETWEEN 1 AND 60),
       CONSTRAINT centre_policies_cancel_ck CHECK (cancellation_days BETWEEN 0 AND 90))`,
    `CREATE TABLE policy_overrides (
       id ${t.id} NOT NULL PRIMARY KEY, centre_id ${t.id} NOT NULL REFERENCES centres (id),
       visit_id ${t.id} NOT NULL REFERENCES visits (id), rule varchar NOT NULL, reason varchar NOT NULL,
       overridden_by ${t.id} NOT NULL REFERENCES people (id), overridden_at ${t.instant} NOT NULL,
       CONSTRAINT policy_overrides_rule_ck CHECK (rule IN (${SOFT_RULES})),
       CONSTRAINT policy_overrides_reason_ck CHECK (length(reason) BETWEEN 1 AND 300))`,
    `CREATE INDEX policy_overrides_visit ON policy_overrides (visit_id)`,
    `CREATE INDEX policy_overrides_centre ON policy_overrides (centre_id, overridden_at)`,
  ];
}

/** The rules of each centre, and what managers set aside of them. */
export class Policies1764000000037 implements MigrationInterface {
  name = 'Policies1764000000037';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, policyTables());
  }

  async down(q: QueryRunner): Promise<void> {
    await runAll(q, ['DROP TABLE policy_overrides', 'DROP TABLE centre_policies']);
  }
}
