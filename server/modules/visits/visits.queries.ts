import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { VisitDetailView, VisitPage, VisitQuery, VisitView } from '#shared/contracts/visits.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Clock } from '../../common/ports/clock.js';
import { Conditions } from '../../database/conditions.js';
import { sql } from '../../database/dialect.js';
import { readCursor, writeCursor } from '../../common/http/cursor.js';
import { TravelService } from '../partners/index.js';
import { OffersQueries } from './offers/offers.queries.js';
import { WaitingOrder } from './offers/waiting-order.service.js';
import { tripOf, type HistoryRow, type ItemRow, type VisitRow } from './visit-rows.js';
import { cancelTermsOf, mayChange, toHistoryView, toVisitView, type VisitParts } from './visit.mapper.js';

const COLUMNS = `v.id, v.reference, v.state, v.version, v.authority_id, v.centre_id, v.partner_id, v.partner_role,
  v.school_day, v.starts_at, v.ends_at, v.subject, v.key_stage, v.year_groups, v.programme, v.expected_pupils,
  v.expected_adults, v.attended_pupils, v.attended_adults, v.note, v.on_behalf, v.series_id, v.requested_at, v.hold_expires_at,
  numbers.due_at AS numbers_due_at, numbers.confirmed_at AS numbers_confirmed_at,
  v.reason_code, v.reason_note, v.step_free, v.sign_off, v.arrived_at, v.finished_at,
  v.late_side, v.decide_by, terms.cancellation_days, c.name AS centre_name, c.zone, v.activity_id, activity.title AS activity_title, p.name AS partner_name, p.kind AS partner_kind,
  person.name AS requested_by_name`;

const TABLES = `visits v JOIN centres c ON c.id = v.centre_id JOIN partners p ON p.id = v.partner_id
  LEFT JOIN people person ON person.id = v.requested_by LEFT JOIN activities activity ON activity.id = v.activity_id
  LEFT JOIN final_numbers numbers ON numbers.visit_id = v.id
  LEFT JOIN centre_policies terms ON terms.centre_id = v.centre_id`;

/** The column by which each order pages; ids break ties and are themselves in the order of time. */
const ORDERS = {
  day: { column: 'v.starts_at', direction: 'ASC', compare: '>' },
  dayDescending: { column: 'v.starts_at', direction: 'DESC', compare: '<' },
  asked: { column: 'v.requested_at', direction: 'ASC', compare: '>' },
} as const;

/** Lists and single visits, always within what the person asking may see. */
@Injectable()
export class VisitsQueries {
  constructor(
    private readonly travel: TravelService,
    private readonly offers: OffersQueries,
    private readonly waiting: WaitingOrder,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError visit/not-found, also when it is not theirs to see */
  async detail(manager: EntityManager, actor: Actor, visitId: string): Promise<VisitDetailView> {
    const where = new Conditions();
    where.add(`v.id = ${where.place(visitId)}`);
    this.withinScope(where, actor);
    const [row] = await manager.query<VisitRow[]>(
      `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where.toString()}`,
      where.values,
    );
    if (!row) throw new RefusedError('visit/not-found');
    const items = await this.items(manager, [visitId]);
    const history = await this.history(manager, visitId);
    const pending = await this.pending(manager, [row]);
    const travel = await this.travel.of(manager, tripOf(row));
    const parts = { items: items.get(visitId) ?? [], travel, ...pending(visitId) };
    const now = this.clock.now();
    const view = toVisitView(row, parts, actor, now);
    const told = history.map((entry) => toHistoryView(entry, row, actor));
    return {
      ...view,
      history: told,
      cancelTerms: cancelTermsOf(row, history, now),
      mayChange: mayChange(row, actor, now),
    };
  }

  async page(manager: EntityManager, actor: Actor, query: VisitQuery): Promise<VisitPage> {
    const where = new Conditions();
    this.withinScope(where, actor);
    this.filter(where, query);
    this.after(where, query);
    const order = ORDERS[query.order];
    const rows = await manager.query<VisitRow[]>(
      `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where.toString()}
        ORDER BY ${order.column} ${order.direction}, v.id ${order.direction} LIMIT ${where.place(query.limit + 1)}`,
      where.values,
    );
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return {
      items: await this.views(manager, actor, shown),
      nextCursor: last ? writeCursor(query.order === 'asked' ? last.requested_at : last.starts_at, last.id) : null,
    };
  }

  /** Some visits in the order in which they are named; what is not theirs to see is left out. */
  async some(manager: EntityManager, actor: Actor, visitIds: readonly string[]): Promise<VisitView[]> {
    const where = new Conditions();
    where.add(`v.id IN (${where.list(visitIds)})`);
    this.withinScope(where, actor);
    const rows = await manager.query<VisitRow[]>(
      `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where.toString()}`,
      where.values,
    );
    const views = new Map((await this.views(manager, actor, rows)).map((view) => [view.id, view]));
    return visitIds.flatMap((id) => views.get(id) ?? []);
  }

  private async views(manager: EntityManager, actor: Actor, rows: readonly VisitRow[]): Promise<VisitView[]> {
    const items = await this.items(
      manager,
      rows.map((row) => row.id),
    );
    const travels = await this.travel.ofAll(manager, rows.map(tripOf));
    const pending = await this.pending(manager, rows);
    const now = this.clock.now();
    return rows.map((row, index) => {
      const parts = { items: items.get(row.id) ?? [], travel: travels[index] ?? null, ...pending(row.id) };
      return toVisitView(row, parts, actor, now);
    });
  }

  private withinScope(where: Conditions, actor: Actor): void {
    const own = actor.scope('visits.read');
    const authority = actor.scope('visits.read-anonymous');
    where.add(
      `(v.partner_id IN (${where.list(own.partnerIds)}) OR v.centre_id IN (${where.list(own.centreIds)})
        OR v.authority_id IN (${where.list(authority.authorityIds)}))`,
    );
  }

  private filter(where: Conditions, query: VisitQuery): void {
    if (query.state) where.add(`v.state = ${where.place(query.state)}`);
    if (query.centreId) where.add(`v.centre_id = ${where.place(query.centreId)}`);
    if (query.partnerId) where.add(`v.partner_id = ${where.place(query.partnerId)}`);
    if (query.series) where.add(`v.series_id IS ${query.series === 'with' ? 'NOT ' : ''}NULL`);
    if (query.signOff) where.add(`v.sign_off = ${where.place(query.signOff)}`);
    if (query.from) where.add(`v.school_day >= ${where.place(query.from)}`);
    if (query.to) where.add(`v.school_day <= ${where.place(query.to)}`);
  }

  private after(where: Conditions, query: VisitQuery): void {
    if (query.cursor === undefined) return;
    const { at, id } = readCursor(query.cursor);
    const { column, compare } = ORDERS[query.order];
    where.add(`(${column}, v.id) ${compare} (${where.place(at)}, ${where.place(id)})`);
  }

  /** What is offered to each of some visits, and which place those have that wait. */
  private async pending(
    manager: EntityManager,
    rows: readonly VisitRow[],
  ): Promise<(visitId: string) => Pick<VisitParts, 'alternatives' | 'waiting'>> {
    const of = (state: VisitState) => rows.filter((row) => row.state === state);
    const waiting = of('waitlisted').map(({ id, centre_id: centreId }) => ({ id, centreId }));
    const alternatives = await this.offers.openOf(
      manager,
      of('offered').map(({ id }) => id),
    );
    const places = await this.waiting.placesOf(manager, waiting);
    return (id) => ({ alternatives: alternatives.get(id) ?? [], waiting: places.get(id) ?? null });
  }

  /** What each visit holds or asked for: its room, equipment, tutor and vehicle. */
  private async items(manager: EntityManager, visitIds: readonly string[]): Promise<Map<string, ItemRow[]>> {
    const rows = await sql(manager)<ItemRow>`
      SELECT r.holder_id AS visit_id, r.resource_id, r.quantity, room.name AS room_name, pool.name AS pool_name,
             tutor.name AS tutor_name, vehicle.name AS vehicle_name
        FROM reservations r LEFT JOIN rooms room ON room.id = r.resource_id
        LEFT JOIN equipment_pools pool ON pool.id = r.resource_id
        LEFT JOIN tutors tutor ON tutor.id = r.resource_id LEFT JOIN vehicles vehicle ON vehicle.id = r.resource_id
       WHERE r.holder_id IN (${visitIds}) AND r.via_resource_id IS NULL ORDER BY pool.name`;
    const byVisit = new Map<string, ItemRow[]>(visitIds.map((id) => [id, []]));
    for (const row of rows) byVisit.get(row.visit_id)?.push(row);
    return byVisit;
  }

  private history(manager: EntityManager, visitId: string): Promise<HistoryRow[]> {
    return sql(manager)<HistoryRow>`
      SELECT h.version, h.at, h.move, h.from_state, h.to_state, h.actor_side, h.reason_code, h.left_starts_at,
             h.left_ends_at, person.name AS actor_name
        FROM visit_history h LEFT JOIN people person ON person.id = h.actor_id
       WHERE h.visit_id = ${visitId} ORDER BY h.version`;
  }
}
