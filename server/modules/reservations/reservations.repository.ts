import { Injectable } from '@nestjs/common';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { newId } from '../../common/new-id.js';
import { sql } from '../../database/dialect.js';
import { isGuardViolation } from '../../database/guard-violation.js';

export interface ReservationNeed {
  readonly resourceId: string;
  /** Rooms, tutors and vehicles; false for stock. */
  readonly exclusive: boolean;
  readonly quantity: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The guard said no: at some instant more would be promised than there is. */
export class ResourceTakenError extends Error {
  constructor(readonly need: ReservationNeed) {
    super(`resource ${need.resourceId} is taken`);
  }
}

/** Takes and gives back resources. Whether something is free is in the end for the database guard to say. */
@Injectable()
export class ReservationsRepository {
  /**
   * Takes everything or nothing: the caller's unit of work must fail with the error.
   * In the order of resource ids, so that two visits that want the same things cannot wait for each other in a circle.
   * @throws ResourceTakenError
   */
  async take(tx: Tx, visitId: string, needs: readonly ReservationNeed[]): Promise<void> {
    const inOrder = [...needs].sort((a, b) => (a.resourceId < b.resourceId ? -1 : 1));
    for (const need of inOrder) {
      try {
        await sql(tx.manager)`
          INSERT INTO reservations (id, resource_id, exclusive, quantity, starts_at, ends_at, active, holder_kind, holder_id)
          VALUES (${newId()}, ${need.resourceId}, ${need.exclusive}, ${need.quantity}, ${need.startsAt}, ${need.endsAt},
                  ${true}, 'visit', ${visitId})`;
      } catch (error) {
        if (isGuardViolation(error, 'reservations_no_overlap')) throw new ResourceTakenError(need);
        throw error;
      }
    }
  }

  /** The rows stay, inactive, so that a declined visit still shows what it asked for. */
  async release(tx: Tx, visitId: string): Promise<void> {
    await sql(tx.manager)`UPDATE reservations SET active = ${false} WHERE holder_id = ${visitId}`;
  }
}
