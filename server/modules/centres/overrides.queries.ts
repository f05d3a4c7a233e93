import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpeningOverrideView } from '#shared/contracts/opening-overrides.contract.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { instantFrom, part, sql, type SqlPart } from '../../database/dialect.js';

interface OverrideRow {
  id: string;
  day: string;
  reason: string;
  version: number;
  opens: string | null;
  closes: string | null;
}

/** Days with other hours than every week. */
@Injectable()
export class OverridesQueries {
  /** In the order of days. */
  between(manager: EntityManager, centreId: string, from: string, to: string): Promise<OpeningOverrideView[]> {
    return this.views(manager, part`o.centre_id = ${centreId} AND o.day >= ${from} AND o.day <= ${to}`);
  }

  /** @throws RefusedError opening-override/not-found */
  async one(manager: EntityManager, overrideId: string): Promise<OpeningOverrideView> {
    const [view] = await this.views(manager, part`o.id = ${overrideId}`);
    if (!view) throw new RefusedError('opening-override/not-found');
    return view;
  }

  async centreOf(manager: EntityManager, overrideId: string): Promise<string | null> {
    const [row] = await sql(manager)<{ centre_id: string }>`
      SELECT centre_id FROM opening_overrides WHERE id = ${overrideId}`;
    return row?.centre_id ?? null;
  }

  /** The sessions of visits that keep their place at the centre on a day, as instants. */
  async sessionsOn(manager: EntityManager, centreId: string, day: string): Promise<{ from: Date; until: Date }[]> {
    const rows = await sql(manager)<{ starts_at: Date | string; ends_at: Date | string }>`
      SELECT starts_at, ends_at FROM visits
       WHERE centre_id = ${centreId} AND school_day = ${day} AND state IN ('requested', 'offered', 'approved')`;
    return rows.map((row) => ({ from: instantFrom(row.starts_at), until: instantFrom(row.ends_at) }));
  }

  private async views(manager: EntityManager, which: SqlPart): Promise<OpeningOverrideView[]> {
    const rows = await sql(manager)<OverrideRow>`
      SELECT o.id, o.day, o.reason, o.version, h.opens, h.closes
        FROM opening_overrides o LEFT JOIN opening_override_hours h ON h.override_id = o.id
       WHERE ${which} ORDER BY o.day, h.opens`;
    return [...Map.groupBy(rows, (row) => row.id).values()].flatMap(([first, ...more]) =>
      first ? [toView(first, [first, ...more])] : [],
    );
  }
}

function toView({ id, day, reason, version }: OverrideRow, rows: readonly OverrideRow[]): OpeningOverrideView {
  const hours = rows.flatMap(({ opens, closes }) => (opens === null || closes === null ? [] : [{ opens, closes }]));
  return { id, day, hours, reason, version };
}
