import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ResourceKind, UnavailabilityReason } from '#shared/contracts/vocabulary.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { instantFrom, sql } from '../../database/dialect.js';
import { ResourcesRepository } from './resources.repository.js';

interface AbsenceRow {
  id: string;
  resource_id: string;
  starts_at: Date | string;
  ends_at: Date | string | null;
  reason_code: UnavailabilityReason;
  reason: string;
}

/** A time in which the one tutor or the one vehicle there is cannot be had. */
export interface Absence {
  readonly id: string;
  readonly resourceId: string;
  readonly from: Date;
  /** Null until further notice. */
  readonly until: Date | null;
  readonly reasonCode: UnavailabilityReason;
  readonly reason: string;
}

export interface NewAbsence extends Omit<Absence, 'id'> {
  readonly reportedBy: string;
}

/** Leave of tutors and times in which vehicles are off the road: rows of `unavailability`, as with equipment. */
@Injectable()
export class AbsencesRepository {
  constructor(
    private readonly resources: ResourcesRepository,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** Not over yet, the first first. */
  async notOver(manager: EntityManager, resourceIds: readonly string[]): Promise<Absence[]> {
    const rows = await sql(manager)<AbsenceRow>`
      SELECT id, resource_id, starts_at, ends_at, reason_code, reason FROM unavailability
       WHERE resource_id IN (${resourceIds}) AND (ends_at IS NULL OR ends_at > ${this.clock.now()})
       ORDER BY starts_at, id`;
    return rows.map((row) => ({
      id: row.id,
      resourceId: row.resource_id,
      from: instantFrom(row.starts_at),
      until: row.ends_at === null ? null : instantFrom(row.ends_at),
      reasonCode: row.reason_code,
      reason: row.reason,
    }));
  }

  /** @returns its id */
  async insert(tx: Tx, { resourceId, from, until, reasonCode, reason, reportedBy }: NewAbsence): Promise<string> {
    const id = newId();
    await sql(tx.manager)`
      INSERT INTO unavailability
        (id, resource_id, quantity, starts_at, ends_at, reason_code, reason, created_by, created_at)
      VALUES (${id}, ${resourceId}, ${1}, ${from}, ${until}, ${reasonCode}, ${reason}, ${reportedBy},
              ${this.clock.now()})`;
    return id;
  }

  /** How many visits were promised it in that time; no new one can slip in before the unit of work ends. */
  async touchedVisits(tx: Tx, resourceId: string, from: Date, until: Date | null): Promise<number> {
    await this.resources.lock(tx, resourceId);
    const promised = await this.resources.promised(tx.manager, resourceId);
    return promised.filter((held) => held.until > from && (until === null || held.from < until)).length;
  }

  /** What it is an absence of, if that is of this kind. */
  async resourceOf(manager: EntityManager, absenceId: string, kind: ResourceKind): Promise<string | null> {
    const [row] = await sql(manager)<{ resource_id: string }>`
      SELECT u.resource_id FROM unavailability u JOIN resources q ON q.id = u.resource_id
       WHERE u.id = ${absenceId} AND q.kind = ${kind}`;
    return row?.resource_id ?? null;
  }

  /** Over from now on; one that has not begun never was, and one that is over stays as it was. */
  async end(tx: Tx, absenceId: string): Promise<void> {
    const now = this.clock.now();
    await sql(tx.manager)`DELETE FROM unavailability WHERE id = ${absenceId} AND starts_at > ${now}`;
    await sql(tx.manager)`
      UPDATE unavailability SET ends_at = ${now} WHERE id = ${absenceId} AND (ends_at IS NULL OR ends_at > ${now})`;
  }
}
