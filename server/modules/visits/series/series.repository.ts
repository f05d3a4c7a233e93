import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DateProblem } from '#shared/contracts/series.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { bulkInsert } from '../../../database/bulk-insert.js';
import { instantFrom, isPostgres, sql } from '../../../database/dialect.js';
import { expectCurrent } from '../../../database/expect-current.js';
import { Series } from '../entities/series.entity.js';

/** One visit of a series, as far as edits go. */
export interface MemberRecord {
  readonly id: string;
  readonly version: number;
  readonly state: VisitState;
  readonly seriesDay: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly changedAlone: boolean;
}

export interface RejectedDate {
  readonly day: string;
  readonly problem: DateProblem;
}

export type SeriesChanges = Partial<Pick<Series, 'firstDay' | 'lastDay' | 'leftOut' | 'plan' | 'every' | 'weekdays'>>;

/** Writes of series, and what an edit needs to know of one. */
@Injectable()
export class SeriesRepository {
  async insert(tx: Tx, series: Series): Promise<void> {
    await tx.manager.insert(Series, series as never);
  }

  find(manager: EntityManager, seriesId: string): Promise<Series | null> {
    return manager.findOneBy(Series, { id: seriesId });
  }

  /** The series for an edit; on PostgreSQL nobody else edits it until the unit of work ends. */
  forEdit(tx: Tx, seriesId: string): Promise<Series | null> {
    return tx.manager.findOne(Series, {
      where: { id: seriesId },
      ...(isPostgres() ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
  }

  /** @throws RefusedError resource/stale when somebody else changed it first */
  async change(tx: Tx, { id, version }: Series, changes: SeriesChanges): Promise<void> {
    const result = await tx.manager
      .createQueryBuilder()
      .update(Series)
      .set({ ...changes, version: version + 1 } as never)
      .where({ id, version })
      .execute();
    expectCurrent(result);
  }

  /** All visits of a series in the order of their days, whatever became of them; on PostgreSQL locked for the unit of work. */
  async members(manager: EntityManager, seriesId: string, forUpdate = false): Promise<MemberRecord[]> {
    const rows = await manager.query<
      (Omit<MemberRecord, 'startsAt' | 'endsAt'> & { startsAt: Date | string; endsAt: Date | string })[]
    >(
      `SELECT id, version, state, series_day AS "seriesDay", starts_at AS "startsAt", ends_at AS "endsAt",
              changed_alone AS "changedAlone"
         FROM visits WHERE series_id = ${isPostgres() ? '$1' : '?'} ORDER BY ${forUpdate ? 'id' : 'series_day'}
         ${forUpdate && isPostgres() ? 'FOR UPDATE' : ''}`,
      [seriesId],
    );
    const members = rows.map((row) => ({
      ...row,
      startsAt: instantFrom(row.startsAt),
      endsAt: instantFrom(row.endsAt),
      changedAlone: Boolean(row.changedAlone),
    }));
    return members.sort((a, b) => (a.seriesDay < b.seriesDay ? -1 : 1));
  }

  rejected(manager: EntityManager, seriesId: string): Promise<RejectedDate[]> {
    return sql(manager)<RejectedDate>`
      SELECT day, problem FROM rejected_occurrences WHERE series_id = ${seriesId} ORDER BY day`;
  }

  /** Takes the place of what was rejected from a day on before. */
  async setRejected(
    tx: Tx,
    seriesId: string,
    fromDay: string,
    dates: readonly RejectedDate[],
    at: Date,
  ): Promise<void> {
    await sql(tx.manager)`DELETE FROM rejected_occurrences WHERE series_id = ${seriesId} AND day >= ${fromDay}`;
    const rows = dates.map(({ day, problem }) => ({ series_id: seriesId, day, problem, at }));
    await bulkInsert(tx.manager, 'rejected_occurrences', rows);
  }

  /** Which of some rows of a host's timetable a centre has imported before. */
  async importedKeys(manager: EntityManager, centreId: string, keys: readonly string[]): Promise<Set<string>> {
    const rows = await sql(manager)<{ key: string }>`
      SELECT import_key AS key FROM series WHERE centre_id = ${centreId} AND import_key IN (${keys})`;
    return new Set(rows.map(({ key }) => key));
  }
}
