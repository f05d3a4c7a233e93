import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AdultRatios, WriteGuidance } from '#shared/contracts/visit-pack.contract.js';
import type { Tx } from '../../../common/ports/unit-of-work.js';
import { sql } from '../../../database/dialect.js';
import { oneAtATime } from '../../../database/locks.js';
import { RoomArrival } from '../entities/room-arrival.entity.js';
import { VisitGuidance } from '../entities/visit-guidance.entity.js';
import { DEFAULT_RATIOS } from './domain/adults-needed.js';

export interface Guidance {
  /** 1 for a centre that has set nothing. */
  readonly version: number;
  readonly ratios: AdultRatios;
  readonly arrival: string | null;
  readonly riskText: string | null;
  readonly riskLink: string | null;
  readonly riskVersion: string | null;
  readonly riskDatedOn: string | null;
}

const NOTHING = { arrival: null, riskText: null, riskLink: null, riskVersion: null, riskDatedOn: null } as const;

/** What centres tell every group, and how many adults they want to see. */
@Injectable()
export class GuidanceRepository {
  async of(manager: EntityManager, centreId: string): Promise<Guidance> {
    const row = await manager.findOneBy(VisitGuidance, { centreId });
    if (!row) return { version: 1, ratios: DEFAULT_RATIOS, ...NOTHING };
    const { version, earlyYears, years1to3, years4to6, years7up } = row;
    const { arrival, riskText, riskLink, riskVersion, riskDatedOn } = row;
    const ratios = { earlyYears, years1to3, years4to6, years7up };
    return { version, ratios, arrival, riskText, riskLink, riskVersion, riskDatedOn };
  }

  /** Rooms in use, by name, with what is said of each. */
  rooms(manager: EntityManager, centreId: string): Promise<{ id: string; name: string; arrival: string | null }[]> {
    return sql(manager)<{ id: string; name: string; arrival: string | null }>`
      SELECT m.id, m.name, a.arrival FROM rooms m LEFT JOIN room_arrivals a ON a.room_id = m.id
       WHERE m.centre_id = ${centreId} AND m.retired_at IS NULL ORDER BY m.name, m.id`;
  }

  /** Keeps others from changing it until the unit of work ends. */
  hold(tx: Tx, centreId: string): Promise<void> {
    return oneAtATime(tx.manager, `visit guidance ${centreId}`);
  }

  /** Needs the hold: the caller has compared the version, and knows that the rooms are the centre's. */
  async save(
    tx: Tx,
    { ratios, roomArrivals, ...input }: WriteGuidance,
    row: Pick<VisitGuidance, 'centreId' | 'version' | 'changedBy' | 'changedAt'>,
  ): Promise<void> {
    const { centreId } = row;
    await tx.manager.delete(VisitGuidance, { centreId });
    await tx.manager.insert(VisitGuidance, { ...ratios, ...input, ...row });
    await tx.manager.delete(RoomArrival, { centreId });
    const rooms = roomArrivals.map(({ roomId, arrival }) => ({ roomId, centreId, arrival }));
    if (rooms.length > 0) await tx.manager.insert(RoomArrival, rooms);
  }
}
