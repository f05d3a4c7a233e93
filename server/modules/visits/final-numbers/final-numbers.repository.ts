import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { instantFrom, sql } from '../../../database/dialect.js';
import type { NumberLimits } from '../domain/final-numbers.js';
import { FinalNumbers } from '../entities/final-numbers.entity.js';

/** An approved visit, as far as its deadline depends on it. */
export interface NumberedVisit {
  readonly id: string;
  readonly centreId: string;
  readonly schoolDay: string;
  readonly startsAt: Date;
  readonly zone: string;
  /** Of the centre's policy. */
  readonly workingDays: number;
}

type Stored<Row> = { [Field in keyof Row]: Row[Field] extends Date ? Date | string : Row[Field] };

export interface UpcomingDeadline {
  readonly visitId: string;
  readonly dueAt: Date;
  readonly reminders: number;
  readonly zone: string;
}

/** What visits are asked for as final numbers, and what they answered. */
@Injectable()
export class FinalNumbersRepository {
  find(manager: EntityManager, visitId: string): Promise<FinalNumbers | null> {
    return manager.findOneBy(FinalNumbers, { visitId });
  }

  /** Asks anew: what was confirmed before is forgotten. */
  async ask(tx: Tx, visitId: string, dueAt: Date | null): Promise<void> {
    await this.forget(tx, visitId);
    await tx.manager.insert(FinalNumbers, { visitId, dueAt, reminders: 0, confirmedAt: null, confirmedBy: null });
  }

  async forget(tx: Tx, visitId: string): Promise<void> {
    await tx.manager.delete(FinalNumbers, { visitId });
  }

  async set(tx: Tx, visitId: string, changes: Partial<Omit<FinalNumbers, 'visitId'>>): Promise<void> {
    await tx.manager.update(FinalNumbers, { visitId }, changes);
  }

  /** An approved visit of a centre that asks; null for all others, and for lessons of the host's imported timetable. */
  async askable(manager: EntityManager, visitId: string): Promise<NumberedVisit | null> {
    const [row] = await sql(manager)<Stored<NumberedVisit>>`
      SELECT v.id, v.centre_id AS "centreId", v.school_day AS "schoolDay", v.starts_at AS "startsAt", c.zone,
             p.final_numbers_days AS "workingDays"
        FROM visits v JOIN centres c ON c.id = v.centre_id JOIN centre_policies p ON p.centre_id = v.centre_id
        LEFT JOIN series s ON s.id = v.series_id
       WHERE v.id = ${visitId} AND v.state = 'approved' AND p.final_numbers_days IS NOT NULL AND s.import_key IS NULL`;
    return row ? { ...row, startsAt: instantFrom(row.startsAt) } : null;
  }

  /** Approved before their centre asked for final numbers. */
  async unasked(manager: EntityManager, now: Date, limit: number): Promise<string[]> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT v.id FROM visits v JOIN centre_policies p ON p.centre_id = v.centre_id
        LEFT JOIN series s ON s.id = v.series_id
       WHERE v.state = 'approved' AND v.starts_at > ${now} AND p.final_numbers_days IS NOT NULL AND s.import_key IS NULL
         AND NOT EXISTS (SELECT 1 FROM final_numbers f WHERE f.visit_id = v.id)
       ORDER BY v.starts_at, v.id LIMIT ${limit}`;
    return rows.map(({ id }) => id);
  }

  /** For centres that have stopped asking. */
  async forgetUnwanted(tx: Tx): Promise<void> {
    await sql(tx.manager)`
      DELETE FROM final_numbers WHERE confirmed_at IS NULL AND visit_id IN (
        SELECT v.id FROM visits v LEFT JOIN centre_policies p ON p.centre_id = v.centre_id
         WHERE v.state = 'approved' AND p.final_numbers_days IS NULL)`;
  }

  /** Unanswered deadlines of approved visits that are still expected, between two instants, the nearest first. */
  async deadlines(
    manager: EntityManager,
    { after, until }: { readonly after: Date; readonly until: Date },
  ): Promise<UpcomingDeadline[]> {
    const rows = await sql(manager)<Stored<UpcomingDeadline>>`
      SELECT f.visit_id AS "visitId", f.due_at AS "dueAt", f.reminders, c.zone
        FROM final_numbers f JOIN visits v ON v.id = f.visit_id JOIN centres c ON c.id = v.centre_id
       WHERE f.confirmed_at IS NULL AND f.due_at > ${after} AND f.due_at <= ${until} AND v.state = 'approved'
         AND v.arrived_at IS NULL
       ORDER BY f.due_at, f.visit_id`;
    return rows.map((row) => ({ ...row, dueAt: instantFrom(row.dueAt) }));
  }

  /** Approved visits that have not begun, whose group is not there, and whose deadline has passed unanswered. */
  async overdue(manager: EntityManager, now: Date, limit: number): Promise<string[]> {
    const rows = await sql(manager)<{ id: string }>`
      SELECT v.id FROM final_numbers f JOIN visits v ON v.id = f.visit_id
       WHERE f.confirmed_at IS NULL AND f.due_at <= ${now} AND v.state = 'approved' AND v.starts_at > ${now}
         AND v.arrived_at IS NULL
       ORDER BY f.due_at, v.id LIMIT ${limit}`;
    return rows.map(({ id }) => id);
  }

  /** What the room, the vehicle and the newest known roll allow. */
  async limits(
    manager: EntityManager,
    visit: { readonly id: string; readonly partnerId: string },
  ): Promise<NumberLimits> {
    const [row] = await sql(manager)<NumberLimits>`
      SELECT (SELECT min(r.capacity) FROM reservations x JOIN rooms r ON r.id = x.resource_id
               WHERE x.holder_id = ${visit.id} AND x.via_resource_id IS NULL) AS capacity,
             (SELECT min(b.seats) FROM reservations x JOIN vehicles b ON b.id = x.resource_id
               WHERE x.holder_id = ${visit.id}) AS seats,
             (SELECT roll FROM school_characteristics
               WHERE school_id = ${visit.partnerId} AND roll IS NOT NULL ORDER BY as_of DESC LIMIT 1) AS roll`;
    return row ?? { capacity: null, seats: null, roll: null };
  }
}
