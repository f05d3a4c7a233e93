import { Injectable } from '@nestjs/common';
import type { OfferKind } from '#shared/contracts/offers.contract.js';
import type { ActorSide } from '#shared/contracts/vocabulary.js';
import { newId } from '../../../common/new-id.js';
import { Clock } from '../../../common/ports/clock.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { ReservationsRepository } from '../../reservations/index.js';
import { VisitOffered } from '../events/visit-events.js';
import { VisitMover } from '../visit-mover.js';
import type { VisitRecord } from '../visit-records.js';
import { AlternativesRepository } from './alternatives.repository.js';
import type { FreeTime } from './offered-times.js';
import type { VisitWish } from './visit-wishes.js';

/** What is offered, by whom, and until when. */
export interface Offer {
  readonly action: 'offer' | 'turn';
  readonly kind: OfferKind;
  readonly side: ActorSide;
  readonly actorId: string | null;
  /** The best first; at least one. */
  readonly times: readonly FreeTime[];
  readonly until: Date;
}

/** Moves a visit to what is offered to it, and takes that for it; what it held before is given back first. */
@Injectable()
export class OfferMaker {
  constructor(
    private readonly mover: VisitMover,
    private readonly alternatives: AlternativesRepository,
    private readonly reservations: ReservationsRepository,
    private readonly clock: Clock,
  ) {}

  /** Nobody else takes any of it until the unit of work ends. */
  async lock(tx: Tx, { wanted }: VisitWish, rooms: readonly { readonly roomId: string }[]): Promise<void> {
    const { equipment, tutorId, vehicleId } = wanted;
    const helpers = [...equipment.map(({ poolId }) => poolId), tutorId, vehicleId].filter((id) => id !== null);
    await this.reservations.lock(tx, [...new Set([...rooms.map(({ roomId }) => roomId), ...helpers])]);
  }

  /** @throws RefusedError when the rules say no @throws ResourceTakenError when somebody was faster */
  async make(tx: Tx, visit: VisitRecord, { action, kind, side, actorId, times, until }: Offer): Promise<void> {
    const offered = times.map((time) => ({ id: newId(), ...time }));
    const changes = { holdExpiresAt: until, alternativeId: offered[0]?.id ?? null };
    const event = () => new VisitOffered(visit, kind, actorId);
    await this.mover.apply(tx, visit, { action, side, actorId, changes, event });
    const offeredAt = this.clock.now();
    for (const [index, { id, schoolDay, time, partnerRole, holds }] of offered.entries()) {
      await this.alternatives.insert(tx, {
        ...{ id, visitId: visit.id, version: visit.version + 1, place: index + 1, kind },
        ...{ schoolDay, partnerRole, holds, offeredAt, startsAt: time.startsAt, endsAt: time.endsAt },
      });
    }
  }
}
