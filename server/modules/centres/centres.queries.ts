import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { jsonFrom, sql } from '../../database/dialect.js';

export interface CentreFacts {
  readonly id: string;
  readonly authorityId: string;
  readonly name: string;
  readonly zone: string;
  readonly holdWorkingDays: number;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface RoomFacts {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
  readonly stepFree: boolean;
  readonly features: readonly string[];
  readonly setupMinutes: number;
  readonly cleardownMinutes: number;
}

export interface PoolFacts {
  readonly id: string;
  readonly name: string;
  readonly quantity: number;
}

export interface OpeningFacts {
  /** 1 is Monday. */
  readonly weekday: number;
  /** `HH:MM` in the centre's zone. */
  readonly opens: string;
  readonly closes: string;
}

interface RoomRow {
  id: string;
  name: string;
  capacity: number;
  step_free: boolean | number;
  features: unknown;
  setup_minutes: number;
  cleardown_minutes: number;
}

const toRoomFacts = (row: RoomRow): RoomFacts => ({
  id: row.id,
  name: row.name,
  capacity: row.capacity,
  stepFree: Boolean(row.step_free),
  features: jsonFrom<string[]>(row.features),
  setupMinutes: row.setup_minutes,
  cleardownMinutes: row.cleardown_minutes,
});

/** Plain facts about centres for other modules. They say nothing about who may know them. */
@Injectable()
export class CentresQueries {
  async centreFacts(manager: EntityManager, centreId: string): Promise<CentreFacts | null> {
    const [row] = await sql(manager)<{
      authority_id: string;
      name: string;
      zone: string;
      hold_working_days: number;
      latitude: number | null;
      longitude: number | null;
    }>`SELECT authority_id, name, zone, hold_working_days, latitude, longitude FROM centres WHERE id = ${centreId}`;
    if (!row) return null;
    const { authority_id: authorityId, hold_working_days: holdWorkingDays, name, zone, latitude, longitude } = row;
    return { id: centreId, authorityId, name, zone, holdWorkingDays, latitude, longitude };
  }

  /** Rooms in use, by name; not retired ones. */
  async roomsOf(manager: EntityManager, centreId: string): Promise<RoomFacts[]> {
    const rows = await sql(manager)<RoomRow>`
      SELECT id, name, capacity, step_free, features, setup_minutes, cleardown_minutes
        FROM rooms WHERE centre_id = ${centreId} AND retired_at IS NULL ORDER BY name, id`;
    return rows.map(toRoomFacts);
  }

  /** One room, if it is in use at that centre. */
  async roomOf(manager: EntityManager, centreId: string, roomId: string): Promise<RoomFacts[]> {
    const rows = await sql(manager)<RoomRow>`
      SELECT id, name, capacity, step_free, features, setup_minutes, cleardown_minutes
        FROM rooms WHERE id = ${roomId} AND centre_id = ${centreId} AND retired_at IS NULL`;
    return rows.map(toRoomFacts);
  }

  /** Equipment in use, by name; not retired pools. The quantity counts units out of service too. */
  poolsOf(manager: EntityManager, centreId: string): Promise<PoolFacts[]> {
    return sql(manager)<PoolFacts>`
      SELECT e.id, e.name, q.quantity FROM equipment_pools e JOIN resources q ON q.id = e.id
       WHERE e.centre_id = ${centreId} AND e.retired_at IS NULL ORDER BY e.name, e.id`;
  }

  /** Those of some pools that are in use at that centre. */
  somePoolsOf(manager: EntityManager, centreId: string, poolIds: readonly string[]): Promise<PoolFacts[]> {
    if (poolIds.length === 0) return Promise.resolve([]);
    return sql(manager)<PoolFacts>`
      SELECT e.id, e.name, q.quantity FROM equipment_pools e JOIN resources q ON q.id = e.id
       WHERE e.id IN (${poolIds}) AND e.centre_id = ${centreId} AND e.retired_at IS NULL`;
  }

  openingHoursOf(manager: EntityManager, centreId: string): Promise<OpeningFacts[]> {
    return sql(manager)<OpeningFacts>`
      SELECT weekday, opens, closes FROM opening_hours WHERE centre_id = ${centreId} ORDER BY weekday, opens`;
  }
}
