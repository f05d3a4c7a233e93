import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PartnerKind, ReasonCode, VisitState } from '#shared/contracts/vocabulary.js';
import { sql } from '../../database/dialect.js';
import type { VisitFacts } from '../visits/index.js';

export interface VisitMailRow {
  readonly reference: string;
  readonly state: VisitState;
  /** The day of decision of a request that competes. */
  readonly decideBy: string | null;
  readonly subject: string;
  readonly pupils: number;
  readonly adults: number;
  readonly centreId: string;
  readonly partnerId: string;
  readonly partnerKind: PartnerKind;
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
  readonly holdExpiresAt: Date | string | null;
  readonly numbersDueAt: Date | string | null;
  readonly zone: string;
  readonly centreName: string;
  readonly partnerName: string;
  readonly roomName: string | null;
  readonly tutorName: string | null;
  readonly vehicleName: string | null;
  readonly reasonCode: ReasonCode | null;
  readonly reasonNote: string | null;
}

export type OfferedMailRow = Pick<VisitMailRow, 'startsAt' | 'endsAt' | 'roomName'>;

export type SeriesMailRow = Pick<
  VisitMailRow,
  'subject' | 'pupils' | 'startsAt' | 'endsAt' | 'zone' | 'centreName' | 'partnerName' | 'reasonCode' | 'reasonNote'
>;

export interface OtherOfSwapRow {
  readonly state: string;
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
  readonly expiresAt: Date | string;
}

/** What mails about visits need to know, across the tables of other modules. */
@Injectable()
export class VisitMailQueries {
  async managersOf(manager: EntityManager, centreId: string): Promise<string[]> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT DISTINCT p.id FROM role_assignments a JOIN people p ON p.id = a.person_id
       WHERE a.scope_id = ${centreId} AND a.role = 'centre_manager' AND a.ended_at IS NULL AND p.left_at IS NULL
       ORDER BY p.id`;
    return rows.map((row) => row.id);
  }

  async coordinatorsOf(manager: EntityManager, partnerId: string): Promise<string[]> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT DISTINCT p.id FROM role_assignments a JOIN people p ON p.id = a.person_id
       WHERE a.scope_id = ${partnerId} AND a.role = 'school_coordinator' AND a.ended_at IS NULL AND p.left_at IS NULL
       ORDER BY p.id`;
    return rows.map((row) => row.id);
  }

  /**
   * Who asked for the visit, while they have a role at the partner or, for one asked for on its behalf, at the centre;
   * after that whoever looks after the partner's visits.
   */
  async partnerSide(
    manager: EntityManager,
    { partnerId, centreId, requestedBy }: Pick<VisitFacts, 'partnerId' | 'centreId' | 'requestedBy'>,
  ): Promise<string[]> {
    const here = await sql(manager)<{ id: string }>`
      SELECT DISTINCT p.id FROM people p JOIN role_assignments a ON a.person_id = p.id
       WHERE p.id = ${requestedBy} AND p.left_at IS NULL AND a.ended_at IS NULL
         AND a.scope_id IN (${[partnerId, centreId]})`;
    const rows =
      here.length > 0
        ? here
        : await sql(manager)<{ id: string }>`
            SELECT DISTINCT p.id FROM role_assignments a JOIN people p ON p.id = a.person_id
             WHERE a.scope_id = ${partnerId} AND a.role IN ('school_coordinator', 'community_group_leader')
               AND a.ended_at IS NULL AND p.left_at IS NULL ORDER BY p.id`;
    return rows.map((row) => row.id);
  }

  /** Asked again as the mail leaves: null for somebody who has by then no role on either side of the visit. */
  async reader(
    manager: EntityManager,
    personId: string,
    visitId: string,
  ): Promise<{ name: string; address: string } | null> {
    const [person] = await sql(manager)<{ name: string; address: string }>`
      SELECT p.name, p.email AS address FROM people p
       WHERE p.id = ${personId} AND p.left_at IS NULL AND EXISTS (
         SELECT 1 FROM role_assignments a JOIN visits v ON v.id = ${visitId} AND a.scope_id IN (v.partner_id, v.centre_id)
          WHERE a.person_id = p.id AND a.ended_at IS NULL)`;
    return person ?? null;
  }

  async visit(manager: EntityManager, visitId: string): Promise<VisitMailRow | null> {
    const [visit] = await sql(manager)<VisitMailRow>`
      SELECT v.reference, v.state, v.decide_by AS "decideBy", v.subject, v.expected_pupils AS pupils, v.expected_adults AS adults,
             v.centre_id AS "centreId", v.partner_id AS "partnerId", p.kind AS "partnerKind", v.starts_at AS "startsAt", v.ends_at AS "endsAt",
             v.hold_expires_at AS "holdExpiresAt", (SELECT f.due_at FROM final_numbers f WHERE f.visit_id = v.id) AS "numbersDueAt",
             c.zone, c.name AS "centreName", p.name AS "partnerName", v.reason_code AS "reasonCode",
             v.reason_note AS "reasonNote",
             (SELECT min(r.name) FROM reservations x JOIN rooms r ON r.id = x.resource_id
               WHERE x.holder_kind = 'visit' AND x.holder_id = v.id AND x.via_resource_id IS NULL) AS "roomName",
             (SELECT min(t.name) FROM reservations x JOIN tutors t ON t.id = x.resource_id
               WHERE x.holder_kind = 'visit' AND x.holder_id = v.id) AS "tutorName",
             (SELECT min(b.name) FROM reservations x JOIN vehicles b ON b.id = x.resource_id
               WHERE x.holder_kind = 'visit' AND x.holder_id = v.id) AS "vehicleName"
        FROM visits v JOIN centres c ON c.id = v.centre_id JOIN partners p ON p.id = v.partner_id
       WHERE v.id = ${visitId}`;
    return visit ?? null;
  }

  /** Without its words once they are erased. */
  async message(manager: EntityManager, messageId: string): Promise<{ author: string; text: string | null } | null> {
    const [message] = await sql(manager)<{ author: string; text: string | null }>`
      SELECT p.name AS author, m.text FROM visit_messages m JOIN people p ON p.id = m.author_id WHERE m.id = ${messageId}`;
    return message ?? null;
  }

  /** The other visit of a proposal to swap; whose it is, a school does not learn, nor where it went once the proposal is over. */
  async otherOfSwap(manager: EntityManager, swapId: string, visitId: string): Promise<OtherOfSwapRow | null> {
    const [row] = await sql(manager)<OtherOfSwapRow>`
      SELECT s.state, v.starts_at AS "startsAt", v.ends_at AS "endsAt", s.expires_at AS "expiresAt"
        FROM swap_proposals s JOIN swap_sides x ON x.proposal_id = s.id JOIN visits v ON v.id = x.visit_id
       WHERE s.id = ${swapId} AND x.visit_id <> ${visitId}`;
    return row ?? null;
  }

  /** The times that are offered for a visit now, the best first. */
  offered(manager: EntityManager, visitId: string): Promise<OfferedMailRow[]> {
    return sql(manager)<OfferedMailRow>`
      SELECT a.starts_at AS "startsAt", a.ends_at AS "endsAt",
             (SELECT min(r.name) FROM reservations x JOIN rooms r ON r.id = x.resource_id
               WHERE x.holder_id = a.id AND x.via_resource_id IS NULL) AS "roomName"
        FROM visit_alternatives a WHERE a.visit_id = ${visitId} AND a.outcome = 'open' ORDER BY a.place`;
  }

  /** Some visits in the order of time. */
  severalVisits(manager: EntityManager, visitIds: readonly string[]): Promise<SeriesMailRow[]> {
    return sql(manager)<SeriesMailRow>`
      SELECT v.subject, v.expected_pupils AS pupils, v.starts_at AS "startsAt", v.ends_at AS "endsAt", c.zone,
             c.name AS "centreName", p.name AS "partnerName", v.reason_code AS "reasonCode", v.reason_note AS "reasonNote"
        FROM visits v JOIN centres c ON c.id = v.centre_id JOIN partners p ON p.id = v.partner_id
       WHERE v.id IN (${visitIds}) ORDER BY v.starts_at, v.id`;
  }
}
