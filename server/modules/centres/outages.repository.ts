import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ThingReason } from '#shared/contracts/vocabulary.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { instantFrom, sql } from '../../database/dialect.js';
import { shortOf } from './domain/commitments.js';
import { ResourcesRepository, type Promised } from './resources.repository.js';

interface OutageRow {
  id: string;
  resource_id: string;
  quantity: number;
  starts_at: Date | string;
  ends_at: Date | string | null;
  reason_code: ThingReason;
  reason: string;
}

export interface RunningOutage {
  readonly id: string;
  readonly poolId: string;
  readonly quantity: number;
  readonly from: Date;
  readonly until: Date | null;
  readonly reasonCode: ThingReason;
  readonly reason: string;
}

export interface NewOutage extends Omit<RunningOutage, 'id' | 'from'> {
  readonly reportedBy: string;
}

/** Units of equipment that cannot be used for a while. */
@Injectable()
export class OutagesRepository {
  constructor(
    private readonly resources: ResourcesRepository,
    private readonly clock: Clock,
  ) {}

  /** Begun and not over, the oldest first. */
  async running(manager: EntityManager, poolIds: readonly string[]): Promise<RunningOutage[]> {
    const now = this.clock.now();
    const rows = await sql(manager)<OutageRow>`
      SELECT id, resource_id, quantity, starts_at, ends_at, reason_code, reason FROM unavailability
       WHERE resource_id IN (${poolIds}) AND starts_at <= ${now} AND (ends_at IS NULL OR ends_at > ${now})
       ORDER BY starts_at, id`;
    return rows.map((row) => ({
      id: row.id,
      poolId: row.resource_id,
      quantity: row.quantity,
      from: instantFrom(row.starts_at),
      until: row.ends_at === null ? null : instantFrom(row.ends_at),
      reasonCode: row.reason_code,
      reason: row.reason,
    }));
  }

  /** How many units can be used now; that stays so until the unit of work ends. */
  async inService(tx: Tx, poolId: string): Promise<number> {
    const stock = await this.resources.lock(tx, poolId);
    return (await this.running(tx.manager, [poolId])).reduce((left, outage) => left - outage.quantity, stock);
  }

  /** Whether an outage that begins now could end then; no end is one to come. */
  isToCome(until: Date | null): boolean {
    return until === null || until > this.clock.now();
  }

  /** From now on. @returns its id */
  async insert(tx: Tx, outage: NewOutage): Promise<string> {
    const now = this.clock.now();
    const id = newId();
    await sql(tx.manager)`
      INSERT INTO unavailability
        (id, resource_id, quantity, starts_at, ends_at, reason_code, reason, created_by, created_at)
      VALUES (${id}, ${outage.poolId}, ${outage.quantity}, ${now}, ${outage.until},
              ${outage.reasonCode}, ${outage.reason}, ${outage.reportedBy}, ${now})`;
    return id;
  }

  /** What is promised to visits to come when more is promised than will be in service. */
  async short(tx: Tx, poolId: string): Promise<Promised[]> {
    const stock = await this.resources.lock(tx, poolId);
    const promised = await this.resources.promised(tx.manager, poolId);
    return shortOf(stock, promised, await this.running(tx.manager, [poolId]));
  }

  async poolOf(manager: EntityManager, reportId: string): Promise<string | null> {
    const [row] = await sql(manager)<{ resource_id: string }>`
      SELECT u.resource_id FROM unavailability u JOIN equipment_pools e ON e.id = u.resource_id
       WHERE u.id = ${reportId}`;
    return row?.resource_id ?? null;
  }

  /** One that is over already stays as it was. */
  async end(tx: Tx, reportId: string): Promise<void> {
    const now = this.clock.now();
    await sql(tx.manager)`
      UPDATE unavailability SET ends_at = ${now} WHERE id = ${reportId} AND (ends_at IS NULL OR ends_at > ${now})`;
  }
}
