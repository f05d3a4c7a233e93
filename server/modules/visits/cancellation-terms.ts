import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { VisitMove } from '#shared/contracts/visits.contract.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { sql } from '../../database/dialect.js';
import { givenUp, isLate, type GivenUp } from './domain/cancellation.js';
import type { VisitRecord } from './visit-records.js';
import { toSteps, type StepRow } from './visit-rows.js';

type Visit = Pick<VisitRecord, 'id' | 'state' | 'centreId' | 'schoolDay'>;

interface Terms {
  readonly days: number | null;
  readonly zone: string;
}

/** Until when a centre's visits are cancelled freely, by its terms as they are today. */
@Injectable()
export class CancellationTerms {
  constructor(private readonly clock: Clock) {}

  /** Whether a move that is made now takes a promise back later than the terms allow. */
  async isLate(manager: EntityManager, visit: Visit, move: VisitMove): Promise<boolean> {
    const [terms] = await sql(manager)<Terms>`
      SELECT p.cancellation_days AS days, c.zone
        FROM centres c LEFT JOIN centre_policies p ON p.centre_id = c.id WHERE c.id = ${visit.centreId}`;
    const days = terms?.days ?? null;
    if (!terms || days === null) return false;
    const gives = await this.givesUp(manager, visit, move, terms.zone);
    return gives !== null && isLate(gives.day, days, gives.on);
  }

  private async givesUp(manager: EntityManager, visit: Visit, move: VisitMove, zone: string): Promise<GivenUp | null> {
    const now = this.clock.now();
    if (move === 'cancel') return { day: visit.schoolDay, on: localDayOf(now, zone) };
    if (move !== 'withdraw' || visit.state !== 'requested') return null;
    const rows = await sql(manager)<StepRow>`
      SELECT at, move, actor_side, from_state, to_state, left_starts_at
        FROM visit_history WHERE visit_id = ${visit.id} ORDER BY version`;
    return givenUp(toSteps(rows), { schoolDay: visit.schoolDay, zone }, now);
  }
}
