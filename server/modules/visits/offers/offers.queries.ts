import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OfferKind } from '#shared/contracts/offers.contract.js';
import { ROLE_PERMISSIONS } from '../../../common/auth/permissions.js';
import { part, sql } from '../../../database/dialect.js';

export interface AlternativeRow {
  readonly id: string;
  readonly visitId: string;
  readonly kind: OfferKind;
  readonly day: string;
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
  readonly roomId: string | null;
  readonly roomName: string | null;
  /** A turn of a wish that nobody of the centre has answered: its yes is a request. SQLite says 0 or 1. */
  readonly unanswered: boolean | number;
}

const DECIDERS = Object.entries(ROLE_PERMISSIONS).flatMap(([role, may]) =>
  may.includes('visits.decide') ? [role] : [],
);

/** Whoever asked in the name of the centre could have said yes as well; what its other staff ask for waits for an answer. */
const ASKED_BY_DECIDER = part`h.move = 'request' AND h.actor_side = 'centre' AND EXISTS (
  SELECT 1 FROM role_assignments r JOIN visits v ON v.id = h.visit_id
   WHERE r.person_id = h.actor_id AND r.role IN (${DECIDERS}) AND r.scope_kind = 'centre' AND r.scope_id = v.centre_id
     AND r.created_at <= h.at AND (r.ended_at IS NULL OR r.ended_at > h.at))`;

const IS_ANSWER = part`(h.move = 'approve' OR (h.actor_side = 'centre' AND h.move IN ('offer', 'wait')) OR (${ASKED_BY_DECIDER}))`;

const IS_TAKEN_BACK = part`EXISTS (
  SELECT 1 FROM visit_history u WHERE u.visit_id = h.visit_id AND u.version = h.version + 1 AND u.move = 'undo')`;

/** What the school has changed since is to be answered again. */
const IS_OUTDATED = part`EXISTS (
  SELECT 1 FROM visit_history c WHERE c.visit_id = h.visit_id AND c.version > h.version
     AND c.move = 'change' AND c.actor_side = 'partner' AND c.to_state = 'requested')`;

/** What is offered now. */
@Injectable()
export class OffersQueries {
  /** The best first; of visits that are not offered anything, nothing. */
  async openOf(manager: EntityManager, visitIds: readonly string[]): Promise<ReadonlyMap<string, AlternativeRow[]>> {
    if (visitIds.length === 0) return new Map();
    const rows = await sql(manager)<AlternativeRow>`
      SELECT a.id, a.visit_id AS "visitId", a.kind, a.school_day AS day, a.starts_at AS "startsAt", a.ends_at AS "endsAt",
             held.id AS "roomId", held.name AS "roomName",
             a.kind = 'turn' AND NOT EXISTS (
               SELECT 1 FROM visit_history h WHERE h.visit_id = a.visit_id AND ${IS_ANSWER} AND NOT ${IS_TAKEN_BACK} AND NOT ${IS_OUTDATED}
             ) AS unanswered
        FROM visit_alternatives a
        LEFT JOIN (SELECT r.holder_id, room.id, room.name FROM reservations r JOIN rooms room ON room.id = r.resource_id
                    WHERE r.holder_kind = 'offer' AND r.via_resource_id IS NULL) held ON held.holder_id = a.id
       WHERE a.visit_id IN (${visitIds}) AND a.outcome = 'open' ORDER BY a.visit_id, a.place`;
    return Map.groupBy(rows, ({ visitId }) => visitId);
  }
}
