import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { instantFrom, sql } from '../../database/dialect.js';
import type { Commitment } from './domain/commitments.js';

interface HeldRow {
  holder_id: string;
  quantity: number;
  starts_at: Date | string;
  ends_at: Date | string;
}

/** What is promised to a visit. */
export interface Promised extends Commitment {
  readonly visitId: string;
}

/** What rooms, equipment pools, tutors and vehicles have in common: they can be reserved. */
@Injectable()
export class ResourcesRepository {
  constructor(private readonly clock: Clock) {}

  /**
   * Keeps new reservations of it waiting until this unit of work ends: the reservation guard takes the same row.
   * @returns how many there are
   */
  async lock(tx: Tx, resourceId: string): Promise<number> {
    const query = sql(tx.manager);
    await query`UPDATE resources SET quantity = quantity WHERE id = ${resourceId}`;
    const [row] = await query<{ quantity: number }>`SELECT quantity FROM resources WHERE id = ${resourceId}`;
    return row?.quantity ?? 0;
  }

  /** How many visits hold it that are not over yet; no new one can slip in before the unit of work ends. */
  async visitsToCome(tx: Tx, resourceId: string): Promise<number> {
    await this.lock(tx, resourceId);
    return (await this.promised(tx.manager, resourceId)).length;
  }

  /** From here on the database refuses new reservations of it, also those of requests that are under way. */
  async retire(tx: Tx, resourceId: string, at: Date): Promise<void> {
    await sql(tx.manager)`UPDATE resources SET retired_at = ${at} WHERE id = ${resourceId}`;
  }

  async bringBack(tx: Tx, resourceId: string): Promise<void> {
    await sql(tx.manager)`UPDATE resources SET retired_at = NULL WHERE id = ${resourceId}`;
  }

  /** Active reservations that are not over yet, in the order of time. */
  async promised(manager: EntityManager, resourceId: string): Promise<Promised[]> {
    const rows = await sql(manager)<HeldRow>`
      SELECT holder_id, quantity, starts_at, ends_at FROM reservations
       WHERE resource_id = ${resourceId} AND active AND ends_at > ${this.clock.now()} ORDER BY starts_at`;
    return rows.map((row) => ({
      visitId: row.holder_id,
      quantity: row.quantity,
      from: instantFrom(row.starts_at),
      until: instantFrom(row.ends_at),
    }));
  }
}
