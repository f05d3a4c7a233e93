import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ClosureKind } from '#shared/contracts/closures.contract.js';
import { instantFrom, part, sql, type SqlPart } from '../../database/dialect.js';
import type { Outcome } from './entities/closure-visit.entity.js';

type Stored = Date | string;

/** A closure with the names of what it is about. */
export interface ClosureRow {
  readonly id: string;
  readonly version: number;
  readonly kind: ClosureKind;
  readonly centreId: string | null;
  readonly centreName: string | null;
  readonly partnerId: string | null;
  readonly partnerName: string | null;
  readonly resourceId: string | null;
  readonly resourceName: string | null;
  readonly quantity: number | null;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly reason: string;
  readonly madeAt: Date;
  readonly liftedAt: Date | null;
}

/** A visit of a plan, as the plan keeps it. */
export interface PlanRow {
  readonly closureId: string;
  readonly visitId: string;
  readonly outcome: Outcome | null;
  readonly wasRoomId: string | null;
  readonly wasRoomName: string | null;
  readonly wasStartsAt: Date;
  readonly wasEndsAt: Date;
  /** Whether it still holds, or wants, something that is closed by it. */
  readonly hit: boolean;
}

type StoredClosure = Omit<ClosureRow, 'startsAt' | 'endsAt' | 'madeAt' | 'liftedAt'> & {
  readonly startsAt: Stored;
  readonly endsAt: Stored | null;
  readonly madeAt: Stored;
  readonly liftedAt: Stored | null;
};

interface StoredPlanRow extends Omit<PlanRow, 'wasStartsAt' | 'wasEndsAt' | 'hit'> {
  readonly wasStartsAt: Stored;
  readonly wasEndsAt: Stored;
  readonly hit: number;
}

const MOST_LISTED = 100;

/** What is held and what is closed share a time. */
const CLOSED = part`u.resource_id = r.resource_id AND u.closure_id = cv.closure_id AND u.starts_at < r.ends_at
  AND (u.ends_at IS NULL OR u.ends_at > r.starts_at)`;

/** Whether a visit v lies in a time: one that is offered by what is open to it, any other by what it holds or wants. */
export const liesWithin = (from: SqlPart, until: SqlPart): SqlPart => part`(CASE WHEN v.state = 'offered' THEN EXISTS (
    SELECT 1 FROM visit_alternatives a
     WHERE a.visit_id = v.id AND a.outcome = 'open' AND a.starts_at >= ${from} AND a.starts_at < ${until})
  ELSE v.starts_at >= ${from} AND v.starts_at < ${until} END)`;

/** Closures and the visits of their plans. */
@Injectable()
export class ClosuresQueries {
  async one(manager: EntityManager, closureId: string): Promise<ClosureRow | null> {
    const [closure] = await this.where(manager, part`c.id = ${closureId}`);
    return closure ?? null;
  }

  /** Of a centre: its own, and those of schools that touch visits to it. Not over yet. */
  ofCentre(manager: EntityManager, centreId: string, now: Date): Promise<ClosureRow[]> {
    return this.where(
      manager,
      part`(c.centre_id = ${centreId} OR (c.partner_id IS NOT NULL AND EXISTS (
              SELECT 1 FROM closure_visits cv JOIN visits v ON v.id = cv.visit_id
               WHERE cv.closure_id = c.id AND v.centre_id = ${centreId}))) AND ${matters(now)}`,
    );
  }

  ofSchool(manager: EntityManager, schoolId: string, now: Date): Promise<ClosureRow[]> {
    return this.where(manager, part`c.partner_id = ${schoolId} AND ${matters(now)}`);
  }

  /** By which closures a visit is touched and not settled, the latest first. */
  openOf(manager: EntityManager, visitId: string): Promise<ClosureRow[]> {
    return this.where(
      manager,
      part`c.id IN (SELECT closure_id FROM closure_visits WHERE visit_id = ${visitId} AND outcome IS NULL)`,
    );
  }

  /** Of the same thing, not lifted, at a part of the same time. */
  async overlapping(
    manager: EntityManager,
    of: Pick<ClosureRow, 'kind' | 'centreId' | 'partnerId' | 'resourceId'>,
    time: { readonly from: Date; readonly until: Date | null },
  ): Promise<ClosureRow | null> {
    const [closure] = await this.where(
      manager,
      part`c.kind = ${of.kind} AND c.lifted_at IS NULL AND ${runs(time.from)}
         AND (c.resource_id = ${of.resourceId} OR c.partner_id = ${of.partnerId}
              OR (c.kind = 'centre' AND c.centre_id = ${of.centreId}))
         AND (c.ends_at IS NULL OR c.ends_at > ${time.from})
         AND (${time.until === null} OR c.starts_at < ${time.until ?? time.from})`,
    );
    return closure ?? null;
  }

  /** @param visitId only its row */
  async plans(manager: EntityManager, closureIds: readonly string[], visitId?: string): Promise<PlanRow[]> {
    const rows = await sql(manager)<StoredPlanRow>`
      SELECT cv.closure_id AS "closureId", cv.visit_id AS "visitId", cv.outcome, cv.was_room_id AS "wasRoomId",
             room.name AS "wasRoomName", cv.was_starts_at AS "wasStartsAt", cv.was_ends_at AS "wasEndsAt",
             CASE WHEN c.lifted_at IS NULL AND (
               (c.kind = 'school' AND ${liesWithin(part`c.starts_at`, part`c.ends_at`)})
               OR (v.state <> 'offered' AND EXISTS (
                 SELECT 1 FROM reservations r CROSS JOIN unavailability u
                  WHERE r.holder_id = cv.visit_id AND ${CLOSED}))
               OR (v.state = 'offered' AND EXISTS (
                 SELECT 1 FROM visit_alternatives offer CROSS JOIN reservations r CROSS JOIN unavailability u
                  WHERE offer.visit_id = cv.visit_id AND r.holder_id = offer.id AND r.active AND ${CLOSED}))
             ) THEN 1 ELSE 0 END AS hit
        FROM closure_visits cv JOIN closures c ON c.id = cv.closure_id JOIN visits v ON v.id = cv.visit_id
        LEFT JOIN rooms room ON room.id = cv.was_room_id
       WHERE cv.closure_id IN (${closureIds}) AND (${visitId === undefined} OR cv.visit_id = ${visitId ?? null})`;
    return rows.map((row) => ({
      ...row,
      wasStartsAt: instantFrom(row.wasStartsAt),
      wasEndsAt: instantFrom(row.wasEndsAt),
      hit: row.hit === 1,
    }));
  }

  private async where(manager: EntityManager, condition: SqlPart): Promise<ClosureRow[]> {
    const rows = await sql(manager)<StoredClosure>`
      SELECT c.id, c.version, c.kind, c.centre_id AS "centreId", centre.name AS "centreName",
             c.partner_id AS "partnerId", partner.name AS "partnerName", c.resource_id AS "resourceId",
             COALESCE(room.name, pool.name, tutor.name, vehicle.name) AS "resourceName", c.quantity,
             c.starts_at AS "startsAt", c.ends_at AS "endsAt", c.reason, c.made_at AS "madeAt", c.lifted_at AS "liftedAt"
        FROM closures c LEFT JOIN centres centre ON centre.id = c.centre_id
        LEFT JOIN partners partner ON partner.id = c.partner_id LEFT JOIN rooms room ON room.id = c.resource_id
        LEFT JOIN equipment_pools pool ON pool.id = c.resource_id LEFT JOIN tutors tutor ON tutor.id = c.resource_id
        LEFT JOIN vehicles vehicle ON vehicle.id = c.resource_id
       WHERE ${condition} ORDER BY c.starts_at DESC, c.id DESC LIMIT ${MOST_LISTED}`;
    return rows.map(toClosureRow);
  }
}

/** Whether anything of it still stands; a report that was ended where it was made does not. */
const runs = (from: Date): SqlPart => part`(c.kind = 'school' OR EXISTS (SELECT 1 FROM unavailability n
  WHERE n.closure_id = c.id AND (n.ends_at IS NULL OR n.ends_at > ${from})))`;

/** While it runs or is to come: nothing waits of what is over. */
const matters = (now: Date): SqlPart =>
  part`(c.lifted_at IS NULL AND (c.ends_at IS NULL OR c.ends_at > ${now}) AND ${runs(now)})`;

function toClosureRow({ startsAt, endsAt, madeAt, liftedAt, ...row }: StoredClosure): ClosureRow {
  const orNull = (value: Stored | null) => (value === null ? null : instantFrom(value));
  return {
    ...row,
    startsAt: instantFrom(startsAt),
    endsAt: orNull(endsAt),
    madeAt: instantFrom(madeAt),
    liftedAt: orNull(liftedAt),
  };
}
