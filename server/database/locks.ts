import type { EntityManager } from 'typeorm';
import { isPostgres, sql } from './dialect.js';

/**
 * Makes units of work that name the same key wait for each other until they end. SQLite writes one at a time anyway.
 * Keys are locked in order, so that two units that share several cannot wait for each other for ever.
 */
export async function oneAtATime(manager: EntityManager, ...keys: string[]): Promise<void> {
  if (!isPostgres()) return;
  for (const key of keys.sort()) await sql(manager)`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

/**
 * Whether no other unit of work, in any process, is alone with this key now; if so, this one is until it ends. For
 * callers that answer "try again" instead of waiting. On SQLite one process does one unit of work after the other.
 */
export async function aloneNow(manager: EntityManager, key: string): Promise<boolean> {
  if (!isPostgres()) return true;
  const [row] = await sql(manager)<{ alone: boolean }>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) AS alone`;
  return row?.alone === true;
}
