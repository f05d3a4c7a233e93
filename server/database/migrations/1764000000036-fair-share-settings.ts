import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, ddl, dropAll, runAll } from './ddl.js';

/** Version 1 is the defaults, which nobody set. */
function settingsTable(): string[] {
  const t = ddl();
  return [
    `CREATE TABLE fair_share_settings (
       id ${t.id} NOT NULL PRIMARY KEY, authority_id ${t.id} NOT NULL REFERENCES authorities (id), version integer NOT NULL,
       host_cap_percent integer NOT NULL, need_weight_tenths integer NOT NULL, reserve_percent integer NOT NULL,
       changed_by ${t.id} NOT NULL REFERENCES people (id), changed_at ${t.instant} NOT NULL,
       CONSTRAINT fair_share_settings_version_ck CHECK (version >= 2),
       CONSTRAINT fair_share_settings_host_cap_ck CHECK (host_cap_percent BETWEEN 0 AND 100),
       CONSTRAINT fair_share_settings_need_weight_ck CHECK (need_weight_tenths BETWEEN 0 AND 100),
       CONSTRAINT fair_share_settings_reserve_ck CHECK (reserve_percent BETWEEN 0 AND 90),
       CONSTRAINT fair_share_settings_version_unique UNIQUE (authority_id, version))`,
    ...appendOnly('fair_share_settings'),
  ];
}

export class FairShareSettings1764000000036 implements MigrationInterface {
  name = 'FairShareSettings1764000000036';

  async up(q: QueryRunner): Promise<void> {
    // What is promised at a centre in a year is added up for every decision.
    const promised = `CREATE INDEX visits_promised ON visits (centre_id, school_day) WHERE state = 'approved'`;
    await runAll(q, [...settingsTable(), promised]);
  }

  async down(q: QueryRunner): Promise<void> {
    await runAll(q, ['DROP INDEX visits_promised']);
    await dropAll(q, 'fair_share_settings', 'fair_share_settings_append_only');
  }
}
