import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SeriesDetailView, SeriesList, SeriesQuery } from '#shared/contracts/series.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { RefusedError } from '../../../common/errors/refused.error.js';
import { Clock } from '../../../common/ports/clock.js';
import { Conditions } from '../../../database/conditions.js';
import { sql } from '../../../database/dialect.js';
import { toSeriesDetail, toSeriesView, type OccurrenceRow, type SeriesRow } from './series.mapper.js';
import { SeriesRepository } from './series.repository.js';

const MOST_LISTED = 200;

const COLUMNS = `s.id, s.version, s.centre_id, c.name AS centre_name, c.zone, c.authority_id, s.partner_id,
  p.name AS partner_name, p.kind AS partner_kind, s.every, s.weekdays, s.first_day, s.last_day, s.left_out, s.plan,
  s.continues_id, s.requested_at, person.name AS requested_by_name,
  (SELECT min(v.partner_role) FROM visits v WHERE v.series_id = s.id) AS partner_role,
  (SELECT min(room.name) FROM visits v JOIN reservations r ON r.holder_id = v.id AND r.via_resource_id IS NULL
     JOIN rooms room ON room.id = r.resource_id WHERE v.series_id = s.id AND NOT v.changed_alone) AS room_name,
  (SELECT count(*) FROM visits v WHERE v.series_id = s.id AND v.state = 'requested') AS requested,
  (SELECT count(*) FROM rejected_occurrences x WHERE x.series_id = s.id) AS rejected`;

const TABLES = `series s JOIN centres c ON c.id = s.centre_id JOIN partners p ON p.id = s.partner_id
  LEFT JOIN people person ON person.id = s.requested_by`;

/** Series with their visits, always within what the person asking may see. */
@Injectable()
export class SeriesQueries {
  constructor(
    private readonly series: SeriesRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError series/not-found, also when it is not theirs to see */
  async detail(manager: EntityManager, actor: Actor, seriesId: string): Promise<SeriesDetailView> {
    const where = new Conditions();
    const coming = this.coming(where);
    where.add(`s.id = ${where.place(seriesId)}`);
    withinScope(where, actor);
    const [row] = await this.rows(manager, where, coming, '');
    if (!row) throw new RefusedError('series/not-found');
    const next = await sql(manager)<{ id: string }>`
      SELECT id FROM series WHERE continues_id = ${seriesId} ORDER BY requested_at, id`;
    const parts = {
      occurrences: await this.occurrences(manager, seriesId),
      rejected: await this.series.rejected(manager, seriesId),
      continuedBy: next.map(({ id }) => id),
    };
    return toSeriesDetail(row, parts, actor, this.clock.now());
  }

  async list(manager: EntityManager, actor: Actor, query: SeriesQuery): Promise<SeriesList> {
    const where = new Conditions();
    const coming = this.coming(where);
    withinScope(where, actor);
    if (query.centreId) where.add(`s.centre_id = ${where.place(query.centreId)}`);
    if (query.partnerId) where.add(`s.partner_id = ${where.place(query.partnerId)}`);
    if (query.pending) where.add(`EXISTS (SELECT 1 FROM visits v WHERE v.series_id = s.id AND v.state = 'requested')`);
    const order = `ORDER BY s.requested_at DESC, s.id DESC LIMIT ${where.place(MOST_LISTED)}`;
    const rows = await this.rows(manager, where, coming, order);
    return { items: rows.map((row) => toSeriesView(row, actor)) };
  }

  /** Its value is the first of the statement, as it stands before the others. */
  private coming(where: Conditions): string {
    return `(SELECT count(*) FROM visits v WHERE v.series_id = s.id AND v.state = 'approved'
      AND v.starts_at > ${where.place(this.clock.now())}) AS coming`;
  }

  private rows(manager: EntityManager, where: Conditions, coming: string, order: string): Promise<SeriesRow[]> {
    return manager.query<SeriesRow[]>(
      `SELECT ${COLUMNS}, ${coming} FROM ${TABLES} WHERE ${where.toString()} ${order}`,
      where.values,
    );
  }

  /** A join of two tables in brackets would make SQLite write down all reservations of all rooms first. */
  private occurrences(manager: EntityManager, seriesId: string): Promise<OccurrenceRow[]> {
    return sql(manager)<OccurrenceRow>`
      SELECT v.id, v.reference, v.series_day, v.starts_at, v.ends_at, v.hold_expires_at, v.state, v.version,
             v.changed_alone, v.reason_code, room.id AS room_id, room.name AS room_name
        FROM visits v LEFT JOIN reservations r ON r.holder_id = v.id AND r.via_resource_id IS NULL
          AND r.resource_id IN (SELECT id FROM rooms)
        LEFT JOIN rooms room ON room.id = r.resource_id
       WHERE v.series_id = ${seriesId} ORDER BY v.starts_at, v.id`;
  }
}

function withinScope(where: Conditions, actor: Actor): void {
  const own = actor.scope('visits.read');
  const authority = actor.scope('visits.read-anonymous');
  where.add(
    `(s.partner_id IN (${where.list(own.partnerIds)}) OR s.centre_id IN (${where.list(own.centreIds)})
      OR c.authority_id IN (${where.list(authority.authorityIds)}))`,
  );
}
