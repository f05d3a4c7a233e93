import { Injectable } from '@nestjs/common';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { ReservationsRepository } from '../reservations/index.js';
import { brokenPromises, leadsInACircle, roomsBringing } from './domain/room-links.js';
import { RoomLink } from './entities/room-link.entity.js';
import { RoomLinksQueries, type LinkRow } from './room-links.queries.js';

export interface WantedLinks {
  readonly parts: readonly string[];
  readonly needs: readonly string[];
}

interface Place {
  readonly id: string;
  readonly centreId: string;
}

/** Which rooms come along with a room; changed only while nobody was promised the room without them. */
@Injectable()
export class RoomLinksService {
  constructor(
    private readonly links: RoomLinksQueries,
    private readonly reservations: ReservationsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Replaces the links of a room. Visits to come that hold a room no longer linked keep it.
   * @throws RefusedError room/link-unknown, room/links-in-a-circle,
   *   room/links-break-promises with how many visits to come would lack a room
   */
  async replace(tx: Tx, room: Place, wanted: WantedLinks): Promise<void> {
    const before = (await this.links.ofCentre(tx.manager, room.centreId)).filter((link) => link.roomId === room.id);
    if (isSame(before, wanted)) return;
    const others = [...wanted.parts, ...wanted.needs];
    const known = await this.links.among(tx.manager, room.centreId, others);
    if (known.length < others.length) throw new RefusedError('room/link-unknown');
    await this.reservations.lock(tx, [room.id, ...others]);
    await this.checkAndWrite(tx, room, wanted);
  }

  private async checkAndWrite(tx: Tx, room: Place, { parts, needs }: WantedLinks): Promise<void> {
    const rows = [
      ...parts.map((otherId) => ({ otherId, kind: 'part' as const })),
      ...needs.map((otherId) => ({ otherId, kind: 'needs' as const })),
    ].map((link) => ({ ...link, roomId: room.id, centreId: room.centreId }));
    const current = await this.links.ofCentre(tx.manager, room.centreId);
    const next = [...current.filter((link) => link.roomId !== room.id), ...rows];
    if (leadsInACircle(room.id, next)) throw new RefusedError('room/links-in-a-circle');
    const concerned = roomsBringing(room.id, next);
    const visits = brokenPromises(await this.links.holdings(tx.manager, concerned, this.clock.now()), next);
    if (visits > 0) throw new RefusedError('room/links-break-promises', { visits });
    await tx.manager.delete(RoomLink, { roomId: room.id });
    if (rows.length > 0) await tx.manager.insert(RoomLink, rows);
  }
}

function isSame(before: readonly LinkRow[], { parts, needs }: WantedLinks): boolean {
  const now = (kind: LinkRow['kind']) => before.filter((link) => link.kind === kind).map((link) => link.otherId);
  const equal = (a: readonly string[], b: readonly string[]) =>
    a.length === b.length && a.every((id) => b.includes(id));
  return equal(now('part'), parts) && equal(now('needs'), needs);
}
