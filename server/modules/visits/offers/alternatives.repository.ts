import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { sql } from '../../../database/dialect.js';
import { ReservationsRepository, type ReservationNeed } from '../../reservations/index.js';
import { VisitAlternative } from '../entities/visit-alternative.entity.js';

/** An offered time with all that is held for it. */
export interface NewAlternative extends Omit<VisitAlternative, 'outcome'> {
  readonly holds: readonly ReservationNeed[];
}

/** The times that are offered for visits, and what is held for them: neither is there without the other. */
@Injectable()
export class AlternativesRepository {
  constructor(private readonly reservations: ReservationsRepository) {}

  /** For a visit that has been moved to `offered`. @throws ResourceTakenError */
  async insert(tx: Tx, { holds, ...alternative }: NewAlternative): Promise<void> {
    await tx.manager.insert(VisitAlternative, { ...alternative, outcome: 'open' });
    await this.reservations.take(tx, alternative.id, holds, 'offer');
  }

  /** Of those that can still be accepted. */
  one(tx: Tx, visitId: string, id: string): Promise<VisitAlternative | null> {
    return tx.manager.findOneBy(VisitAlternative, { id, visitId, outcome: 'open' });
  }

  /** What was held for it the visit holds from now on. @throws ResourceTakenError what has gone out of use since */
  async accept(tx: Tx, { id, visitId }: VisitAlternative): Promise<void> {
    await this.reservations.handOver(tx, id, visitId);
    await tx.manager.update(VisitAlternative, { id }, { outcome: 'accepted' });
  }

  /** Gives back all that is still held for a visit, before it leaves `offered`. */
  async releaseOpen(tx: Tx, visitId: string): Promise<void> {
    await sql(tx.manager)`
      UPDATE reservations SET active = ${false} WHERE active AND holder_kind = 'offer' AND holder_id IN (
        SELECT id FROM visit_alternatives WHERE visit_id = ${visitId} AND outcome = 'open')`;
    await tx.manager.update(VisitAlternative, { visitId, outcome: 'open' }, { outcome: 'released' });
  }
}
