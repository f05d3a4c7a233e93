import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { VisitMove } from '#shared/contracts/visits.contract.js';
import type { ActorSide, PartnershipRole, ReasonCode, VisitState } from '#shared/contracts/vocabulary.js';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { isPostgres, sql } from '../../database/dialect.js';
import { Visit } from './entities/visit.entity.js';
import type { VisitFacts } from './events/visit-events.js';

export interface VisitRecord extends VisitFacts {
  readonly state: VisitState;
  readonly version: number;
  readonly holdExpiresAt: Date | null;
}

export interface HistoryEntry {
  readonly visitId: string;
  readonly version: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorSide: ActorSide;
  readonly move: VisitMove;
  readonly fromState: VisitState | null;
  readonly toState: VisitState;
  readonly reasonCode: ReasonCode | null;
}

/** What a move changes besides state and version. */
export interface MoveChanges {
  readonly decidedAt?: Date;
  readonly reasonCode?: ReasonCode | null;
  readonly reasonNote?: string | null;
  readonly attendedPupils?: number;
  readonly attendedAdults?: number;
}

type NewVisit = Omit<
  Visit,
  'decidedAt' | 'reasonCode' | 'reasonNote' | 'attendedPupils' | 'attendedAdults' | 'seriesDay' | 'changedAlone'
>;

/** Writes of visits, and what is needed to decide them. */
@Injectable()
export class VisitsRepository {
  async insert(tx: Tx, visit: NewVisit): Promise<void> {
    await sql(tx.manager)`
      INSERT INTO visits (id, reference, authority_id, centre_id, partner_id, partner_role, state, version, school_day,
        starts_at, ends_at, activity_id, subject, key_stage, year_groups, programme, expected_pupils, expected_adults, note,
        requested_by, on_behalf, requested_at, hold_expires_at)
      VALUES (${visit.id}, ${visit.reference}, ${visit.authorityId}, ${visit.centreId}, ${visit.partnerId},
        ${visit.partnerRole}, ${visit.state}, ${visit.version}, ${visit.schoolDay}, ${visit.startsAt}, ${visit.endsAt},
        ${visit.activityId}, ${visit.subject}, ${visit.keyStage}, ${JSON.stringify(visit.yearGroups)}, ${visit.programme},
        ${visit.expectedPupils}, ${visit.expectedAdults}, ${visit.note}, ${visit.requestedBy}, ${visit.onBehalf},
        ${visit.requestedAt}, ${visit.holdExpiresAt})`;
  }

  async addHistory(tx: Tx, entry: HistoryEntry): Promise<void> {
    await sql(tx.manager)`
      INSERT INTO visit_history (id, visit_id, version, at, actor_id, actor_side, move, from_state, to_state, reason_code)
      VALUES (${newId()}, ${entry.visitId}, ${entry.version}, ${entry.at}, ${entry.actorId}, ${entry.actorSide},
        ${entry.move}, ${entry.fromState}, ${entry.toState}, ${entry.reasonCode})`;
  }

  /** The visit for a decision; on PostgreSQL its row is locked until the unit of work ends. */
  async forDecision(tx: Tx, visitId: string): Promise<VisitRecord | null> {
    const visit = await tx.manager.findOne(Visit, {
      where: { id: visitId },
      ...(isPostgres() ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
    return visit;
  }

  /**
   * Moves a visit on from the version it was decided on.
   * @returns false when somebody else moved it first; nothing is changed then
   */
  async move(tx: Tx, visit: VisitRecord, to: VisitState, changes: MoveChanges): Promise<boolean> {
    const result = await tx.manager
      .createQueryBuilder()
      .update(Visit)
      .set({ ...changes, state: to, version: visit.version + 1, holdExpiresAt: null })
      .where({ id: visit.id, version: visit.version })
      .execute();
    return result.affected === 1;
  }

  async referenceTaken(manager: EntityManager, reference: string): Promise<boolean> {
    const rows = await sql(manager)<{ found: number }>`SELECT 1 AS found FROM visits WHERE reference = ${reference}`;
    return rows.length > 0;
  }

  /** The partner's role at a centre on a day; null when it is no partner then, or the school had closed. */
  async partnerRole(
    manager: EntityManager,
    asked: { centreId: string; partnerId: string; day: string },
  ): Promise<PartnershipRole | null> {
    const { centreId, partnerId, day } = asked;
    const [row] = await sql(manager)<{ role: PartnershipRole }>`
      SELECT ps.role FROM partnerships ps LEFT JOIN schools s ON s.id = ps.partner_id
       WHERE ps.centre_id = ${centreId} AND ps.partner_id = ${partnerId}
         AND ps.starts_on <= ${day} AND (ps.ends_on IS NULL OR ps.ends_on >= ${day})
         AND (s.closed_on IS NULL OR s.closed_on > ${day})`;
    return row?.role ?? null;
  }

  /** Whether the two have, had or will have to do with each other: to strangers, a centre is not there. */
  async areStrangers(manager: EntityManager, centreId: string, partnerId: string): Promise<boolean> {
    const rows = await sql(manager)<{ found: number }>`
      SELECT 1 AS found FROM partnerships WHERE centre_id = ${centreId} AND partner_id = ${partnerId} LIMIT 1`;
    return rows.length === 0;
  }

  /** The newest known roll of a school; null for groups and where it is not known. */
  async rollOf(manager: EntityManager, partnerId: string): Promise<number | null> {
    const [row] = await sql(manager)<{ roll: number }>`
      SELECT roll FROM school_characteristics
       WHERE school_id = ${partnerId} AND roll IS NOT NULL ORDER BY as_of DESC LIMIT 1`;
    return row?.roll ?? null;
  }

  /** Requests whose hold has run out, the longest overdue first. */
  async overdue(manager: EntityManager, now: Date, limit: number): Promise<Pick<VisitRecord, 'id' | 'seriesId'>[]> {
    return sql(manager)<Pick<VisitRecord, 'id' | 'seriesId'>>`
      SELECT id, series_id AS "seriesId" FROM visits
       WHERE state = 'requested' AND hold_expires_at <= ${now} ORDER BY hold_expires_at, id LIMIT ${limit}`;
  }
}
