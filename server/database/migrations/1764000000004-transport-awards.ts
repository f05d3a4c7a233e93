import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, ddl, dropAll, runAll } from './ddl.js';

function schemeTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE transport_schemes (
       id ${t.id} NOT NULL PRIMARY KEY, authority_id ${t.id} NOT NULL REFERENCES authorities (id),
       centre_id ${t.id} NOT NULL REFERENCES centres (id), financial_year integer NOT NULL,
       budget_pence integer NOT NULL, per_visit_cap_pence integer NOT NULL, per_school_cap_pence integer NOT NULL,
       committed_pence integer NOT NULL DEFAULT 0, paid_pence integer NOT NULL DEFAULT 0,
       version integer NOT NULL, created_at ${t.instant} NOT NULL,
       CONSTRAINT transport_schemes_year_unique UNIQUE (centre_id, financial_year),
       CONSTRAINT transport_schemes_amounts_ck CHECK (
         budget_pence >= 0 AND per_visit_cap_pence >= 0 AND per_school_cap_pence >= 0
         AND committed_pence >= 0 AND paid_pence >= 0),
       CONSTRAINT transport_schemes_within_budget CHECK (committed_pence + paid_pence <= budget_pence))`,
    `CREATE TABLE transport_bands (
       id ${t.id} NOT NULL PRIMARY KEY, scheme_id ${t.id} NOT NULL REFERENCES transport_schemes (id),
       min_miles ${t.double} NOT NULL, max_miles ${t.double}, percent integer NOT NULL,
       CONSTRAINT transport_bands_percent_ck CHECK (percent BETWEEN 1 AND 100),
       CONSTRAINT transport_bands_order_ck CHECK (min_miles >= 0 AND (max_miles IS NULL OR min_miles < max_miles)),
       CONSTRAINT transport_bands_start_unique UNIQUE (scheme_id, min_miles))`,
    `CREATE TABLE transport_school_totals (
       scheme_id ${t.id} NOT NULL REFERENCES transport_schemes (id), partner_id ${t.id} NOT NULL REFERENCES partners (id),
       cap_pence integer NOT NULL, committed_pence integer NOT NULL, paid_pence integer NOT NULL,
       PRIMARY KEY (scheme_id, partner_id),
       CONSTRAINT transport_school_totals_within_cap CHECK (
         committed_pence >= 0 AND paid_pence >= 0 AND committed_pence + paid_pence <= cap_pence))`,
  ];
}

function awardTables(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE transport_awards (
       id ${t.id} NOT NULL PRIMARY KEY, authority_id ${t.id} NOT NULL REFERENCES authorities (id),
       scheme_id ${t.id} NOT NULL REFERENCES transport_schemes (id),
       visit_id ${t.id} NOT NULL REFERENCES visits (id), partner_id ${t.id} NOT NULL REFERENCES partners (id),
       state varchar NOT NULL, version integer NOT NULL, quote_pence integer NOT NULL, miles ${t.double} NOT NULL,
       percent integer NOT NULL, award_pence integer NOT NULL, limited_by varchar, claimable_at ${t.instant},
       actual_cost_pence integer, evidence_note varchar, claimed_at ${t.instant}, claimed_by ${t.id} REFERENCES people (id),
       paid_pence integer, settled_at ${t.instant}, settled_by ${t.id} REFERENCES people (id), refusal_reason varchar,
       state_before varchar, moved_at ${t.instant},
       CONSTRAINT transport_awards_visit_unique UNIQUE (visit_id),
       CONSTRAINT transport_awards_purse_unique UNIQUE (id, scheme_id, partner_id),
       CONSTRAINT transport_awards_state_ck CHECK (state IN ('quoted', 'committed', 'released', 'claimed', 'paid', 'refused')),
       CONSTRAINT transport_awards_limited_by_ck CHECK (limited_by IN ('visit_cap', 'school_cap', 'budget')),
       CONSTRAINT transport_awards_amounts_ck CHECK (
         award_pence >= 1 AND award_pence <= quote_pence AND miles >= 0 AND percent BETWEEN 1 AND 100
         AND actual_cost_pence >= 1 AND paid_pence >= 0 AND paid_pence <= award_pence AND paid_pence <= actual_cost_pence),
       CONSTRAINT transport_awards_claim_ck CHECK (
         (state IN ('claimed', 'paid', 'refused')) = (actual_cost_pence IS NOT NULL)
         AND (actual_cost_pence IS NULL) = (claimed_at IS NULL)
         AND (claimed_at IS NULL OR claimable_at IS NOT NULL)),
       CONSTRAINT transport_awards_settled_ck CHECK (
         (state IN ('paid', 'refused')) = (settled_at IS NOT NULL)
         AND (state = 'paid') = (paid_pence IS NOT NULL) AND (state = 'refused') = (refusal_reason IS NOT NULL)))`,
    `CREATE INDEX transport_awards_scheme ON transport_awards (scheme_id, state)`,
    `CREATE INDEX transport_awards_partner ON transport_awards (partner_id)`,
    `CREATE TABLE transport_ledger (
       id ${t.id} NOT NULL PRIMARY KEY, authority_id ${t.id} NOT NULL REFERENCES authorities (id),
       scheme_id ${t.id} NOT NULL REFERENCES transport_schemes (id),
       award_id ${t.id} NOT NULL, partner_id ${t.id} NOT NULL REFERENCES partners (id),
       entry varchar NOT NULL, committed_change_pence integer NOT NULL, paid_change_pence integer NOT NULL,
       at ${t.instant} NOT NULL, actor_id ${t.id} REFERENCES people (id), round integer NOT NULL DEFAULT 1,
       CONSTRAINT transport_ledger_award_fk FOREIGN KEY (award_id, scheme_id, partner_id)
         REFERENCES transport_awards (id, scheme_id, partner_id),
       CONSTRAINT transport_ledger_entry_ck CHECK (
         (entry = 'commit' AND committed_change_pence > 0 AND paid_change_pence = 0) OR
         (entry = 'release' AND committed_change_pence < 0 AND paid_change_pence = 0) OR
         (entry = 'pay' AND committed_change_pence < 0 AND paid_change_pence >= 0
           AND paid_change_pence <= -committed_change_pence)))`,
    `CREATE INDEX transport_ledger_scheme ON transport_ledger (scheme_id, partner_id)`,
    `CREATE UNIQUE INDEX transport_ledger_one_commit ON transport_ledger (award_id, round) WHERE entry = 'commit'`,
    `CREATE UNIQUE INDEX transport_ledger_one_close ON transport_ledger (award_id, round) WHERE entry <> 'commit'`,
    ...appendOnly('transport_ledger'),
  ];
}

const keepTotals = [
  `UPDATE transport_schemes SET committed_pence = committed_pence + NEW.committed_change_pence,
     paid_pence = paid_pence + NEW.paid_change_pence WHERE id = NEW.scheme_id`,
  `INSERT INTO transport_school_totals (scheme_id, partner_id, cap_pence, committed_pence, paid_pence)
     SELECT NEW.scheme_id, NEW.partner_id, s.per_school_cap_pence, 0, 0 FROM transport_schemes s WHERE s.id = NEW.scheme_id
     ON CONFLICT (scheme_id, partner_id) DO NOTHING`,
  `UPDATE transport_school_totals SET committed_pence = committed_pence + NEW.committed_change_pence,
     paid_pence = paid_pence + NEW.paid_change_pence
     WHERE scheme_id = NEW.scheme_id AND partner_id = NEW.partner_id`,
];

const newCap = `UPDATE transport_school_totals SET cap_pence = NEW.per_school_cap_pence WHERE scheme_id = NEW.id`;

/**
 * A commitment is the amount of its award, and whatever ends it gives back the whole of it. An award that was given back
 * can be promised again, in a round of its own, as when a decision is taken back; one that was paid cannot.
 */
const wrongAmount = `NEW.committed_change_pence IS DISTINCT FROM (
  CASE WHEN NEW.entry = 'commit' THEN (SELECT award_pence FROM transport_awards WHERE id = NEW.award_id)
  ELSE -(SELECT committed_change_pence FROM transport_ledger
          WHERE award_id = NEW.award_id AND entry = 'commit' AND round = NEW.round) END)
  OR NEW.round <> 1 + (SELECT COUNT(*) FROM transport_ledger WHERE award_id = NEW.award_id AND entry = 'release')
  OR EXISTS (SELECT 1 FROM transport_ledger WHERE award_id = NEW.award_id AND entry = 'pay')`;

/**
 * The running totals follow the ledger inside the database, and CHECKs on them hold the budget and the school's cap:
 * no code path, not even a hand-written INSERT, can promise more than there is, or pay an award twice.
 */
function transportGuards(): string[] {
  if (!ddl().postgres) {
    return [
      `CREATE TRIGGER transport_ledger_amount BEFORE INSERT ON transport_ledger WHEN (${wrongAmount})
         BEGIN SELECT RAISE(ABORT, 'transport_ledger_amount'); END`,
      `CREATE TRIGGER transport_ledger_totals AFTER INSERT ON transport_ledger BEGIN ${keepTotals.join('; ')}; END`,
      `CREATE TRIGGER transport_schemes_new_cap AFTER UPDATE OF per_school_cap_pence ON transport_schemes BEGIN ${newCap}; END`,
    ];
  }
  const trigger = (name: string, when: string, body: string) => [
    `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body}; RETURN NEW; END $$`,
    `CREATE TRIGGER ${name} ${when} FOR EACH ROW EXECUTE FUNCTION ${name}()`,
  ];
  const refuseAmount = `IF ${wrongAmount} THEN
    RAISE EXCEPTION 'transport_ledger_amount' USING ERRCODE = 'integrity_constraint_violation'; END IF`;
  return [
    ...trigger('transport_ledger_amount', 'BEFORE INSERT ON transport_ledger', refuseAmount),
    ...trigger('transport_ledger_totals', 'AFTER INSERT ON transport_ledger', keepTotals.join('; ')),
    ...trigger('transport_schemes_new_cap', 'AFTER UPDATE OF per_school_cap_pence ON transport_schemes', newCap),
  ];
}

export class TransportAwards1764000000004 implements MigrationInterface {
  name = 'TransportAwards1764000000004';

  async up(q: QueryRunner): Promise<void> {
    await runAll(q, [...schemeTables(), ...awardTables(), ...transportGuards()]);
  }

  async down(q: QueryRunner): Promise<void> {
    const tables = 'transport_ledger transport_awards transport_school_totals transport_bands transport_schemes';
    const guards = 'transport_ledger_amount transport_ledger_totals transport_schemes_new_cap';
    await dropAll(q, tables, `${guards} transport_ledger_append_only`);
  }
}
