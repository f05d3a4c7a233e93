import { Injectable } from '@nestjs/common';
import type { WriteBellTimes } from '#shared/contracts/bell-times.contract.js';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { bulkInsert } from '../../database/bulk-insert.js';
import { expectCurrent } from '../../database/expect-current.js';
import { isGuardViolation } from '../../database/guard-violation.js';
import { BellPeriod } from './entities/bell-period.entity.js';
import { BellSchedule } from './entities/bell-schedule.entity.js';

@Injectable()
export class BellTimesRepository {
  async insert(tx: Tx, schoolId: string, { validFrom, weekADay, periods }: WriteBellTimes): Promise<string> {
    const id = newId();
    await tx.manager.insert(BellSchedule, { id, schoolId, validFrom, weekADay, version: 1 });
    await this.insertPeriods(tx, id, periods);
    return id;
  }

  /** @throws RefusedError resource/stale */
  async replace(
    tx: Tx,
    { id, version }: { readonly id: string; readonly version: number },
    { validFrom, weekADay, periods }: WriteBellTimes,
  ): Promise<void> {
    const change = { validFrom, weekADay, version: version + 1 };
    expectCurrent(await tx.manager.update(BellSchedule, { id, version }, change));
    await tx.manager.delete(BellPeriod, { scheduleId: id });
    await this.insertPeriods(tx, id, periods);
  }

  /** @throws RefusedError resource/stale */
  async remove(tx: Tx, { id, version }: { readonly id: string; readonly version: number }): Promise<void> {
    expectCurrent(await tx.manager.update(BellSchedule, { id, version }, { version: version + 1 }));
    await tx.manager.delete(BellSchedule, { id });
  }

  private async insertPeriods(tx: Tx, scheduleId: string, periods: WriteBellTimes['periods']): Promise<void> {
    const byDay = Map.groupBy(periods, ({ week, weekday }) => `${week} ${weekday}`);
    const rows = [...byDay.values()].flatMap((day) =>
      [...day]
        .sort((a, b) => (a.starts < b.starts ? -1 : 1))
        .map((period, index) => ({ id: newId(), schedule_id: scheduleId, position: index + 1, ...period })),
    );
    await bulkInsert(tx.manager, 'bell_periods', rows);
  }
}

/** PostgreSQL names the constraint, SQLite its columns. */
export const isFirstDayTaken = (error: unknown): boolean =>
  isGuardViolation(error, 'bell_schedules_from_unique') ||
  isGuardViolation(error, 'bell_schedules.school_id, bell_schedules.valid_from');
