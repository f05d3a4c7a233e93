import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Scope } from '../../common/auth/actor.js';
import { part, sql, type SqlPart } from '../../database/dialect.js';
import type { CentreSetup, SetupFacts } from './domain/setup-tasks.js';

export interface Moment {
  /** Local ISO date. */
  readonly today: string;
  readonly now: Date;
}

/** Counts, across the modules, what is there of what a first visit needs. */
@Injectable()
export class SetupQueries {
  async facts(manager: EntityManager, scope: Scope, moment: Moment): Promise<SetupFacts> {
    const [schools] = await sql(manager)<{ count: number }>`
      SELECT CAST(COUNT(*) AS integer) AS count FROM partners p JOIN schools s ON s.id = p.id
       WHERE s.status IN ('open', 'proposed_to_close') AND ${within(scope, part`p.authority_id`)}`;
    const [authorities] = await sql(manager)<{ count: number }>`
      SELECT CAST(COUNT(*) AS integer) AS count FROM authorities a WHERE ${within(scope, part`a.id`)}`;
    const centres = await this.centres(manager, scope, moment);
    return { authorities: authorities?.count ?? 0, openSchools: schools?.count ?? 0, centres };
  }

  private centres(manager: EntityManager, scope: Scope, { today, now }: Moment): Promise<CentreSetup[]> {
    const partnerOf = part`SELECT m.partner_id FROM partnerships m WHERE m.centre_id = c.id
      AND (m.ends_on IS NULL OR m.ends_on >= ${today})`;
    const member = part`FROM role_assignments a JOIN people e ON e.id = a.person_id
      WHERE a.ended_at IS NULL AND e.left_at IS NULL`;
    return sql(manager)<CentreSetup>`
      SELECT c.id, c.name,
        (SELECT CAST(COUNT(*) AS integer) FROM rooms r WHERE r.centre_id = c.id AND r.retired_at IS NULL) AS rooms,
        (SELECT CAST(COUNT(*) AS integer) FROM partnerships m WHERE m.centre_id = c.id AND m.role = 'partner'
          AND (m.ends_on IS NULL OR m.ends_on >= ${today})) AS partners,
        (SELECT CAST(COUNT(*) AS integer) ${member} AND a.role = 'centre_manager' AND a.scope_kind = 'centre'
          AND a.scope_id = c.id) AS managers,
        (SELECT CAST(COUNT(*) AS integer) ${member} AND a.scope_kind = 'partner'
          AND a.scope_id IN (${partnerOf})) AS visitors,
        (SELECT CAST(COUNT(*) AS integer) FROM one_time_links l WHERE l.kind = 'invitation' AND l.used_at IS NULL
          AND l.revoked_at IS NULL AND l.expires_at > ${now}
          AND ((l.role = 'centre_manager' AND l.scope_id = c.id) OR l.scope_id IN (${partnerOf}))) AS invited
        FROM centres c WHERE ${within(scope, part`c.authority_id`)} ORDER BY c.name, c.id`;
  }
}

const within = ({ everywhere, authorityIds }: Scope, column: SqlPart): SqlPart =>
  everywhere ? part`1 = 1` : part`${column} IN (${authorityIds})`;
