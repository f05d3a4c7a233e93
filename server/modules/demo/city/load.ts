import type { EntityManager } from 'typeorm';
import type { Clock } from '../../../common/ports/clock.js';
import { hashPassword } from '../../accounts/index.js';
import { bulkInsert } from '../../../database/bulk-insert.js';
import { sql } from '../../../database/dialect.js';
import { oneAtATime } from '../../../database/locks.js';
import type { Store } from '../../../database/store.js';
import { Chance } from './chance.js';
import { DEMO_PASSWORD } from './personas.js';
import { demoTables } from './tables.js';

/** Chosen, among a few, for a city in which the findings are easy to see. */
export const SEED = 'skelderby';

/**
 * Fills an empty database with the demo city, whole or not at all.
 * @returns false when there was something in it already, which then stays as it is
 */
export async function loadDemoCity(store: Store, clock: Clock, seed = SEED): Promise<boolean> {
  if (!(await store.read(isEmpty))) return false;
  const tables = demoTables(new Chance(seed), clock.now(), await hashPassword(DEMO_PASSWORD));
  return store.write(async (tx) => {
    await oneAtATime(tx.manager, 'demo city');
    if (!(await isEmpty(tx.manager))) return false;
    for (const { table, rows } of tables) await bulkInsert(tx.manager, table, rows);
    return true;
  });
}

async function isEmpty(manager: EntityManager): Promise<boolean> {
  const found = await sql(manager)<{ found: number }>`
    SELECT 1 AS found FROM people UNION ALL SELECT 1 FROM authorities UNION ALL SELECT 1 FROM partners LIMIT 1`;
  return found.length === 0;
}
