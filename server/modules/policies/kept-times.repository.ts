import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PolicyTerms, PriorityWindow, ProtectedHours } from '#shared/contracts/policies.contract.js';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { jsonFrom, sql } from '../../database/dialect.js';
import { PriorityWindowEntry, ProtectedHoursEntry } from './entities/kept-times.entity.js';

type KeptTimes = Pick<PolicyTerms, 'protectedHours' | 'priorityWindows'>;

type WindowRow = Omit<PriorityWindow, 'phases' | 'programmes'> & { phases: unknown; programmes: unknown };

/** The times that centres keep for some, in the order in which they were entered. */
@Injectable()
export class KeptTimesRepository {
  async of(manager: EntityManager, centreId: string): Promise<KeptTimes> {
    const protectedHours = await sql(manager)<ProtectedHours>`
      SELECT weekday, starts, ends, first_day AS "firstDay", last_day AS "lastDay"
        FROM protected_hours WHERE centre_id = ${centreId} ORDER BY position`;
    const windows = await sql(manager)<WindowRow>`
      SELECT opens_on AS "opensOn", first_day AS "firstDay", last_day AS "lastDay", phases, programmes
        FROM priority_windows WHERE centre_id = ${centreId} ORDER BY position`;
    const priorityWindows = windows.map((row) => ({
      ...row,
      phases: jsonFrom<PriorityWindow['phases']>(row.phases),
      programmes: jsonFrom<PriorityWindow['programmes']>(row.programmes),
    }));
    return { protectedHours, priorityWindows };
  }

  async replace(tx: Tx, centreId: string, { protectedHours, priorityWindows }: KeptTimes): Promise<void> {
    await tx.manager.delete(ProtectedHoursEntry, { centreId });
    await tx.manager.delete(PriorityWindowEntry, { centreId });
    const at = (position: number) => ({ id: newId(), centreId, position });
    const hours = protectedHours.map((entry, position) => ({ ...entry, ...at(position) }));
    const windows = priorityWindows.map((entry, position) => ({ ...entry, ...at(position) }));
    if (hours.length > 0) await tx.manager.insert(ProtectedHoursEntry, hours);
    if (windows.length > 0) await tx.manager.insert(PriorityWindowEntry, windows);
  }
}
