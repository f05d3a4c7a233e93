import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sql } from '../../database/dialect.js';
import type { BellPeriod, BellSchedule } from './domain/bell-times.js';
import type { DayRange } from './domain/school-days.js';

export interface StoredSchedule extends BellSchedule {
  readonly id: string;
  readonly version: number;
}

interface PeriodRow extends BellPeriod {
  readonly scheduleId: string;
  readonly validFrom: string;
  readonly weekADay: string | null;
  readonly version: number;
}

/** The bell times that schools have entered. */
@Injectable()
export class BellTimesQueries {
  /** Schedules of a school that are in force on some day of a range, in the order in which they begin. */
  async inForce(manager: EntityManager, schoolId: string, { from, to }: DayRange): Promise<StoredSchedule[]> {
    const rows = await sql(manager)<PeriodRow>`
      SELECT s.id AS "scheduleId", s.valid_from AS "validFrom", s.week_a_day AS "weekADay", s.version,
             p.week, p.weekday, p.name, p.kind, p.starts, p.ends
        FROM bell_schedules s JOIN bell_periods p ON p.schedule_id = s.id
       WHERE s.school_id = ${schoolId} AND s.valid_from <= ${to}
         AND s.valid_from >= COALESCE(
           (SELECT MAX(valid_from) FROM bell_schedules WHERE school_id = ${schoolId} AND valid_from <= ${from}), '')
       ORDER BY s.valid_from, p.weekday, p.week, p.position`;
    return schedulesFrom(rows);
  }

  async schoolOf(manager: EntityManager, scheduleId: string): Promise<string | null> {
    const [row] = await sql(manager)<{ schoolId: string }>`
      SELECT school_id AS "schoolId" FROM bell_schedules WHERE id = ${scheduleId}`;
    return row?.schoolId ?? null;
  }

  /** All schedules of a school, in the order in which they begin. */
  async ofSchool(manager: EntityManager, schoolId: string): Promise<StoredSchedule[]> {
    const rows = await sql(manager)<PeriodRow>`
      SELECT s.id AS "scheduleId", s.valid_from AS "validFrom", s.week_a_day AS "weekADay", s.version,
             p.week, p.weekday, p.name, p.kind, p.starts, p.ends
        FROM bell_schedules s JOIN bell_periods p ON p.schedule_id = s.id
       WHERE s.school_id = ${schoolId} ORDER BY s.valid_from, p.weekday, p.week, p.position`;
    return schedulesFrom(rows);
  }
}

function schedulesFrom(rows: readonly PeriodRow[]): StoredSchedule[] {
  return [...Map.groupBy(rows, ({ scheduleId }) => scheduleId)].flatMap(([id, own]) => {
    const [first] = own;
    if (!first) return [];
    const periods = own.map(({ week, weekday, name, kind, starts, ends }) => ({
      week,
      weekday,
      name,
      kind,
      starts,
      ends,
    }));
    return [{ id, validFrom: first.validFrom, weekADay: first.weekADay, version: first.version, periods }];
  });
}
