import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { VisitMove } from '#shared/contracts/visits.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { sql } from '../../database/dialect.js';
import { isLate } from './domain/cancellation.js';

/** Until when a centre's visits are cancelled freely. */
@Injectable()
export class CancellationTerms {
  constructor(private readonly clock: Clock) {}

  /** Whether a move takes a promise back: also of what was approved, and waits again for an answer since it was changed. */
  async bind(
    manager: EntityManager,
    { id, state }: { readonly id: string; readonly state: VisitState },
    move: VisitMove,
  ): Promise<boolean> {
    if (move === 'cancel') return true;
    if (move !== 'withdraw' || state !== 'requested') return false;
    const approvals = await sql(manager)<{ version: number }>`
      SELECT version FROM visit_history WHERE visit_id = ${id} AND to_state = 'approved' LIMIT 1`;
    return approvals.length > 0;
  }

  /** Whether somebody who cancels a visit now does so later than the centre's terms allow, as they are today. */
  async isLate(manager: EntityManager, visit: { centreId: string; schoolDay: string }): Promise<boolean> {
    const [row] = await sql(manager)<{ days: number | null; zone: string }>`
      SELECT p.cancellation_days AS days, c.zone
        FROM centres c LEFT JOIN centre_policies p ON p.centre_id = c.id WHERE c.id = ${visit.centreId}`;
    return row !== undefined && isLate(visit.schoolDay, row.days, localDayOf(this.clock.now(), row.zone));
  }
}
