import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { instantFrom, sql } from '../../database/dialect.js';

type Stored = Date | string;

interface VisitRow {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly state: VisitState;
  readonly subject: string;
  readonly pupils: number;
  readonly adults: number;
  readonly centreId: string;
  readonly centreName: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly day: string;
  readonly startsAt: Stored;
  readonly endsAt: Stored;
  readonly arrivedAt: Stored | null;
  readonly activityId: string | null;
  readonly seriesId: string | null;
  readonly requestedBy: string | null;
}

interface ItemRow {
  readonly visitId: string;
  readonly resourceId: string;
  readonly quantity: number;
  readonly kind: 'room' | 'equipment_pool' | 'tutor' | 'vehicle';
  readonly name: string;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A visit with what it has now. */
export interface PlanVisit extends Omit<VisitRow, 'startsAt' | 'endsAt' | 'arrivedAt'> {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly arrivedAt: Date | null;
  readonly room: Named | null;
  readonly tutor: Named | null;
  readonly vehicle: Named | null;
  readonly equipment: readonly { readonly poolId: string; readonly quantity: number }[];
}

/** Visits of plans, as everybody who may settle them sees them. */
@Injectable()
export class PlanVisitsQueries {
  /** In the order of time. */
  async load(manager: EntityManager, visitIds: readonly string[]): Promise<PlanVisit[]> {
    if (visitIds.length === 0) return [];
    const rows = await sql(manager)<VisitRow>`
      SELECT v.id, v.reference, v.version, v.state, v.subject, v.expected_pupils AS pupils,
             v.expected_adults AS adults, v.centre_id AS "centreId", c.name AS "centreName",
             v.partner_id AS "partnerId", p.name AS "partnerName", v.school_day AS day, v.starts_at AS "startsAt",
             v.ends_at AS "endsAt", v.arrived_at AS "arrivedAt", v.activity_id AS "activityId", v.series_id AS "seriesId", v.requested_by AS "requestedBy"
        FROM visits v JOIN centres c ON c.id = v.centre_id JOIN partners p ON p.id = v.partner_id
       WHERE v.id IN (${visitIds}) ORDER BY v.starts_at, v.id`;
    const items = Map.groupBy(await this.items(manager, visitIds), ({ visitId }) => visitId);
    return rows.map((row) => withItems(row, items.get(row.id) ?? []));
  }

  private items(manager: EntityManager, visitIds: readonly string[]): Promise<ItemRow[]> {
    return sql(manager)<ItemRow>`
      SELECT r.holder_id AS "visitId", r.resource_id AS "resourceId", r.quantity, q.kind,
             COALESCE(room.name, pool.name, tutor.name, vehicle.name) AS name
        FROM reservations r JOIN resources q ON q.id = r.resource_id LEFT JOIN rooms room ON room.id = r.resource_id
        LEFT JOIN equipment_pools pool ON pool.id = r.resource_id LEFT JOIN tutors tutor ON tutor.id = r.resource_id
        LEFT JOIN vehicles vehicle ON vehicle.id = r.resource_id
       WHERE r.holder_id IN (${visitIds}) AND r.via_resource_id IS NULL ORDER BY r.id`;
  }
}

function withItems(row: VisitRow, items: readonly ItemRow[]): PlanVisit {
  const first = (kind: ItemRow['kind']): Named | null => {
    const item = items.find((one) => one.kind === kind);
    return item ? { id: item.resourceId, name: item.name } : null;
  };
  return {
    ...row,
    startsAt: instantFrom(row.startsAt),
    endsAt: instantFrom(row.endsAt),
    arrivedAt: row.arrivedAt === null ? null : instantFrom(row.arrivedAt),
    room: first('room'),
    tutor: first('tutor'),
    vehicle: first('vehicle'),
    equipment: items
      .filter(({ kind }) => kind === 'equipment_pool')
      .map(({ resourceId, quantity }) => ({ poolId: resourceId, quantity })),
  };
}
