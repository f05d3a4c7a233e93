import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ShortVisit } from '#shared/contracts/equipment.contract.js';
import { isoFrom, sql } from '../../database/dialect.js';
import type { Promised } from './resources.repository.js';

interface VisitRow {
  id: string;
  reference: string;
  partner_name: string;
  starts_at: Date | string;
  ends_at: Date | string;
}

/** Visits that somebody at the centre has to talk about, as they are known there. */
@Injectable()
export class ShortVisitsQueries {
  /** In the order of time. */
  async list(manager: EntityManager, promised: readonly Promised[]): Promise<ShortVisit[]> {
    const quantities = new Map(promised.map(({ visitId, quantity }) => [visitId, quantity]));
    const rows = await sql(manager)<VisitRow>`
      SELECT v.id, v.reference, p.name AS partner_name, v.starts_at, v.ends_at
        FROM visits v JOIN partners p ON p.id = v.partner_id
       WHERE v.id IN (${[...quantities.keys()]}) ORDER BY v.starts_at, v.id`;
    return rows.map((row) => ({
      id: row.id,
      reference: row.reference,
      partnerName: row.partner_name,
      startsAt: isoFrom(row.starts_at),
      endsAt: isoFrom(row.ends_at),
      quantity: quantities.get(row.id) ?? 0,
    }));
  }
}
