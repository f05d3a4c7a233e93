import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SwapTime } from '#shared/contracts/swaps.contract.js';
import { isoFrom, part, sql, type SqlPart } from '../../../database/dialect.js';

interface TimeRow {
  readonly visitId: string;
  readonly partner: string;
  readonly roomId: string;
  readonly roomName: string;
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
}

/** A visit as the other side of a swap. */
export interface SwappableVisit extends SwapTime {
  readonly visitId: string;
  readonly partner: string;
}

/** Whether a visit cannot stay: its room, or one that comes along, is closed then, or its line in the plan of a closure waits. */
const cannotStay = (visitId: SqlPart): SqlPart => part`EXISTS (
  SELECT 1 FROM reservations h JOIN unavailability u ON u.resource_id = h.resource_id AND u.starts_at < h.ends_at
     AND (u.ends_at IS NULL OR u.ends_at > h.starts_at) LEFT JOIN rooms shut ON shut.id = h.resource_id
    LEFT JOIN closure_visits cv ON cv.closure_id = u.closure_id AND cv.visit_id = h.holder_id AND cv.outcome IS NULL
   WHERE h.holder_id = ${visitId} AND (shut.id IS NOT NULL OR cv.visit_id IS NOT NULL))`;

/** Where and when visits are that could change places. */
@Injectable()
export class SwapsQueries {
  /** Other partners’ approved visits to the same centre on one day that can stay there and stand in no open proposal. */
  async others(
    manager: EntityManager,
    visitId: string,
    { day, now }: { day: string; now: Date },
  ): Promise<SwappableVisit[]> {
    const rows = await sql(manager)<TimeRow>`
      SELECT o.id AS "visitId", p.name AS partner, r.id AS "roomId", r.name AS "roomName", o.starts_at AS "startsAt",
             o.ends_at AS "endsAt"
        FROM visits v JOIN visits o ON o.centre_id = v.centre_id AND o.partner_id <> v.partner_id
        JOIN partners p ON p.id = o.partner_id
        JOIN reservations n ON n.holder_id = o.id AND n.via_resource_id IS NULL JOIN rooms r ON r.id = n.resource_id
       WHERE v.id = ${visitId} AND o.state = 'approved' AND o.school_day = ${day} AND o.starts_at > ${now}
         AND NOT EXISTS (SELECT 1 FROM swap_sides s WHERE s.visit_id = o.id AND s.open)
         AND NOT ${cannotStay(part`o.id`)} AND NOT ${cannotStay(part`v.id`)}
       ORDER BY o.starts_at, r.name, o.id`;
    return rows.map(toSwappable);
  }

  /** Nobody is asked to take a place that is closed: its plan, or its manager, finds another first. */
  async canStay(manager: EntityManager, visitId: string): Promise<boolean> {
    const rows = await sql(manager)`SELECT 1 FROM visits v WHERE v.id = ${visitId} AND NOT ${cannotStay(part`v.id`)}`;
    return rows.length > 0;
  }

  /** The other partner’s approved visit that has a room at an instant, and can stay there. */
  async visitAt(
    manager: EntityManager,
    visitId: string,
    { roomId, startsAt }: { readonly roomId: string; readonly startsAt: Date },
  ): Promise<string | null> {
    const [row] = await sql(manager)<{ id: string }>`
      SELECT o.id FROM visits v JOIN visits o ON o.centre_id = v.centre_id AND o.partner_id <> v.partner_id
        JOIN reservations n ON n.holder_id = o.id AND n.via_resource_id IS NULL
       WHERE v.id = ${visitId} AND o.state = 'approved' AND o.starts_at = ${startsAt} AND n.resource_id = ${roomId}
         AND NOT ${cannotStay(part`o.id`)}`;
    return row?.id ?? null;
  }

  /** Where and when some visits are, by id. */
  async places(manager: EntityManager, visitIds: readonly string[]): Promise<Map<string, SwappableVisit>> {
    const rows = await sql(manager)<TimeRow>`
      SELECT o.id AS "visitId", p.name AS partner, r.id AS "roomId", r.name AS "roomName", o.starts_at AS "startsAt",
             o.ends_at AS "endsAt"
        FROM visits o JOIN partners p ON p.id = o.partner_id
        JOIN reservations n ON n.holder_id = o.id AND n.via_resource_id IS NULL JOIN rooms r ON r.id = n.resource_id
       WHERE o.id IN (${visitIds})`;
    return new Map(rows.map((row) => [row.visitId, toSwappable(row)]));
  }
}

const toSwappable = ({ visitId, partner, roomId, roomName, startsAt, endsAt }: TimeRow): SwappableVisit => ({
  ...{ visitId, partner, room: { id: roomId, name: roomName } },
  ...{ startsAt: isoFrom(startsAt), endsAt: isoFrom(endsAt) },
});
