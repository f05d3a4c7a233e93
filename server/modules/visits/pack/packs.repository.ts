import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Need, WritePack } from '#shared/contracts/visit-pack.contract.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { jsonFrom, sql } from '../../../database/dialect.js';
import { oneAtATime } from '../../../database/locks.js';
import { VisitPack } from '../entities/visit-pack.entity.js';

export interface Pack {
  /** 1 while nobody has filled it in. */
  readonly version: number;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly needs: readonly Need[];
  readonly note: string | null;
}

interface PackRow extends Omit<Pack, 'needs'> {
  readonly visitId: string;
  readonly needs: unknown;
}

const EMPTY: Pack = { version: 1, contactName: null, contactPhone: null, needs: [], note: null };

/** What schools tell the centre for the day of a visit. */
@Injectable()
export class PacksRepository {
  async of(manager: EntityManager, visitId: string): Promise<Pack> {
    return (await this.ofAll(manager, [visitId])).get(visitId) ?? EMPTY;
  }

  async ofAll(manager: EntityManager, visitIds: readonly string[]): Promise<ReadonlyMap<string, Pack>> {
    const rows = await sql(manager)<PackRow>`
      SELECT visit_id AS "visitId", version, contact_name AS "contactName", contact_phone AS "contactPhone", needs, note
        FROM visit_packs WHERE visit_id IN (${visitIds})`;
    return new Map(rows.map(({ visitId, needs, ...row }) => [visitId, { ...row, needs: jsonFrom<Need[]>(needs) }]));
  }

  /** How to find a room, where that is said of it. */
  async roomArrival(manager: EntityManager, roomId: string): Promise<string | null> {
    const [row] = await sql(manager)<{ arrival: string }>`SELECT arrival FROM room_arrivals WHERE room_id = ${roomId}`;
    return row?.arrival ?? null;
  }

  /** Keeps others from changing it until the unit of work ends. */
  hold(tx: Tx, visitId: string): Promise<void> {
    return oneAtATime(tx.manager, `visit pack ${visitId}`);
  }

  /** Needs the hold: the caller has compared the version. What was written before is gone. */
  async save(
    tx: Tx,
    pack: WritePack,
    row: Pick<VisitPack, 'visitId' | 'version' | 'changedBy' | 'changedAt'>,
  ): Promise<void> {
    await tx.manager.delete(VisitPack, { visitId: row.visitId });
    await tx.manager.insert(VisitPack, { ...pack, ...row });
  }
}
