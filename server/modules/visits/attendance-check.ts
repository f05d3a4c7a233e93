import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RefusedError } from '../../common/errors/refused.error.js';
import { VisitPartnersQueries } from './visit-partners.queries.js';

/** Whether so many pupils can have come from a school. */
@Injectable()
export class AttendanceCheck {
  constructor(private readonly partners: VisitPartnersQueries) {}

  /** @throws RefusedError visit/more-than-roll */
  async check(manager: EntityManager, partnerId: string, pupils: number): Promise<void> {
    const roll = await this.partners.rollOf(manager, partnerId);
    if (roll !== null && pupils > roll) throw new RefusedError('visit/more-than-roll', { roll });
  }
}
