import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { sql } from '../../database/dialect.js';
import { isLate } from './domain/cancellation.js';

/** Until when a centre's visits are cancelled freely. */
@Injectable()
export class CancellationTerms {
  constructor(private readonly clock: Clock) {}

  /** Whether somebody who cancels a visit now does so later than the centre's terms allow, as they are today. */
  async isLate(manager: EntityManager, visit: { centreId: string; schoolDay: string }): Promise<boolean> {
    const [row] = await sql(manager)<{ days: number | null; zone: string }>`
      SELECT p.cancellation_days AS days, c.zone
        FROM centres c LEFT JOIN centre_policies p ON p.centre_id = c.id WHERE c.id = ${visit.centreId}`;
    return row !== undefined && isLate(visit.schoolDay, row.days, localDayOf(this.clock.now(), row.zone));
  }
}
