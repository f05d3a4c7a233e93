import type { EntityManager } from 'typeorm';
import { bind, placeholder, type Bound } from './dialect.js';

/** A row by column name. All rows of one insert have the same columns. */
export type Row = Readonly<Record<string, Bound>>;

/** Both engines number the parameters of one statement with sixteen bits or fewer. */
const MOST_PARAMETERS = 30_000;

/**
 * Inserts many rows with few statements, past the entities but not past the guards of the database.
 * @param table a name from the code, never from outside, as are the rows' keys
 */
export async function bulkInsert(manager: EntityManager, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const atOnce = Math.floor(MOST_PARAMETERS / Math.max(1, columns.length));
  for (let first = 0; first < rows.length; first += atOnce) {
    const chunk = rows.slice(first, first + atOnce);
    const values = chunk.flatMap((row) => columns.map((column) => bind(row[column] ?? null)));
    const statement = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${placeholders(chunk.length, columns.length)}`;
    await manager.query(statement, values);
  }
}

function placeholders(rows: number, columns: number): string {
  const place = (row: number, column: number) => placeholder(row * columns + column + 1);
  const line = (row: number) => `(${Array.from({ length: columns }, (_, column) => place(row, column)).join(', ')})`;
  return Array.from({ length: rows }, (_, row) => line(row)).join(', ');
}
