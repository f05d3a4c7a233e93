import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SwapTime } from '#shared/contracts/swaps.contract.js';
import { isoFrom, sql } from '../../../database/dialect.js';

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

/** Where and when visits are that could change places. */
@Injectable()
export class SwapsQueries {
  /** Other partners’ approved visits to the same centre on one day that stand in no open proposal. */
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
       ORDER BY o.starts_at, r.name, o.id`;
    return rows.map(toSwappable);
  }

  /** The other partner’s approved visit that has a room at an instant. */
  async visitAt(
    manager: EntityManager,
    visitId: string,
    { roomId, startsAt }: { readonly roomId: string; readonly startsAt: Date },
  ): Promise<string | null> {
    const [row] = await sql(manager)<{ id: string }>`
      SELECT o.id FROM visits v JOIN visits o ON o.centre_id = v.centre_id AND o.partner_id <> v.partner_id
        JOIN reservations n ON n.holder_id = o.id AND n.via_resource_id IS NULL
       WHERE v.id = ${visitId} AND o.state = 'approved' AND o.starts_at = ${startsAt} AND n.resource_id = ${roomId}`;
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
