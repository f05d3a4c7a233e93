import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { isPostgres, jsonFrom, sql } from '../../database/dialect.js';
import { openingDays } from './domain/opening-days.js';
import { linksByRoom, roomsBrought } from './domain/room-links.js';
import { OverridesQueries } from './overrides.queries.js';
import { othersOf, RoomLinksQueries, type LinkRow } from './room-links.queries.js';

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
  /**
   * Every room that is taken with this one, in the order of ids: its parts, what it needs, and what those bring. Each
   * with the set-up and clear-down for which it is taken then, never shorter than this room's.
   */
  readonly brings: readonly BroughtRoom[];
}

export interface BroughtRoom {
  readonly id: string;
  readonly setupMinutes: number;
  readonly cleardownMinutes: number;
}

export interface TutorFacts {
  readonly id: string;
  readonly name: string;
  readonly skills: readonly string[];
  readonly hours: readonly OpeningFacts[];
}

export interface VehicleFacts {
  readonly id: string;
  readonly name: string;
  readonly seats: number;
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

interface Holding {
  readonly roomId: string;
  readonly tutorId?: string | undefined;
  readonly vehicleId?: string | undefined;
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

const NOTHING: readonly BroughtRoom[] = [];

function toRoomFacts(rows: readonly RoomRow[], links: readonly LinkRow[]): RoomFacts[] {
  const byRoom = linksByRoom(links);
  const others = othersOf(links);
  const retired = new Set(links.filter((link) => link.retired).map((link) => link.otherId));
  const inUse = ({ id }: BroughtRoom) => !retired.has(id);
  return rows.map((row) => {
    const own = { id: row.id, setupMinutes: row.setup_minutes, cleardownMinutes: row.cleardown_minutes };
    return {
      ...own,
      name: row.name,
      capacity: row.capacity,
      stepFree: Boolean(row.step_free),
      features: jsonFrom<string[]>(row.features),
      brings: byRoom.has(row.id) ? roomsBrought(own, byRoom, others).filter(inUse) : NOTHING,
    };
  });
}

/** Plain facts about centres for other modules. They say nothing about who may know them. */
@Injectable()
export class CentresQueries {
  constructor(
    private readonly links: RoomLinksQueries,
    private readonly overrides: OverridesQueries,
  ) {}

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
    return toRoomFacts(rows, await this.links.ofCentre(manager, centreId));
  }

  /** One room, if it is in use at that centre. */
  async roomOf(manager: EntityManager, centreId: string, roomId: string): Promise<RoomFacts[]> {
    const rows = await sql(manager)<RoomRow>`
      SELECT id, name, capacity, step_free, features, setup_minutes, cleardown_minutes
        FROM rooms WHERE id = ${roomId} AND centre_id = ${centreId} AND retired_at IS NULL`;
    return toRoomFacts(rows, await this.links.ofCentre(manager, centreId));
  }

  /**
   * Keeps what is known of a room, a tutor and a vehicle as it is until the unit of work ends: an edit waits, or was
   * first and is seen.
   */
  async hold(tx: Tx, { roomId, tutorId, vehicleId }: Holding): Promise<void> {
    if (!isPostgres()) return;
    await sql(tx.manager)`SELECT 1 FROM rooms WHERE id = ${roomId} FOR SHARE`;
    if (tutorId !== undefined) await sql(tx.manager)`SELECT 1 FROM tutors WHERE id = ${tutorId} FOR SHARE`;
    if (vehicleId !== undefined) await sql(tx.manager)`SELECT 1 FROM vehicles WHERE id = ${vehicleId} FOR SHARE`;
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

  /** Tutors in use, by name, with what they can teach and when they work; leave is in `unavailability`. */
  async tutorsOf(manager: EntityManager, centreId: string): Promise<TutorFacts[]> {
    const rows = await sql(manager)<{ id: string; name: string; skills: unknown }>`
      SELECT id, name, skills FROM tutors WHERE centre_id = ${centreId} AND retired_at IS NULL ORDER BY name, id`;
    if (rows.length === 0) return [];
    const hours = await this.tutorHours(manager, centreId);
    return rows.map(({ id, name, skills }) => ({
      id,
      name,
      skills: jsonFrom<string[]>(skills),
      hours: hours.get(id) ?? [],
    }));
  }

  /** When the tutors of a centre work, by tutor. */
  async tutorHours(manager: EntityManager, centreId: string): Promise<Map<string, OpeningFacts[]>> {
    const rows = await sql(manager)<OpeningFacts & { tutor_id: string }>`
      SELECT h.tutor_id, h.weekday, h.opens, h.closes FROM tutor_hours h JOIN tutors t ON t.id = h.tutor_id
       WHERE t.centre_id = ${centreId} ORDER BY h.weekday, h.opens`;
    const byTutor = new Map<string, OpeningFacts[]>();
    for (const { tutor_id: tutorId, ...hours } of rows) byTutor.set(tutorId, [...(byTutor.get(tutorId) ?? []), hours]);
    return byTutor;
  }

  /** Vehicles in use, by name. */
  vehiclesOf(manager: EntityManager, centreId: string): Promise<VehicleFacts[]> {
    return sql(manager)<VehicleFacts>`
      SELECT id, name, seats FROM vehicles WHERE centre_id = ${centreId} AND retired_at IS NULL ORDER BY name, id`;
  }

  /**
   * The hours of every day between two, both included: the weekly ones, or its own where the day has some. An empty list
   * is a day on which the centre is closed.
   */
  async openingOn(
    manager: EntityManager,
    centreId: string,
    from: string,
    to: string,
  ): Promise<ReadonlyMap<string, readonly OpeningFacts[]>> {
    const week = await this.openingHoursOf(manager, centreId);
    return openingDays({ from, to }, week, await this.overrides.between(manager, centreId, from, to));
  }

  openingHoursOf(manager: EntityManager, centreId: string): Promise<OpeningFacts[]> {
    return sql(manager)<OpeningFacts>`
      SELECT weekday, opens, closes FROM opening_hours WHERE centre_id = ${centreId} ORDER BY weekday, opens`;
  }
}
