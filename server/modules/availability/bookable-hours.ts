import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RoomLinkKind } from '#shared/contracts/vocabulary.js';
import { addDays } from '../../common/kernel/wall-time.js';
import { msFrom, sql } from '../../database/dialect.js';
import type { CentreFacts } from '../centres/index.js';
import { AvailabilityQueries, toUse, wholeDay } from './availability.queries.js';
import { CentreHours, type Days } from './centre-hours.js';
import { bookableMinutes, roomsSideBySide, type CountedRoom } from './domain/bookable-minutes.js';

interface RoomRow {
  readonly id: string;
  readonly retiredAt: Date | string | null;
}

interface LinkRow {
  readonly roomId: string;
  readonly otherId: string;
  readonly kind: RoomLinkKind;
}

/** A local day with the room-minutes for which a centre could be booked on it. */
export interface BookableDay {
  readonly day: string;
  readonly minutes: number;
}

/** For how long the rooms of a centre could be booked, day by day, whether anybody did or not. */
@Injectable()
export class BookableHours {
  constructor(
    private readonly hours: CentreHours,
    private readonly queries: AvailabilityQueries,
  ) {}

  /** A room counts from the first day on: nobody knows since when there is one. One query per kind, however long the range. */
  async between(manager: EntityManager, centre: CentreFacts, days: Days): Promise<BookableDay[]> {
    const hoursOf = await this.hours.between(manager, centre.id, days);
    const rooms = await this.rooms(manager, centre, days);
    const bookable: BookableDay[] = [];
    for (let { from: day } = days; day <= days.to; day = addDays(day, 1)) {
      bookable.push({ day, minutes: bookableMinutes(hoursOf(day), day, centre.zone, rooms) });
    }
    return bookable;
  }

  private async rooms(manager: EntityManager, { id, zone }: CentreFacts, { from, to }: Days): Promise<CountedRoom[]> {
    const rows = await sql(manager)<RoomRow>`
      SELECT id, retired_at AS "retiredAt" FROM rooms WHERE centre_id = ${id} ORDER BY id`;
    const links = await sql(manager)<LinkRow>`
      SELECT l.room_id AS "roomId", l.other_id AS "otherId", l.kind
        FROM room_links l JOIN rooms a ON a.id = l.room_id JOIN rooms b ON b.id = l.other_id
       WHERE l.centre_id = ${id} AND ((l.kind = 'part' AND b.retired_at IS NULL) OR (l.kind = 'needs' AND a.retired_at IS NULL))`;
    const counted = roomsSideBySide(
      rows.map((row) => ({ id: row.id, retiredAt: row.retiredAt === null ? null : msFrom(row.retiredAt) })),
      links,
    );
    const time = { ...wholeDay(from, from, zone), endsAt: wholeDay(to, addDays(to, 1), zone).endsAt };
    const ids = counted.map((room) => room.id);
    const closures = Map.groupBy(
      (await this.queries.unavailable(manager, ids, time)).map(toUse),
      (use) => use.resourceId,
    );
    return counted.map((room) => ({ ...room, closed: closures.get(room.id) ?? [] }));
  }
}
