import { Injectable } from '@nestjs/common';
import type { ResourceKind } from '#shared/contracts/vocabulary.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { newId } from '../../common/new-id.js';
import { bulkInsert, type Row } from '../../database/bulk-insert.js';
import { instantFrom, isPostgres, sql } from '../../database/dialect.js';
import { isGuardViolation } from '../../database/guard-violation.js';

export interface ReservationNeed {
  readonly resourceId: string;
  readonly kind: ResourceKind;
  readonly quantity: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The room that brings this one along; left out for what is asked for itself. */
  readonly viaResourceId?: string;
}

/** A visit, or a time that is offered for one. */
export type HolderKind = 'visit' | 'offer';

/** Rooms, tutors and vehicles serve one group at a time; equipment is stock. */
const isExclusive = (kind: ResourceKind): boolean => kind !== 'equipment_pool';

/** What the guards have against a reservation: promised to others, out of use at that time, or taken out of use. */
export type Hindrance = 'taken' | 'out-of-use' | 'retired';

/** What a visit does not hold or want any more. */
export interface GivenBack {
  readonly visitId: string;
  readonly resourceId: string;
  readonly quantity: number;
}

/** A guard said no: at some instant more would be promised than there is to use. */
export class ResourceTakenError extends Error {
  constructor(
    readonly need: ReservationNeed,
    readonly hindrance: Hindrance = 'taken',
  ) {
    super(`resource ${need.resourceId} cannot be had: ${hindrance}`);
  }
}

/** The same for what several visits wanted at once. */
export class ResourcesTakenError extends Error {}

const GUARDS: readonly (readonly [guard: string, Hindrance])[] = [
  ['reservations_no_overlap', 'taken'],
  ['reservations_unavailable', 'out-of-use'],
  ['reservations_retired', 'retired'],
];

const hindranceIn = (error: unknown): Hindrance | undefined =>
  GUARDS.find(([guard]) => isGuardViolation(error, guard))?.[1];

/** Takes and gives back resources. Whether something is free is in the end for the database guard to say. */
@Injectable()
export class ReservationsRepository {
  /**
   * Takes everything or nothing: the caller's unit of work must fail with the error.
   * In the order of resource ids, so that two visits that want the same things cannot wait for each other in a circle.
   * @throws ResourceTakenError
   */
  async take(
    tx: Tx,
    holderId: string,
    needs: readonly ReservationNeed[],
    holderKind: HolderKind = 'visit',
  ): Promise<void> {
    await this.lock(
      tx,
      needs.map((need) => need.resourceId),
    );
    const inOrder = [...needs].sort((a, b) => (a.resourceId < b.resourceId ? -1 : 1));
    for (const need of inOrder) {
      try {
        await sql(tx.manager)`
          INSERT INTO reservations (id, resource_id, exclusive, quantity, starts_at, ends_at, active, holder_kind, holder_id,
                                    via_resource_id)
          VALUES (${newId()}, ${need.resourceId}, ${isExclusive(need.kind)}, ${need.quantity}, ${need.startsAt}, ${need.endsAt},
                  ${true}, ${holderKind}, ${holderId}, ${need.viaResourceId ?? null})`;
      } catch (error) {
        const hindrance = hindranceIn(error);
        if (hindrance) throw new ResourceTakenError(need, hindrance);
        throw error;
      }
    }
  }

  /** Keeps what a visit wants without taking it: for one that waits, or has rivals. */
  async takeWish(tx: Tx, visitId: string, needs: readonly ReservationNeed[]): Promise<void> {
    const rows = needs.map((need) => ({ ...rowOf(visitId, need), active: false }));
    await bulkInsert(tx.manager, 'reservations', rows);
  }

  /**
   * Takes what a visit only wants, or gave back: everything or nothing, so that the caller's unit of work must fail with
   * the error.
   * @throws ResourceTakenError
   */
  async activate(tx: Tx, visitId: string): Promise<void> {
    const wanted = await sql(tx.manager)<WantedRow>`
      SELECT n.id, n.resource_id AS "resourceId", n.quantity, n.starts_at AS "startsAt", n.ends_at AS "endsAt",
             n.via_resource_id AS "viaResourceId", r.kind
        FROM reservations n JOIN resources r ON r.id = n.resource_id
       WHERE n.holder_id = ${visitId} AND NOT n.active ORDER BY n.resource_id, n.id`;
    await this.lock(
      tx,
      wanted.map(({ resourceId }) => resourceId),
    );
    for (const { id, ...need } of wanted) {
      try {
        await sql(tx.manager)`UPDATE reservations SET active = ${true} WHERE id = ${id}`;
      } catch (error) {
        const hindrance = hindranceIn(error);
        if (hindrance) throw new ResourceTakenError(needFrom(need), hindrance);
        throw error;
      }
    }
  }

  /**
   * Takes for several visits at once, everything or nothing; the caller has locked the resources first. Which of them
   * could not be had, a guard does not say.
   * @throws ResourcesTakenError
   */
  async takeAll(
    tx: Tx,
    all: readonly { readonly visitId: string; readonly needs: readonly ReservationNeed[] }[],
  ): Promise<void> {
    const rows = all.flatMap(({ visitId, needs }) => needs.map((need) => rowOf(visitId, need)));
    try {
      await bulkInsert(tx.manager, 'reservations', rows);
    } catch (error) {
      if (hindranceIn(error)) throw new ResourcesTakenError();
      throw error;
    }
  }

  /**
   * Gives back what some visits hold or only want so that they can take something else; nothing of it stays.
   * @returns what that was
   */
  async giveBack(tx: Tx, visitIds: readonly string[]): Promise<GivenBack[]> {
    const rows = await sql(tx.manager)<GivenBack>`
      SELECT holder_id AS "visitId", resource_id AS "resourceId", quantity FROM reservations
       WHERE holder_id IN (${visitIds}) ORDER BY resource_id, id`;
    await sql(tx.manager)`DELETE FROM reservations WHERE holder_id IN (${visitIds})`;
    return rows;
  }

  /**
   * Keeps others from taking these, and any room that hangs together with them, until the unit of work ends. One
   * statement, in the order of ids, so that nobody waits in a circle; a unit of work that takes for several visits locks
   * for all of them first. SQLite has one writer at a time and needs no locks.
   */
  async lock(tx: Tx, resourceIds: readonly string[]): Promise<void> {
    if (!isPostgres() || resourceIds.length === 0) return;
    await sql(tx.manager)`
      SELECT id FROM resources WHERE id IN (SELECT linked_rooms(ARRAY[${resourceIds}]::uuid[]))
       ORDER BY id FOR NO KEY UPDATE`;
  }

  /** Whether a visit holds anything now. */
  async holds(tx: Tx, visitId: string): Promise<boolean> {
    const rows = await sql(tx.manager)`SELECT 1 FROM reservations WHERE holder_id = ${visitId} AND active LIMIT 1`;
    return rows.length > 0;
  }

  /**
   * Ends what a visit holds by so much earlier as its session ends earlier, so that clear-down keeps its length. What
   * drives the group home is not back sooner for it. Never makes anything longer.
   */
  async shorten(tx: Tx, visitId: string, session: { readonly from: Date; readonly to: Date }): Promise<void> {
    const earlierBy = session.from.getTime() - session.to.getTime();
    const rows = await sql(tx.manager)<{ id: string; endsAt: Date | string }>`
      SELECT n.id, n.ends_at AS "endsAt" FROM reservations n JOIN resources r ON r.id = n.resource_id
       WHERE n.holder_id = ${visitId} AND n.active AND r.kind <> 'vehicle' ORDER BY n.resource_id, n.id`;
    for (const { id, endsAt } of rows) {
      const end = new Date(instantFrom(endsAt).getTime() - earlierBy);
      await sql(tx.manager)`
        UPDATE reservations SET ends_at = ${end} WHERE id = ${id} AND starts_at < ${end} AND ends_at > ${end}`;
    }
  }

  /**
   * What was held for an offer becomes what the visit holds; of what the visit itself wanted or held nothing stays.
   * @throws ResourceTakenError what has gone out of use since it was offered
   */
  async handOver(tx: Tx, offerId: string, visitId: string): Promise<void> {
    await sql(tx.manager)`DELETE FROM reservations WHERE holder_id = ${visitId}`;
    // Not active on the way, or rooms that hang together would for a moment have two holders.
    await sql(tx.manager)`UPDATE reservations SET active = ${false} WHERE holder_id = ${offerId}`;
    await sql(tx.manager)`
      UPDATE reservations SET holder_kind = 'visit', holder_id = ${visitId} WHERE holder_id = ${offerId}`;
    await this.activate(tx, visitId);
  }

  /** The rows stay, inactive, so that a declined visit still shows what it asked for. */
  async release(tx: Tx, holderId: string): Promise<void> {
    await sql(tx.manager)`UPDATE reservations SET active = ${false} WHERE holder_id = ${holderId}`;
  }
}

interface WantedRow {
  readonly id: string;
  readonly resourceId: string;
  readonly kind: ResourceKind;
  readonly quantity: number;
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
  readonly viaResourceId: string | null;
}

const needFrom = ({ startsAt, endsAt, viaResourceId, ...need }: Omit<WantedRow, 'id'>): ReservationNeed => ({
  ...need,
  startsAt: instantFrom(startsAt),
  endsAt: instantFrom(endsAt),
  ...(viaResourceId === null ? {} : { viaResourceId }),
});

const rowOf = (visitId: string, need: ReservationNeed): Row => ({
  id: newId(),
  resource_id: need.resourceId,
  exclusive: isExclusive(need.kind),
  quantity: need.quantity,
  starts_at: need.startsAt,
  ends_at: need.endsAt,
  active: true,
  holder_kind: 'visit',
  holder_id: visitId,
  via_resource_id: need.viaResourceId ?? null,
});
