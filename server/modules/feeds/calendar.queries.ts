import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PartnerKind, VisitState } from '#shared/contracts/vocabulary.js';
import { instantFrom, sql } from '../../database/dialect.js';
import { travelIn, TravelService, type Trip } from '../partners/index.js';
import type { CalendarVisit } from './calendar-text.js';
import { eventStatus } from './domain/event-status.js';
import type { FeedSelection } from './feeds.policy.js';

/** From when on a calendar looks. */
export interface CalendarWindow {
  /** Local ISO date of the first day shown. */
  readonly firstDay: string;
  /** The beginning of that day: what ended before it is no longer shown as cancelled. */
  readonly from: Date;
}

interface CalendarRow {
  id: string;
  reference: string;
  state: VisitState;
  version: number;
  starts_at: Date | string;
  ends_at: Date | string;
  changed_at: Date | string;
  subject: string;
  partner_id: string;
  partner_kind: PartnerKind;
  partner_name: string;
  pupils: number;
  adults: number;
  /** Who was expected: a coach is ordered for them. */
  people: number;
  zone: string;
  centre_id: string;
  centre_name: string;
  street: string | null;
  town: string | null;
  postcode: string | null;
  room_name: string | null;
  room_held: boolean | number | null;
  tutor_name: string | null;
  vehicle_name: string | null;
}

/** What a calendar shows, and a quick way to see that it still shows the same. */
@Injectable()
export class CalendarQueries {
  constructor(private readonly travel: TravelService) {}

  /**
   * A number that grows with every change of the visits that a calendar can show, of the rooms, tutors and vehicles it names and of
   * the way there.
   * Reads counters, never the visits themselves.
   */
  async stamp(manager: EntityManager, selection: FeedSelection): Promise<string> {
    const partnerIds = [...selection.partnerIds, ...selection.ownPartnerIds];
    const [row] = await sql(manager)<{
      partners: number;
      rooms: number;
      versions: number;
      helpers: number;
      journeys: number;
    }>`
      SELECT (SELECT COALESCE(SUM(mark), 0) FROM feed_marks WHERE subject_id IN (${partnerIds})) AS partners,
             COALESCE(SUM(m.mark), 0) AS rooms, COALESCE(SUM(r.version + c.version), 0) AS versions,
             (SELECT COALESCE(SUM(version), 0) FROM (
                SELECT version, centre_id FROM tutors UNION ALL SELECT version, centre_id FROM vehicles) h
               WHERE h.centre_id IN (${selection.centreIds})
                  OR h.centre_id = (SELECT centre_id FROM rooms WHERE id = ${selection.roomId})) AS helpers,
             (SELECT COALESCE(SUM(o.version), 0) FROM journey_overrides o
               WHERE o.partner_id IN (${partnerIds}) OR o.centre_id IN (${selection.centreIds})
                  OR o.centre_id = (SELECT centre_id FROM rooms WHERE id = ${selection.roomId})) AS journeys
        FROM rooms r JOIN centres c ON c.id = r.centre_id LEFT JOIN feed_marks m ON m.subject_id = r.id
       WHERE r.id = ${selection.roomId} OR r.centre_id IN (${selection.centreIds})`;
    return row ? [row.partners, row.rooms, row.versions, row.helpers, row.journeys].map(String).join('.') : '';
  }

  async visits(manager: EntityManager, selection: FeedSelection, window: CalendarWindow): Promise<CalendarVisit[]> {
    const visits = byVisit(await this.rows(manager, selection, window));
    const travels = await this.travels(manager, visits);
    const fromCentre = (row: CalendarRow) => selection.roomId !== null || selection.centreIds.includes(row.centre_id);
    return visits.flatMap((ofVisit, index) => {
      const [row] = ofVisit;
      const travel = travels[index] ?? null;
      const changedAt = instantFrom(row.changed_at);
      const status = eventStatus(row.state);
      const gone = status === null || (status === 'CANCELLED' && changedAt < window.from);
      return gone
        ? []
        : [{ ...visitOf(row, changedAt), status, ...thingsOf(ofVisit), travel, seenFromCentre: fromCentre(row) }];
    });
  }

  /** In the order of the visits. */
  private async travels(manager: EntityManager, visits: readonly RowsOfVisit[]): Promise<(string | null)[]> {
    const travels = await this.travel.ofAll(
      manager,
      visits.map(([row]) => tripOf(row)),
    );
    return visits.map(([row], index) => {
      const travel = travels[index];
      return travel ? travelIn(row.zone, travel) : null;
    });
  }

  /** One row for each room, tutor and vehicle that a visit has asked for and held. A room's own calendar also tells of visits that it came along with. */
  private rows(manager: EntityManager, selection: FeedSelection, window: CalendarWindow): Promise<CalendarRow[]> {
    const { roomId, centreIds, partnerIds, ownPartnerIds, personId } = selection;
    const { firstDay, from } = window;
    return sql(manager)<CalendarRow>`
      SELECT v.id, v.reference, v.state, v.version, v.starts_at, v.ends_at, v.subject, p.id AS partner_id,
             p.kind AS partner_kind, p.name AS partner_name, v.expected_pupils + v.expected_adults AS people, c.zone,
             COALESCE(h.at, v.requested_at) AS changed_at, COALESCE(v.attended_pupils, v.expected_pupils) AS pupils,
             COALESCE(v.attended_adults, v.expected_adults) AS adults,
             c.id AS centre_id, c.name AS centre_name, c.street, c.town, c.postcode,
             room.name AS room_name, res.active AS room_held,
             tutor.name AS tutor_name, vehicle.name AS vehicle_name
        FROM visits v JOIN partners p ON p.id = v.partner_id JOIN centres c ON c.id = v.centre_id
        LEFT JOIN visit_history h ON h.visit_id = v.id AND h.version = v.version
        LEFT JOIN reservations res ON res.holder_id = v.id AND res.exclusive AND res.via_resource_id IS NULL
        LEFT JOIN rooms room ON room.id = res.resource_id LEFT JOIN tutors tutor ON tutor.id = res.resource_id
        LEFT JOIN vehicles vehicle ON vehicle.id = res.resource_id
       WHERE v.id IN (
         SELECT holder_id FROM reservations WHERE resource_id = ${roomId} AND active AND starts_at >= ${from}
         UNION SELECT holder_id FROM reservations WHERE resource_id = ${roomId} AND NOT active AND starts_at >= ${from}
         UNION SELECT id FROM visits WHERE centre_id IN (${centreIds}) AND school_day >= ${firstDay}
         UNION SELECT id FROM visits WHERE partner_id IN (${partnerIds}) AND school_day >= ${firstDay}
         UNION SELECT id FROM visits
          WHERE partner_id IN (${ownPartnerIds}) AND school_day >= ${firstDay} AND requested_by = ${personId})
       ORDER BY v.starts_at, v.id`;
  }
}

type RowsOfVisit = [CalendarRow, ...CalendarRow[]];

function byVisit(rows: readonly CalendarRow[]): RowsOfVisit[] {
  const groups = new Map<string, RowsOfVisit>();
  for (const row of rows) {
    const known = groups.get(row.id);
    if (known) known.push(row);
    else groups.set(row.id, [row]);
  }
  return [...groups.values()];
}

/** The rooms that a visit holds; of one that has ended, those it held. */
function roomsOf(rows: RowsOfVisit): string[] {
  const held = rows.filter((row) => Boolean(row.room_held));
  const names = (held.length > 0 ? held : rows).flatMap((row) => (row.room_name === null ? [] : [row.room_name]));
  return [...new Set(names)].sort();
}

const thingsOf = (rows: RowsOfVisit) => ({
  rooms: roomsOf(rows),
  tutor: rows.find((row) => row.tutor_name !== null)?.tutor_name ?? null,
  vehicle: rows.find((row) => row.vehicle_name !== null)?.vehicle_name ?? null,
});

const tripOf = (row: CalendarRow): Trip => ({
  centreId: row.centre_id,
  partnerId: row.partner_id,
  partnerKind: row.partner_kind,
  startsAt: instantFrom(row.starts_at),
  endsAt: instantFrom(row.ends_at),
  people: row.people,
});

function visitOf(
  row: CalendarRow,
  changedAt: Date,
): Omit<CalendarVisit, 'status' | keyof ReturnType<typeof thingsOf> | 'travel' | 'seenFromCentre'> {
  return {
    id: row.id,
    reference: row.reference,
    state: row.state,
    version: row.version,
    startsAt: instantFrom(row.starts_at),
    endsAt: instantFrom(row.ends_at),
    changedAt,
    subject: row.subject,
    partnerName: row.partner_name,
    pupils: row.pupils,
    adults: row.adults,
    centreName: row.centre_name,
    centreAddress: [row.street, row.town, row.postcode].flatMap((part) => part ?? []),
  } as const;
}
