import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CorrectionState, VisitState } from '#shared/contracts/vocabulary.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { isGuardViolation } from '../../../database/guard-violation.js';
import { isPostgres, part, sql, type SqlPart } from '../../../database/dialect.js';
import { AttendanceCorrection } from '../entities/attendance-correction.entity.js';

type Stored = Date | string;

export interface CorrectionRow {
  readonly id: string;
  readonly state: CorrectionState;
  readonly toState: 'attended' | 'no_show';
  readonly pupils: number;
  readonly adults: number;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Stored;
  readonly reviewedByName: string | null;
  readonly reviewedAt: Stored | null;
  readonly reviewNote: string | null;
  readonly visitId: string;
  /** Of the visit when it was proposed, and now. */
  readonly visitVersion: number;
  readonly versionNow: number;
  readonly centreId: string;
  readonly reference: string;
  readonly partner: string;
  readonly startsAt: Stored;
  readonly endsAt: Stored;
  readonly zone: string;
  readonly visitState: VisitState;
  readonly attendedPupils: number | null;
  readonly attendedAdults: number | null;
}

export interface Review {
  readonly state: Exclude<CorrectionState, 'open'>;
  /** Null for a proposal that its proposer takes back. */
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date;
  readonly reviewNote: string | null;
}

const ONE_OPEN = 'attendance_corrections_one_open';
/** SQLite names the columns of a unique index, not the index. */
const ONE_OPEN_ON_SQLITE = 'attendance_corrections.visit_id';

export const isAlreadyOpen = (error: unknown): boolean =>
  isGuardViolation(error, ONE_OPEN) || isGuardViolation(error, ONE_OPEN_ON_SQLITE);

/** Proposals to correct attendance, and what a second person made of them. */
@Injectable()
export class CorrectionsRepository {
  /** Fails with an error that `isAlreadyOpen` knows when one waits already. */
  async insert(tx: Tx, correction: AttendanceCorrection): Promise<void> {
    await tx.manager.insert(AttendanceCorrection, correction);
  }

  /** On PostgreSQL its row is locked until the unit of work ends. */
  forReview(tx: Tx, correctionId: string): Promise<AttendanceCorrection | null> {
    return tx.manager.findOne(AttendanceCorrection, {
      where: { id: correctionId },
      ...(isPostgres() ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
  }

  /** @returns false when somebody dealt with it first; nothing is changed then */
  async settle(tx: Tx, correctionId: string, review: Review): Promise<boolean> {
    const { affected } = await tx.manager.update(AttendanceCorrection, { id: correctionId, state: 'open' }, review);
    return affected === 1;
  }

  /** Of one visit, the newest first. */
  ofVisit(manager: EntityManager, visitId: string): Promise<CorrectionRow[]> {
    return this.rows(manager, part`k.visit_id = ${visitId}`);
  }

  /** Those of a centre that wait for a second person, the newest first. */
  openAt(manager: EntityManager, centreId: string): Promise<CorrectionRow[]> {
    return this.rows(manager, part`v.centre_id = ${centreId} AND k.state = 'open'`);
  }

  async one(manager: EntityManager, correctionId: string): Promise<CorrectionRow | null> {
    const [row] = await this.rows(manager, part`k.id = ${correctionId}`);
    return row ?? null;
  }

  private rows(manager: EntityManager, where: SqlPart): Promise<CorrectionRow[]> {
    return sql(manager)<CorrectionRow>`
      SELECT k.id, k.state, k.to_state AS "toState", k.pupils, k.adults, k.reason, k.proposed_by AS "proposedBy",
             proposer.name AS "proposedByName", k.proposed_at AS "proposedAt", reviewer.name AS "reviewedByName",
             k.reviewed_at AS "reviewedAt", k.review_note AS "reviewNote", v.id AS "visitId", k.visit_version AS "visitVersion",
             v.version AS "versionNow", v.centre_id AS "centreId",
             v.reference, p.name AS partner, v.starts_at AS "startsAt", v.ends_at AS "endsAt", c.zone,
             v.state AS "visitState", v.attended_pupils AS "attendedPupils", v.attended_adults AS "attendedAdults"
        FROM attendance_corrections k JOIN visits v ON v.id = k.visit_id JOIN centres c ON c.id = v.centre_id
        JOIN partners p ON p.id = v.partner_id JOIN people proposer ON proposer.id = k.proposed_by
        LEFT JOIN people reviewer ON reviewer.id = k.reviewed_by
       WHERE ${where} ORDER BY k.proposed_at DESC, k.id DESC`;
  }
}
