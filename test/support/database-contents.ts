import type { DataSource } from 'typeorm';

/** Every row of every table, as text to compare. Sessions are left out: using one writes down when it was seen. */
export async function contentsOf(dataSource: DataSource): Promise<Map<string, string[]>> {
  const tables = dataSource.entityMetadatas.map((entity) => entity.tableName).filter((table) => table !== 'sessions');
  const contents = new Map<string, string[]>();
  for (const table of tables.sort()) {
    const rows = await dataSource.query<object[]>(`SELECT * FROM ${table}`);
    contents.set(table, rows.map((row) => JSON.stringify(row)).sort());
  }
  return contents;
}

/** The tables in which anything differs. */
export function changedTables(before: Map<string, string[]>, after: Map<string, string[]>): string[] {
  return [...before.keys()].filter((table) => before.get(table)?.join('\n') !== after.get(table)?.join('\n'));
}
