import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DateProblem } from '#shared/contracts/series.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { bulkInsert } from '../../../database/bulk-insert.js';
import { instantFrom, isPostgres, sql } from '../../../database/dialect.js';
import { Series } from '../entities/series.entity.js';

/** One visit of a series, as far as edits go. */
export interface MemberRecord {
  readonly id: string;
  readonly version: number;
  readonly state: VisitState;
  readonly seriesDay: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly holdExpiresAt: Date | null;
  readonly changedAlone: boolean;
}

interface MemberRow extends Pick<MemberRecord, 'id' | 'version' | 'state'> {
  readonly series_day: string;
  readonly starts_at: Date | string;
  readonly ends_at: Date | string;
  readonly hold_expires_at: Date | string | null;
  readonly changed_alone: boolean | number;
}

export interface RejectedDate {
  readonly day: string;
  readonly problem: DateProblem;
}

export type SeriesChanges = Partial<Pick<Series, 'firstDay' | 'lastDay' | 'leftOut' | 'plan' | 'every' | 'weekdays'>>;

/** Writes of series, and what an edit needs to know of one. */
@Injectable()
export class SeriesRepository {
  constructor(private readonly clock: Clock) {}

  async insert(tx: Tx, series: Series): Promise<void> {
    await tx.manager.insert(Series, series);
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

  /** @throws RefusedError series/already-changed when somebody else changed it first */
  async change(tx: Tx, { id, version }: Series, changes: SeriesChanges): Promise<void> {
    const result = await tx.manager
      .createQueryBuilder()
      .update(Series)
      .set({ ...changes, version: version + 1 })
      .where({ id, version })
      .execute();
    if (result.affected !== 1) throw new RefusedError('series/already-changed');
  }

  /** What went on from a series goes on from its last part, so that parts form one chain. */
  async goOnFrom(tx: Tx, { before, now }: { before: string; now: string }): Promise<void> {
    await sql(tx.manager)`UPDATE series SET continues_id = ${now} WHERE continues_id = ${before} AND id <> ${now}`;
  }

  /** The first day of what goes on from a series; null where nothing does. */
  async nextPart(manager: EntityManager, seriesId: string): Promise<string | null> {
    const [row] = await sql(manager)<{ day: string | null }>`
      SELECT min(first_day) AS day FROM series WHERE continues_id = ${seriesId}`;
    return row?.day ?? null;
  }

  /** All visits of a series in the order of their days, whatever became of them. */
  async members(manager: EntityManager, seriesId: string): Promise<MemberRecord[]> {
    const rows = await sql(manager)<MemberRow>`
      SELECT id, version, state, series_day, starts_at, ends_at, hold_expires_at, changed_alone
        FROM visits WHERE series_id = ${seriesId} ORDER BY series_day`;
    return rows.map((row) => ({
      ...{ id: row.id, version: row.version, state: row.state, seriesDay: row.series_day },
      startsAt: instantFrom(row.starts_at),
      endsAt: instantFrom(row.ends_at),
      holdExpiresAt: row.hold_expires_at === null ? null : instantFrom(row.hold_expires_at),
      changedAlone: Boolean(row.changed_alone),
    }));
  }

  /** Keeps the visits of a series as they are until the unit of work ends, in the order in which decisions take them. */
  async lockMembers(tx: Tx, seriesId: string): Promise<void> {
    if (!isPostgres()) return;
    await sql(tx.manager)`SELECT id FROM visits WHERE series_id = ${seriesId} ORDER BY id FOR UPDATE`;
  }

  rejected(manager: EntityManager, seriesId: string): Promise<RejectedDate[]> {
    return sql(manager)<RejectedDate>`
      SELECT day, problem FROM rejected_occurrences WHERE series_id = ${seriesId} ORDER BY day`;
  }

  /** Takes the place of what was rejected from a day on before. */
  async setRejected(tx: Tx, seriesId: string, fromDay: string, dates: readonly RejectedDate[] = []): Promise<void> {
    await sql(tx.manager)`DELETE FROM rejected_occurrences WHERE series_id = ${seriesId} AND day >= ${fromDay}`;
    const rows = dates.map(({ day, problem }) => ({ series_id: seriesId, day, problem, at: this.clock.now() }));
    await bulkInsert(tx.manager, 'rejected_occurrences', rows);
  }

  /** Which of some rows of a host's timetable a centre has imported before. */
  async importedKeys(manager: EntityManager, centreId: string, keys: readonly string[]): Promise<Set<string>> {
    const rows = await sql(manager)<{ key: string }>`
      SELECT import_key AS key FROM series WHERE centre_id = ${centreId} AND import_key IN (${keys})`;
    return new Set(rows.map(({ key }) => key));
  }
}
