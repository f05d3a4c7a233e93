import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { QueueQuery } from '#shared/contracts/queue.contract.js';
import type { PartnerKind } from '#shared/contracts/vocabulary.js';
import { msFrom, part, sql } from '../../database/dialect.js';
import type { Stock, Wish } from './domain/rivals.js';

type Stored = Date | string;

/** States in which a visit waits for somebody; in the words of the index, so that it is used. */
const IS_PENDING = part`v.state IN ('requested', 'offered', 'waitlisted')`;
/** Of these, those that want a time which others may want as well; what is offered is held already. */
const IS_WISHING = part`v.state IN ('requested', 'offered', 'waitlisted') AND v.state <> 'offered'`;

export interface PendingRow {
  readonly id: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly partnerKind: PartnerKind;
  readonly requestedAt: Stored;
  readonly holdExpiresAt: Stored | null;
  readonly startsAt: Stored;
}

interface WishRow {
  visitId: string;
  resourceId: string;
  exclusive: boolean | number;
  quantity: number;
  startsAt: Stored;
  endsAt: Stored;
}

interface UseRow extends Pick<WishRow, 'resourceId' | 'quantity' | 'startsAt'> {
  endsAt: Stored | null;
}

type Filter = Pick<QueueQuery, 'roomId' | 'from' | 'to' | 'programme'>;

/** What stands in a queue, across the tables of other modules. */
@Injectable()
export class QueueQueries {
  /** Requests that wait for an answer and belong to no series: those are decided as one. */
  waiting(manager: EntityManager, centreId: string, { roomId, from, to, programme }: Filter): Promise<PendingRow[]> {
    const ofRoom = roomId
      ? part` AND EXISTS (SELECT 1 FROM reservations r WHERE r.holder_id = v.id AND r.resource_id = ${roomId}
          AND r.via_resource_id IS NULL)`
      : part``;
    return sql(manager)<PendingRow>`
      SELECT v.id, v.partner_id AS "partnerId", p.name AS "partnerName", p.kind AS "partnerKind",
             v.requested_at AS "requestedAt", v.hold_expires_at AS "holdExpiresAt", v.starts_at AS "startsAt"
        FROM visits v JOIN partners p ON p.id = v.partner_id
       WHERE v.centre_id = ${centreId} AND v.state = 'requested' AND v.series_id IS NULL
         AND v.school_day >= ${from ?? ''} AND v.school_day <= ${to ?? '9999'}
         ${programme ? part` AND v.programme = ${programme}` : part``}${ofRoom}`;
  }

  /** The same facts of some visits that want a time. */
  some(manager: EntityManager, visitIds: readonly string[]): Promise<PendingRow[]> {
    return sql(manager)<PendingRow>`
      SELECT v.id, v.partner_id AS "partnerId", p.name AS "partnerName", p.kind AS "partnerKind",
             v.requested_at AS "requestedAt", v.hold_expires_at AS "holdExpiresAt", v.starts_at AS "startsAt"
        FROM visits v JOIN partners p ON p.id = v.partner_id
       WHERE v.id IN (${visitIds}) AND ${IS_WISHING}`;
  }

  async centreOf(manager: EntityManager, visitId: string): Promise<string | null> {
    const [row] = await sql(manager)<{ id: string }>`
      SELECT centre_id AS id FROM visits WHERE id = ${visitId}`;
    return row?.id ?? null;
  }

  /**
   * What any pending request of a centre looks like now, and the last word said of it: whatever changes in the queue
   * changes one of these lines.
   */
  async marks(manager: EntityManager, centreId: string): Promise<string[]> {
    const visits = await sql(manager)<{ id: string; version: number }>`
      SELECT v.id, v.version FROM visits v WHERE v.centre_id = ${centreId} AND ${IS_PENDING} ORDER BY v.id`;
    const words = await sql(manager)<{ mark: string | null }>`
      SELECT MAX(CAST(m.id AS varchar)) AS mark FROM visit_messages m JOIN visits v ON v.id = m.visit_id
       WHERE v.centre_id = ${centreId} AND ${IS_PENDING}
      UNION ALL
      SELECT MAX(CAST(s.message_id AS varchar)) AS mark FROM visit_messages_seen s JOIN visits v ON v.id = s.visit_id
       WHERE v.centre_id = ${centreId} AND ${IS_PENDING} AND s.side = 'centre'`;
    return [...visits.map(({ id, version }) => `${id} ${version}`), ...words.map(({ mark }) => String(mark))];
  }

  /** What the pending requests of a centre want, whether they hold it or not. */
  async wishes(manager: EntityManager, centreId: string): Promise<Wish[]> {
    const rows = await sql(manager)<WishRow>`
      SELECT r.holder_id AS "visitId", r.resource_id AS "resourceId", r.exclusive, r.quantity,
             r.starts_at AS "startsAt", r.ends_at AS "endsAt"
        FROM visits v JOIN reservations r ON r.holder_id = v.id
       WHERE v.centre_id = ${centreId} AND ${IS_WISHING}`;
    return rows.map(({ visitId, resourceId, exclusive, quantity, startsAt, endsAt }) => ({
      ...{ visitId, resourceId, exclusive: Boolean(exclusive), quantity },
      ...{ from: msFrom(startsAt), until: msFrom(endsAt) },
    }));
  }

  /** What there is of some pools, and what others than the pending requests have of them between two instants. */
  async stocks(
    manager: EntityManager,
    poolIds: readonly string[],
    { from, until }: { from: Date; until: Date },
  ): Promise<Map<string, Stock>> {
    const pools = await sql(manager)<{ id: string; units: number }>`
      SELECT id, quantity AS units FROM resources WHERE id IN (${poolIds})`;
    const uses = await sql(manager)<UseRow>`
      SELECT r.resource_id AS "resourceId", r.quantity, r.starts_at AS "startsAt", r.ends_at AS "endsAt"
        FROM reservations r LEFT JOIN visits v ON v.id = r.holder_id
       WHERE r.resource_id IN (${poolIds}) AND r.active AND r.starts_at < ${until} AND r.ends_at > ${from}
         AND (v.id IS NULL OR v.state NOT IN ('requested', 'waitlisted'))
      UNION ALL
      SELECT u.resource_id, u.quantity, u.starts_at, u.ends_at FROM unavailability u
       WHERE u.resource_id IN (${poolIds}) AND u.starts_at < ${until} AND (u.ends_at IS NULL OR u.ends_at > ${from})`;
    const byPool = Map.groupBy(uses, ({ resourceId }) => resourceId);
    return new Map(pools.map(({ id, units }) => [id, { units, uses: (byPool.get(id) ?? []).map(useOf) }]));
  }

  /** Rooms, pools, tutors and vehicles by their ids. */
  async names(manager: EntityManager, resourceIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await sql(manager)<{ id: string; name: string }>`
      SELECT id, name FROM rooms WHERE id IN (${resourceIds})
      UNION ALL SELECT id, name FROM equipment_pools WHERE id IN (${resourceIds})
      UNION ALL SELECT id, name FROM tutors WHERE id IN (${resourceIds})
      UNION ALL SELECT id, name FROM vehicles WHERE id IN (${resourceIds})`;
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Questions and answers by visit, and how many of the partner's the centre has not read. */
  async messages(
    manager: EntityManager,
    visitIds: readonly string[],
  ): Promise<ReadonlyMap<string, { count: number; unread: number }>> {
    const rows = await sql(manager)<{ visitId: string; count: number; unread: number }>`
      SELECT m.visit_id AS "visitId", CAST(COUNT(*) AS integer) AS count,
             CAST(SUM(CASE WHEN m.side = 'partner' AND (s.message_id IS NULL OR m.id > s.message_id) THEN 1 ELSE 0 END)
               AS integer) AS unread
        FROM visit_messages m LEFT JOIN visit_messages_seen s ON s.visit_id = m.visit_id AND s.side = 'centre'
       WHERE m.visit_id IN (${visitIds}) AND m.text IS NOT NULL GROUP BY m.visit_id`;
    return new Map(rows.map(({ visitId, count, unread }) => [visitId, { count, unread }]));
  }
}

const useOf = ({ quantity, startsAt, endsAt }: UseRow) => ({
  ...{ quantity, from: msFrom(startsAt), until: endsAt === null ? Infinity : msFrom(endsAt) },
});
