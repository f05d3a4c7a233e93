import type { EntityManager } from 'typeorm';
import { instantFrom, sql } from '../../server/database/dialect.js';

interface Row {
  resource_id: string;
  stock: number;
  quantity: number;
  starts_at: Date | string;
  ends_at: Date | string;
}

export interface Promised {
  readonly resourceId: string;
  readonly stock: number;
  readonly quantity: number;
  /** Milliseconds. */
  readonly from: number;
  readonly until: number;
}

/** Everything that is actively promised of a centre, straight from the table. */
export async function promisedAt(manager: EntityManager, centreId: string): Promise<Promised[]> {
  const rows = await sql(manager)<Row>`
    SELECT r.resource_id, q.quantity AS stock, r.quantity, r.starts_at, r.ends_at
      FROM reservations r JOIN resources q ON q.id = r.resource_id WHERE r.active AND q.centre_id = ${centreId}`;
  return rows.map((row) => ({
    resourceId: row.resource_id,
    stock: row.stock,
    quantity: row.quantity,
    from: instantFrom(row.starts_at).getTime(),
    until: instantFrom(row.ends_at).getTime(),
  }));
}

/** The most that is promised of a resource at one instant between two. */
export function peak(promised: readonly Promised[], resourceId: string, from = -Infinity, until = Infinity): number {
  const own = promised.filter((row) => row.resourceId === resourceId && row.from < until && row.until > from);
  const instants = [from, ...own.map((row) => row.from).filter((at) => at >= from)];
  const sums = instants.map((at) =>
    own.filter((row) => row.from <= at && at < row.until).reduce((sum, row) => sum + row.quantity, 0),
  );
  return Math.max(0, ...sums);
}

/** Reservations that begin while, with them, more of their resource is promised than there is. */
export function doubleBookings(promised: readonly Promised[]): number {
  const beyond = (row: Promised) => peak(promised, row.resourceId, row.from, row.from + 1) > row.stock;
  return promised.filter(beyond).length;
}
