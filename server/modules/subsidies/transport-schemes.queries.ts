import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SchoolTransportTotal, TransportBand, TransportSchemeView } from '#shared/contracts/subsidies.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Conditions } from '../../database/conditions.js';
import { sql } from '../../database/dialect.js';
import { maySeeSchoolTotals, type CentrePlace } from './subsidies.policy.js';

interface SchemeRow {
  id: string;
  authority_id: string;
  centre_id: string;
  centre_name: string;
  financial_year: number;
  budget_pence: number;
  committed_pence: number;
  paid_pence: number;
  per_visit_cap_pence: number;
  per_school_cap_pence: number;
  version: number;
}

interface BandRow {
  scheme_id: string;
  min_miles: number;
  max_miles: number | null;
  percent: number;
}

interface TotalRow {
  scheme_id: string;
  partner_id: string;
  partner_name: string;
  cap_pence: number;
  committed_pence: number;
  paid_pence: number;
}

/** Schemes with what is committed, paid and left, by school for those who may know. */
@Injectable()
export class TransportSchemesQueries {
  async centre(manager: EntityManager, centreId: string): Promise<CentrePlace | null> {
    const [row] = await sql(manager)<CentrePlace>`
      SELECT id, authority_id AS "authorityId" FROM centres WHERE id = ${centreId}`;
    return row ?? null;
  }

  /** @throws RefusedError transport/scheme-not-found */
  async one(manager: EntityManager, actor: Actor, schemeId: string): Promise<TransportSchemeView> {
    const where = new Conditions();
    where.add(`s.id = ${where.place(schemeId)}`);
    const [view] = await this.views(manager, actor, where);
    if (!view) throw new RefusedError('transport/scheme-not-found');
    return view;
  }

  /** Newest year first. */
  ofCentre(manager: EntityManager, actor: Actor, centreId: string): Promise<TransportSchemeView[]> {
    const where = new Conditions();
    where.add(`s.centre_id = ${where.place(centreId)}`);
    return this.views(manager, actor, where);
  }

  /** Of every centre whose totals the actor may see, in one financial year. */
  ofYear(manager: EntityManager, actor: Actor, financialYear: number): Promise<TransportSchemeView[]> {
    const { everywhere, authorityIds, centreIds } = actor.scope('transport.read-totals');
    const where = new Conditions();
    where.add(`s.financial_year = ${where.place(financialYear)}`);
    if (!everywhere) {
      where.add(`(s.authority_id IN (${where.list(authorityIds)}) OR s.centre_id IN (${where.list(centreIds)}))`);
    }
    return this.views(manager, actor, where);
  }

  private async views(manager: EntityManager, actor: Actor, where: Conditions): Promise<TransportSchemeView[]> {
    const schemes = await manager.query<SchemeRow[]>(
      `SELECT s.*, c.name AS centre_name FROM transport_schemes s JOIN centres c ON c.id = s.centre_id
        WHERE ${where.toString()} ORDER BY s.financial_year DESC, c.name, s.id`,
      where.values,
    );
    const ids = schemes.map(({ id }) => id);
    const bands = await this.bands(manager, ids);
    const totals = await this.totals(manager, ids);
    return schemes.map((row) => ({
      ...toView(row),
      bands: bands.filter((band) => band.scheme_id === row.id).map(toBand),
      schools: maySeeSchoolTotals(actor, { id: row.centre_id, authorityId: row.authority_id })
        ? totals.filter((total) => total.scheme_id === row.id).map(toSchoolTotal)
        : null,
    }));
  }

  private bands(manager: EntityManager, schemeIds: readonly string[]): Promise<BandRow[]> {
    return sql(manager)<BandRow>`
      SELECT scheme_id, min_miles, max_miles, percent FROM transport_bands
       WHERE scheme_id IN (${schemeIds}) ORDER BY min_miles`;
  }

  private totals(manager: EntityManager, schemeIds: readonly string[]): Promise<TotalRow[]> {
    return sql(manager)<TotalRow>`
      SELECT t.scheme_id, t.partner_id, p.name AS partner_name, t.cap_pence, t.committed_pence, t.paid_pence
        FROM transport_school_totals t JOIN partners p ON p.id = t.partner_id
       WHERE t.scheme_id IN (${schemeIds}) ORDER BY p.name, p.id`;
  }
}

const toBand = (row: BandRow): TransportBand => ({
  minMiles: row.min_miles,
  maxMiles: row.max_miles,
  percent: row.percent,
});

const toSchoolTotal = (row: TotalRow): SchoolTransportTotal => ({
  partner: { id: row.partner_id, name: row.partner_name },
  committedPence: row.committed_pence,
  paidPence: row.paid_pence,
  leftPence: row.cap_pence - row.committed_pence - row.paid_pence,
});

const toView = (row: SchemeRow): Omit<TransportSchemeView, 'bands' | 'schools'> => ({
  id: row.id,
  centre: { id: row.centre_id, name: row.centre_name },
  financialYear: row.financial_year,
  budgetPence: row.budget_pence,
  committedPence: row.committed_pence,
  paidPence: row.paid_pence,
  leftPence: row.budget_pence - row.committed_pence - row.paid_pence,
  perVisitCapPence: row.per_visit_cap_pence,
  perSchoolCapPence: row.per_school_cap_pence,
  version: row.version,
});
