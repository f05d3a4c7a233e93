import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Grant, VisitState } from '#shared/contracts/vocabulary.js';
import { sql } from '../../../database/dialect.js';
import type { VisitHold } from '../../availability/index.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface PersonGrant extends Grant {
  readonly place: string | null;
}

/** A visit that holds something at a time. */
export interface Holder {
  readonly resourceId: string;
  readonly visitId: string;
  readonly partnerId: string;
  readonly partner: string;
  readonly state: VisitState;
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
  /** With setting up and clearing down. */
  readonly heldFrom: Date | string;
  readonly heldUntil: Date | string;
}

const MOST_PEOPLE = 500;

/** Facts that an explanation names, by the names of the tables. */
@Injectable()
export class ExplanationsQueries {
  /** A partner of the centre, at any time, or of its authority. */
  async partner(manager: EntityManager, partnerId: string, centreId: string): Promise<Named | null> {
    const [row] = await sql(manager)<Named>`
      SELECT p.id, p.name FROM partners p JOIN centres c ON c.id = ${centreId}
       WHERE p.id = ${partnerId} AND (p.authority_id = c.authority_id
          OR EXISTS (SELECT 1 FROM partnerships s WHERE s.partner_id = p.id AND s.centre_id = c.id))`;
    return row ?? null;
  }

  /** Of a partner and a centre, also those whose role has ended. */
  people(manager: EntityManager, scopeIds: readonly [partnerId: string, centreId: string]): Promise<Named[]> {
    return sql(manager)<Named>`
      SELECT id, name FROM people WHERE id IN (SELECT person_id FROM role_assignments WHERE scope_id IN (${scopeIds}))
       ORDER BY search_text, id LIMIT ${MOST_PEOPLE}`;
  }

  /** What somebody may do now, with where. */
  grants(manager: EntityManager, personId: string): Promise<PersonGrant[]> {
    return sql(manager)<PersonGrant>`
      SELECT a.role, a.scope_kind AS "scopeKind", a.scope_id AS "scopeId", COALESCE(c.name, p.name, u.name) AS place
        FROM role_assignments a JOIN people w ON w.id = a.person_id LEFT JOIN centres c ON c.id = a.scope_id
        LEFT JOIN partners p ON p.id = a.scope_id LEFT JOIN authorities u ON u.id = a.scope_id
       WHERE a.person_id = ${personId} AND a.ended_at IS NULL AND w.left_at IS NULL ORDER BY a.id`;
  }

  /** Visits that hold any of what a visit would take, at the time at which it would take it. */
  async holders(manager: EntityManager, holds: readonly VisitHold[]): Promise<Holder[]> {
    const [first] = holds;
    if (!first) return [];
    const from = new Date(Math.min(...holds.map(({ startsAt }) => startsAt.getTime())));
    const until = new Date(Math.max(...holds.map(({ endsAt }) => endsAt.getTime())));
    return sql(manager)<Holder>`
      SELECT r.resource_id AS "resourceId", v.id AS "visitId", v.partner_id AS "partnerId", p.name AS partner, v.state,
             v.starts_at AS "startsAt", v.ends_at AS "endsAt", r.starts_at AS "heldFrom", r.ends_at AS "heldUntil"
        FROM reservations r JOIN visits v ON v.id = r.holder_id JOIN partners p ON p.id = v.partner_id
       WHERE r.resource_id IN (${holds.map(({ resourceId }) => resourceId)}) AND r.active
         AND r.starts_at < ${until} AND r.ends_at > ${from} ORDER BY v.starts_at, v.id`;
  }
}
