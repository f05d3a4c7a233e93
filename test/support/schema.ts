import type { DataSource } from 'typeorm';
import { isPostgres } from '../../server/database/dialect.js';

/** `table.column: type`, with `, optional` where it may be empty. */
export type Columns = ReadonlySet<string>;

/** TypeORM's own book of migrations has no entity. */
const NOT_OURS = ['migrations'];

/** PostgreSQL's long names, and ours for what SQLite keeps as text. */
const SHORT: Readonly<Record<string, string>> = {
  'character varying': 'varchar',
  'timestamp with time zone': 'timestamptz',
  'simple-json': 'text',
};

function describe(table: string, column: string, type: string, optional: boolean): string {
  const name = type.toLowerCase();
  return `${table}.${column}: ${SHORT[name] ?? name}${optional ? ', optional' : ''}`;
}

async function postgresColumns(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<
    { table_name: string; column_name: string; data_type: string; nullable: string }[]
  >(
    `SELECT table_name, column_name, data_type, is_nullable AS nullable FROM information_schema.columns
      WHERE table_schema = 'public'`,
  );
  return rows
    .filter((row) => !NOT_OURS.includes(row.table_name))
    .map((row) => describe(row.table_name, row.column_name, row.data_type, row.nullable === 'YES'));
}

async function sqliteColumns(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ table_name: string; name: string; type: string; required: number }[]>(
    `SELECT t.name AS table_name, c.name, c.type, c."notnull" AS required
       FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'`,
  );
  return rows
    .filter((row) => !NOT_OURS.includes(row.table_name))
    .map((row) => describe(row.table_name, row.name, row.type, row.required === 0));
}

/** Every column that the database has. */
export const databaseColumns = async (dataSource: DataSource): Promise<Columns> =>
  new Set(isPostgres() ? await postgresColumns(dataSource) : await sqliteColumns(dataSource));

/** Every column that an entity speaks of. */
export function entityColumns(dataSource: DataSource): Columns {
  const columns = dataSource.entityMetadatas.flatMap((entity) =>
    entity.columns.map((column) => {
      const type = dataSource.driver.normalizeType(column);
      return describe(entity.tableName, column.databaseName, type, column.isNullable);
    }),
  );
  return new Set(columns);
}

/** What only one of the two has. */
export const drift = (entities: Columns, database: Columns) => ({
  onlyInEntities: [...entities].filter((column) => !database.has(column)).sort(),
  onlyInDatabase: [...database].filter((column) => !entities.has(column)).sort(),
});

/** Everything of the schema as text: tables, columns, constraints, indexes, triggers and functions. */
export async function schemaText(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ text: string }[]>(
    isPostgres()
      ? `SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || coalesce(column_default, '') AS text
           FROM information_schema.columns WHERE table_schema = 'public'
         UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
          WHERE connamespace = 'public'::regnamespace
         UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
         UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
         UNION ALL SELECT proname || ' ' || prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace`
      : `SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS text FROM sqlite_master`,
  );
  return rows.map(({ text }) => text).sort();
}
