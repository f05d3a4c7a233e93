import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { sql } from '../../../database/dialect.js';

type Stored = Date | string;

export interface SheetRow {
  readonly id: string;
  readonly reference: string;
  readonly state: VisitState;
  readonly version: number;
  readonly authorityId: string;
  readonly centreId: string;
  readonly partnerId: string;
  readonly startsAt: Stored;
  readonly endsAt: Stored;
  readonly holdExpiresAt: Stored | null;
  readonly partner: string;
  readonly subject: string;
  readonly note: string | null;
  readonly activityId: string | null;
  readonly activityTitle: string | null;
  readonly preparationMinutes: number | null;
  readonly yearGroups: unknown;
  readonly pupils: number;
  readonly adults: number;
  readonly attendedPupils: number | null;
  readonly attendedAdults: number | null;
  readonly stepFree: boolean | number;
  readonly arrivedAt: Stored | null;
  readonly finishedAt: Stored | null;
}

export interface SheetItem {
  readonly visitId: string;
  readonly resourceId: string;
  readonly quantity: number;
  readonly startsAt: Stored;
  readonly endsAt: Stored;
  readonly room: string | null;
  readonly pool: string | null;
  readonly tutor: string | null;
  readonly vehicle: string | null;
}

/** What takes place is set up for; of what nobody came to, the sheet says so. */
const SHOWN: readonly VisitState[] = ['approved', 'attended', 'no_show'];

/** What staff need of a centre's day. */
@Injectable()
export class SheetsQueries {
  visits(manager: EntityManager, centreId: string, day: string): Promise<SheetRow[]> {
    return sql(manager)<SheetRow>`
      SELECT v.id, v.reference, v.state, v.version, v.authority_id AS "authorityId", v.centre_id AS "centreId",
             v.partner_id AS "partnerId", v.starts_at AS "startsAt", v.ends_at AS "endsAt",
             v.hold_expires_at AS "holdExpiresAt", p.name AS partner, v.subject, v.note, a.id AS "activityId",
             a.title AS "activityTitle", a.preparation_minutes AS "preparationMinutes", v.year_groups AS "yearGroups",
             v.expected_pupils AS pupils, v.expected_adults AS adults, v.attended_pupils AS "attendedPupils",
             v.attended_adults AS "attendedAdults", v.step_free AS "stepFree", v.arrived_at AS "arrivedAt",
             v.finished_at AS "finishedAt"
        FROM visits v JOIN partners p ON p.id = v.partner_id LEFT JOIN activities a ON a.id = v.activity_id
       WHERE v.centre_id = ${centreId} AND v.school_day = ${day} AND v.state IN (${SHOWN})
       ORDER BY v.starts_at, v.id`;
  }

  /** What each visit holds or held itself; not what a room brings along. */
  items(manager: EntityManager, visitIds: readonly string[]): Promise<SheetItem[]> {
    return sql(manager)<SheetItem>`
      SELECT r.holder_id AS "visitId", r.resource_id AS "resourceId", r.quantity, r.starts_at AS "startsAt",
             r.ends_at AS "endsAt", room.name AS room, pool.name AS pool, tutor.name AS tutor, vehicle.name AS vehicle
        FROM reservations r LEFT JOIN rooms room ON room.id = r.resource_id
        LEFT JOIN equipment_pools pool ON pool.id = r.resource_id LEFT JOIN tutors tutor ON tutor.id = r.resource_id
        LEFT JOIN vehicles vehicle ON vehicle.id = r.resource_id
       WHERE r.holder_id IN (${visitIds}) AND r.via_resource_id IS NULL ORDER BY pool.name, r.id`;
  }
}
