import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { bulkInsert, type Row } from '../../database/bulk-insert.js';
import { instantFrom, isPostgres, sql } from '../../database/dialect.js';
import type { Decided } from './domain/undo.js';
import { Visit } from './entities/visit.entity.js';
import { newReference } from './reference.js';

import type { HistoryEntry, MoveChanges, NewVisit, OverdueVisit, VisitChanges, VisitRecord } from './visit-records.js';

/** Writes of visits, and what is needed to decide them. */
@Injectable()
export class VisitsRepository {
  async insert(tx: Tx, visit: NewVisit): Promise<void> {
    await sql(tx.manager)`
      INSERT INTO visits (id, reference, authority_id, centre_id, partner_id, partner_role, state, version, school_day,
        starts_at, ends_at, activity_id, subject, key_stage, year_groups, programme, expected_pupils, expected_adults, note,
        requested_by, on_behalf, requested_at, hold_expires_at, decide_by, step_free, sign_off)
      VALUES (${visit.id}, ${visit.reference}, ${visit.authorityId}, ${visit.centreId}, ${visit.partnerId},
        ${visit.partnerRole}, ${visit.state}, ${visit.version}, ${visit.schoolDay}, ${visit.startsAt}, ${visit.endsAt},
        ${visit.activityId}, ${visit.subject}, ${visit.keyStage}, ${JSON.stringify(visit.yearGroups)}, ${visit.programme},
        ${visit.expectedPupils}, ${visit.expectedAdults}, ${visit.note}, ${visit.requestedBy}, ${visit.onBehalf},
        ${visit.requestedAt}, ${visit.holdExpiresAt}, ${visit.decideBy}, ${visit.stepFree}, ${visit.signOff})`;
  }

  /** Many at once, with the series that they belong to. */
  async insertAll(tx: Tx, visits: readonly NewVisit[]): Promise<void> {
    await bulkInsert(tx.manager, 'visits', visits.map(rowOf));
  }

  async addHistories(tx: Tx, entries: readonly HistoryEntry[]): Promise<void> {
    await bulkInsert(tx.manager, 'visit_history', entries.map(historyRowOf));
  }

  async addHistory(tx: Tx, entry: HistoryEntry): Promise<void> {
    await this.addHistories(tx, [entry]);
  }

  /** The visit for a decision; on PostgreSQL its row is locked until the unit of work ends. */
  async forDecision(tx: Tx, visitId: string): Promise<Visit | null> {
    const visit = await tx.manager.findOne(Visit, {
      where: { id: visitId },
      ...(isPostgres() ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
    return visit;
  }

  /** The visit for somebody who only looks. */
  find(manager: EntityManager, visitId: string): Promise<Visit | null> {
    return manager.findOneBy(Visit, { id: visitId });
  }

  /**
   * Moves a visit on from the version it was decided on.
   * @returns false when somebody else moved it first; nothing is changed then
   */
  async move(tx: Tx, visit: VisitRecord, to: VisitState, changes: MoveChanges): Promise<boolean> {
    const result = await tx.manager
      .createQueryBuilder()
      .update(Visit)
      .set({
        holdExpiresAt: null,
        alternativeId: null,
        heldBefore: null,
        holdBefore: null,
        ...changes,
        state: to,
        version: visit.version + 1,
      })
      .where({ id: visit.id, version: visit.version })
      .execute();
    return result.affected === 1;
  }

  /** The move that led to the version of a visit that is read. */
  async lastMove(tx: Tx, { id, version }: VisitRecord): Promise<Decided | null> {
    const [row] = await sql(tx.manager)<Omit<Decided, 'at'> & { at: Date | string }>`
      SELECT move, from_state AS "fromState", at, actor_id AS "actorId" FROM visit_history
       WHERE visit_id = ${id} AND version = ${version}`;
    return row ? { ...row, at: instantFrom(row.at) } : null;
  }

  /** References that nobody has yet. */
  async freeReferences(manager: EntityManager, count: number): Promise<string[]> {
    const free = new Set<string>();
    while (free.size < count) {
      const tried = Array.from({ length: count - free.size }, newReference);
      const rows = await sql(manager)<{ reference: string }>`
        SELECT reference FROM visits WHERE reference IN (${tried})`;
      const taken = new Set(rows.map(({ reference }) => reference));
      for (const reference of tried) if (!taken.has(reference)) free.add(reference);
    }
    return [...free];
  }

  /**
   * Writes another time or need over a visit, from the version on which it was decided.
   * @returns false when somebody else moved it first; nothing is changed then
   */
  async change(tx: Tx, { id, version }: VisitRecord, changes: VisitChanges): Promise<boolean> {
    const result = await tx.manager
      .createQueryBuilder()
      .update(Visit)
      .set({ ...changes, version: version + 1 })
      .where({ id, version })
      .execute();
    return result.affected === 1;
  }

  /** Of which series a visit is a member, and for which day; its own story is not touched. */
  async assign(
    tx: Tx,
    visitId: string,
    member: Partial<Pick<Visit, 'seriesId' | 'seriesDay' | 'changedAlone'>>,
  ): Promise<void> {
    await tx.manager.update(Visit, { id: visitId }, member);
  }

  /** @returns the visit's new version */
  async joinSeries(tx: Tx, { id, version }: VisitRecord, seriesId: string, seriesDay: string): Promise<number> {
    await tx.manager.update(Visit, { id }, { seriesId, seriesDay, version: version + 1 });
    return version + 1;
  }

  /** Visits that wait for an answer past their time, the longest overdue first. */
  async overdue(manager: EntityManager, now: Date, limit: number): Promise<OverdueVisit[]> {
    return sql(manager)<OverdueVisit>`
      SELECT id, series_id AS "seriesId", state FROM visits
       WHERE state IN ('requested', 'offered', 'waitlisted') AND hold_expires_at <= ${now} ORDER BY hold_expires_at, id LIMIT ${limit}`;
  }
}

function rowOf(visit: NewVisit): Row {
  return {
    id: visit.id,
    reference: visit.reference,
    authority_id: visit.authorityId,
    centre_id: visit.centreId,
    partner_id: visit.partnerId,
    partner_role: visit.partnerRole,
    state: visit.state,
    version: visit.version,
    school_day: visit.schoolDay,
    starts_at: visit.startsAt,
    ends_at: visit.endsAt,
    activity_id: visit.activityId,
    subject: visit.subject,
    key_stage: visit.keyStage,
    year_groups: JSON.stringify(visit.yearGroups),
    programme: visit.programme,
    expected_pupils: visit.expectedPupils,
    expected_adults: visit.expectedAdults,
    note: visit.note,
    requested_by: visit.requestedBy,
    on_behalf: visit.onBehalf,
    requested_at: visit.requestedAt,
    hold_expires_at: visit.holdExpiresAt,
    decide_by: visit.decideBy,
    series_id: visit.seriesId,
    series_day: visit.seriesDay,
    changed_alone: visit.changedAlone,
    step_free: visit.stepFree,
    sign_off: visit.signOff,
  };
}

function historyRowOf(entry: HistoryEntry): Row {
  return {
    id: newId(),
    visit_id: entry.visitId,
    version: entry.version,
    at: entry.at,
    actor_id: entry.actorId,
    actor_side: entry.actorSide,
    move: entry.move,
    from_state: entry.fromState,
    to_state: entry.toState,
    reason_code: entry.reasonCode,
    left_starts_at: entry.left?.startsAt ?? null,
    left_ends_at: entry.left?.endsAt ?? null,
  };
}
