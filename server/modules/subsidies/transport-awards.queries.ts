import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  TransportAwardPage,
  TransportAwardQuery,
  TransportAwardView,
  VisitAwardView,
} from '#shared/contracts/subsidies.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { readCursor, writeCursor } from '../../common/http/cursor.js';
import { Conditions } from '../../database/conditions.js';
import { sql } from '../../database/dialect.js';
import { toAwardView, type AwardRow } from './award.mapper.js';
import { awardScope, maySeeAward, type AwardPlace } from './subsidies.policy.js';

const COLUMNS = `a.id, a.state, a.version, s.financial_year, a.quote_pence, a.miles, a.percent, a.award_pence,
  a.limited_by, a.claimable_at, a.actual_cost_pence, a.evidence_note, a.claimed_at, claimant.name AS claimed_by_name,
  a.paid_pence, a.settled_at, a.refusal_reason, v.id AS visit_id, v.reference AS visit_reference,
  v.school_day AS visit_day, v.subject AS visit_subject, v.state AS visit_state, v.starts_at AS visit_starts_at,
  v.requested_at AS asked_at, c.id AS centre_id, c.name AS centre_name, p.id AS partner_id, p.name AS partner_name`;

const TABLES = `transport_awards a JOIN transport_schemes s ON s.id = a.scheme_id JOIN visits v ON v.id = a.visit_id
  JOIN centres c ON c.id = s.centre_id JOIN partners p ON p.id = a.partner_id
  LEFT JOIN people claimant ON claimant.id = a.claimed_by`;

/** The column by which each order pages; ids break ties. */
const ORDERS = {
  newest: { column: 'v.requested_at', key: 'asked_at', direction: 'DESC', compare: '<' },
  oldest: { column: 'v.requested_at', key: 'asked_at', direction: 'ASC', compare: '>' },
  day: { column: 'v.starts_at', key: 'visit_starts_at', direction: 'ASC', compare: '>' },
  dayDescending: { column: 'v.starts_at', key: 'visit_starts_at', direction: 'DESC', compare: '<' },
} as const;

/** What the lifecycle in domain/ lets somebody claim, as the database sees it. */
const CLAIMABLE = `(a.state = 'committed' AND a.claimable_at IS NOT NULL)`;

/** Awards as people see them, always within what the person asking may see. */
@Injectable()
export class TransportAwardsQueries {
  /** @throws RefusedError transport/award-not-found, also when it is not theirs to see */
  async one(manager: EntityManager, actor: Actor, awardId: string): Promise<TransportAwardView> {
    const award = await this.single(manager, actor, { column: 'a.id', id: awardId });
    if (!award) throw new RefusedError('transport/award-not-found');
    return award;
  }

  /** @throws RefusedError transport/award-not-found when the visit is not there, or its awards are not theirs to see */
  async forVisit(manager: EntityManager, actor: Actor, visitId: string): Promise<VisitAwardView> {
    const [place] = await sql(manager)<AwardPlace>`
      SELECT centre_id AS "centreId", partner_id AS "partnerId" FROM visits WHERE id = ${visitId}`;
    if (!place || !maySeeAward(actor, place)) throw new RefusedError('transport/award-not-found');
    return { award: await this.single(manager, actor, { column: 'a.visit_id', id: visitId }) };
  }

  async page(manager: EntityManager, actor: Actor, query: TransportAwardQuery): Promise<TransportAwardPage> {
    const where = new Conditions();
    this.withinScope(where, actor);
    this.filter(where, query);
    this.after(where, query);
    const { column, key, direction } = ORDERS[query.order];
    const rows = await manager.query<AwardRow[]>(
      `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where.toString()}
        ORDER BY ${column} ${direction}, a.id ${direction} LIMIT ${where.place(query.limit + 1)}`,
      where.values,
    );
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => toAwardView(row, actor)),
      nextCursor: last ? writeCursor(last[key], last.id) : null,
    };
  }

  private async single(
    manager: EntityManager,
    actor: Actor,
    by: { column: 'a.id' | 'a.visit_id'; id: string },
  ): Promise<TransportAwardView | null> {
    const where = new Conditions();
    where.add(`${by.column} = ${where.place(by.id)}`);
    this.withinScope(where, actor);
    const [row] = await manager.query<AwardRow[]>(
      `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where.toString()}`,
      where.values,
    );
    return row ? toAwardView(row, actor) : null;
  }

  private withinScope(where: Conditions, actor: Actor): void {
    const { everywhere, centreIds, partnerIds } = awardScope(actor);
    if (everywhere) where.add('1 = 1');
    else where.add(`(a.partner_id IN (${where.list(partnerIds)}) OR s.centre_id IN (${where.list(centreIds)}))`);
  }

  private filter(where: Conditions, { state, centreId, partnerId, claimable }: TransportAwardQuery): void {
    if (state) where.add(`a.state IN (${where.list(state)})`);
    if (centreId) where.add(`s.centre_id = ${where.place(centreId)}`);
    if (partnerId) where.add(`a.partner_id = ${where.place(partnerId)}`);
    if (claimable !== undefined) where.add(claimable ? CLAIMABLE : `NOT ${CLAIMABLE}`);
  }

  private after(where: Conditions, query: TransportAwardQuery): void {
    if (query.cursor === undefined) return;
    const { at, id } = readCursor(query.cursor);
    const { column, compare } = ORDERS[query.order];
    where.add(`(${column}, a.id) ${compare} (${where.place(at)}, ${where.place(id)})`);
  }
}
