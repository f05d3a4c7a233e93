import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OutOfServiceView, PoolView } from '#shared/contracts/equipment.contract.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { sql } from '../../database/dialect.js';
import { OutagesRepository, type RunningOutage } from './outages.repository.js';

interface PoolRow {
  id: string;
  centre_id: string;
  name: string;
  description: string | null;
  quantity: number;
  version: number;
  retired_at: unknown;
}

interface Show {
  readonly withRetired: boolean;
  readonly withReports: boolean;
}

/** Equipment as people see it. */
@Injectable()
export class PoolViews {
  constructor(private readonly outages: OutagesRepository) {}

  async ofCentre(manager: EntityManager, centreId: string, show: Show): Promise<PoolView[]> {
    const rows = await sql(manager)<PoolRow>`
      SELECT e.*, q.quantity FROM equipment_pools e JOIN resources q ON q.id = e.id
       WHERE e.centre_id = ${centreId} AND (${show.withRetired} OR e.retired_at IS NULL) ORDER BY e.name, e.id`;
    return this.views(manager, rows, show.withReports);
  }

  /** For those who work with it: with reports. @throws RefusedError equipment/not-found */
  async one(manager: EntityManager, poolId: string): Promise<PoolView> {
    const rows = await sql(manager)<PoolRow>`
      SELECT e.*, q.quantity FROM equipment_pools e JOIN resources q ON q.id = e.id WHERE e.id = ${poolId}`;
    const [view] = await this.views(manager, rows, true);
    if (!view) throw new RefusedError('equipment/not-found');
    return view;
  }

  private async views(manager: EntityManager, rows: readonly PoolRow[], withReports: boolean): Promise<PoolView[]> {
    const ids = rows.map((row) => row.id);
    const outages = await this.outages.running(manager, ids);
    return rows.map((row) => {
      const own = outages.filter((outage) => outage.poolId === row.id);
      return {
        id: row.id,
        centreId: row.centre_id,
        name: row.name,
        description: row.description,
        quantity: row.quantity,
        outOfService: own.reduce((sum, outage) => sum + outage.quantity, 0),
        reports: withReports ? own.map(toReport) : [],
        retired: row.retired_at !== null,
        version: row.version,
      };
    });
  }
}

function toReport({ id, quantity, reasonCode, reason, from, until }: RunningOutage): OutOfServiceView {
  return { id, quantity, reasonCode, reason, from: from.toISOString(), until: until?.toISOString() ?? null };
}
