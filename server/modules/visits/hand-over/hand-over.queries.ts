import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { sql } from '../../../database/dialect.js';

const FOR_VISITS = ['school_coordinator', 'teacher', 'community_group_leader'];
/** States in which somebody still has to look after a visit. */
const TO_COME = ['requested', 'offered', 'waitlisted', 'approved'];

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

export interface LeftVisitRow {
  readonly id: string;
  readonly person: string;
  readonly personId: string;
  readonly subject: string;
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
  readonly zone: string;
  readonly state: VisitState;
}

/** Who looks after visits, and what is to come of them. */
@Injectable()
export class HandOverQueries {
  /** People with a role for visits at a school or group, by name. */
  colleagues(manager: EntityManager, partnerId: string): Promise<Colleague[]> {
    return sql(manager)<Colleague>`
      SELECT p.id, p.name FROM people p
       WHERE p.left_at IS NULL AND EXISTS (
         SELECT 1 FROM role_assignments a
          WHERE a.person_id = p.id AND a.scope_id = ${partnerId} AND a.ended_at IS NULL AND a.role IN (${FOR_VISITS}))
       ORDER BY p.name, p.id`;
  }

  /** Visits to come of one person at one partner, of one series where it is named, in the order of time. */
  async toCome(
    manager: EntityManager,
    { partnerId, personId, seriesId }: { partnerId: string; personId: string | null; seriesId: string | null },
    now: Date,
  ): Promise<string[]> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT id FROM visits
       WHERE partner_id = ${partnerId} AND requested_by = ${personId} AND starts_at > ${now} AND state IN (${TO_COME})
         AND (series_id = ${seriesId} OR ${seriesId === null})
       ORDER BY starts_at, id`;
    return rows.map(({ id }) => id);
  }

  /** Visits to come whose asker has no role any more at the partner, nor at the centre that asked on its behalf. */
  ofLeavers(manager: EntityManager, partnerIds: readonly string[], now: Date): Promise<LeftVisitRow[]> {
    return sql(manager)<LeftVisitRow>`
      SELECT v.id, p.name AS person, p.id AS "personId", v.subject, v.starts_at AS "startsAt", v.ends_at AS "endsAt",
             c.zone, v.state
        FROM visits v JOIN people p ON p.id = v.requested_by JOIN centres c ON c.id = v.centre_id
       WHERE v.partner_id IN (${partnerIds}) AND v.starts_at > ${now} AND v.state IN (${TO_COME})
         AND NOT EXISTS (SELECT 1 FROM role_assignments a
                          WHERE a.person_id = p.id AND a.ended_at IS NULL AND p.left_at IS NULL
                            AND a.scope_id IN (v.partner_id, v.centre_id))
       ORDER BY p.name, p.id, v.starts_at, v.id`;
  }
}
