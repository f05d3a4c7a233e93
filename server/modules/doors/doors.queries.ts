import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isoFrom, sql } from '../../database/dialect.js';
import type { DoorDisplayView, DoorSlot } from '#shared/contracts/doors.contract.js';

type Stored = Date | string;

/** The room behind a living address. */
export interface DoorRoom {
  readonly roomId: string;
  readonly room: string;
  readonly centreId: string;
  readonly centre: string;
  readonly zone: string;
}

interface SlotRow {
  readonly from: Stored;
  readonly until: Stored;
  readonly startsAt: Stored;
  readonly endsAt: Stored;
  readonly activity: string;
  readonly school: string;
}

interface RoomRow {
  readonly id: string;
  readonly name: string;
  readonly displayId: string | null;
  readonly madeAt: Stored | null;
}

interface Span {
  readonly from: Date;
  readonly until: Date;
}

/** What stands in a room's way on one day, and which rooms have a display. Nobody's name is read here. */
@Injectable()
export class DoorsQueries {
  /** The room whose display has this address; null for an address that was revoked, or never was. */
  async living(manager: EntityManager, tokenHash: string): Promise<DoorRoom | null> {
    const [row] = await sql(manager)<DoorRoom>`
      SELECT m.id AS "roomId", m.name AS room, c.id AS "centreId", c.name AS centre, c.zone
        FROM door_displays d JOIN rooms m ON m.id = d.room_id JOIN centres c ON c.id = m.centre_id
       WHERE d.token_hash = ${tokenHash} AND d.revoked_at IS NULL`;
    return row ?? null;
  }

  /** @param showsActivity whether activity and school may be told */
  async visits(manager: EntityManager, roomId: string, day: Span, showsActivity: boolean): Promise<DoorSlot[]> {
    const rows = await sql(manager)<SlotRow>`
      SELECT r.starts_at AS "from", r.ends_at AS "until", v.starts_at AS "startsAt",
             COALESCE(v.finished_at, v.ends_at) AS "endsAt", COALESCE(a.title, v.subject) AS activity, p.name AS school
        FROM reservations r JOIN visits v ON v.id = r.holder_id JOIN partners p ON p.id = v.partner_id
        LEFT JOIN activities a ON a.id = v.activity_id
       WHERE r.resource_id = ${roomId} AND r.active AND r.starts_at < ${day.until} AND r.ends_at > ${day.from}
         AND v.state IN ('approved', 'attended') ORDER BY r.starts_at, r.id`;
    return rows.map(({ activity, school, ...times }) => ({
      kind: 'visit',
      ...isoTimes(times),
      activity: showsActivity ? activity : null,
      school: showsActivity ? school : null,
    }));
  }

  /** When the room itself is out of use; without an end until the end of the day. */
  async closures(manager: EntityManager, roomId: string, day: Span): Promise<DoorSlot[]> {
    const rows = await sql(manager)<{ from: Stored; until: Stored | null }>`
      SELECT starts_at AS "from", ends_at AS "until" FROM unavailability
       WHERE resource_id = ${roomId} AND starts_at < ${day.until} AND (ends_at IS NULL OR ends_at > ${day.from})
       ORDER BY starts_at, id`;
    return rows.map(({ from, until }) => {
      const times = isoTimes({ from, until: until ?? day.until, startsAt: from, endsAt: until ?? day.until });
      return { kind: 'closed', ...times, activity: null, school: null };
    });
  }

  /** Every room in use, by name, with its living display. */
  async rooms(
    manager: EntityManager,
    centreId: string,
  ): Promise<{ id: string; name: string; display: DoorDisplayView | null }[]> {
    const rows = await sql(manager)<RoomRow>`
      SELECT m.id, m.name, d.id AS "displayId", d.made_at AS "madeAt"
        FROM rooms m LEFT JOIN door_displays d ON d.room_id = m.id AND d.revoked_at IS NULL
       WHERE m.centre_id = ${centreId} AND m.retired_at IS NULL ORDER BY m.name, m.id`;
    return rows.map(({ id, name, displayId, madeAt }) => ({
      id,
      name,
      display: displayId === null || madeAt === null ? null : { id: displayId, roomId: id, madeAt: isoFrom(madeAt) },
    }));
  }

  /** The centre of a living display; null when there is none. */
  async centreOf(manager: EntityManager, displayId: string): Promise<string | null> {
    const [row] = await sql(manager)<{ centreId: string }>`
      SELECT m.centre_id AS "centreId" FROM door_displays d JOIN rooms m ON m.id = d.room_id
       WHERE d.id = ${displayId} AND d.revoked_at IS NULL`;
    return row?.centreId ?? null;
  }
}

const isoTimes = (times: Pick<SlotRow, 'from' | 'until' | 'startsAt' | 'endsAt'>) => ({
  from: isoFrom(times.from),
  until: isoFrom(times.until),
  startsAt: isoFrom(times.startsAt),
  endsAt: isoFrom(times.endsAt),
});
