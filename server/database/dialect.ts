import type { ColumnOptions, EntityManager, PrimaryColumnOptions } from 'typeorm';

/**
 * The engine is chosen once, by the environment, before any entity class is defined:
 * decorators need to know the column types at that moment.
 */
const postgres = /^\s*postgres/i.test(process.env['DATABASE_URL'] ?? '');
export const isPostgres = (): boolean => postgres;

const perEngine =
  (postgres: ColumnOptions['type'], sqlite: ColumnOptions['type']) =>
  (options: ColumnOptions = {}) =>
    ({ type: isPostgres() ? postgres : sqlite, ...options }) as ColumnOptions;

export const idColumn = perEngine('uuid', 'varchar');
export const primaryIdColumn = (options: PrimaryColumnOptions = {}) => idColumn(options) as PrimaryColumnOptions;
/** A point in time: `timestamptz`, or UTC text `YYYY-MM-DD HH:MM:SS.mmm`, which sorts as time does. */
export const instantColumn = perEngine('timestamptz', 'datetime');
export const jsonColumn = perEngine('jsonb', 'simple-json');
export const bytesColumn = perEngine('bytea', 'blob');

export type Bound = string | number | boolean | Date | Uint8Array | null;

/** A value as the driver wants it: raw queries on SQLite refuse a Date and a boolean. */
export function bind(value: Bound): Bound {
  if (isPostgres()) return value;
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '');
  return typeof value === 'boolean' ? Number(value) : value;
}

/**
 * How the n-th value of a statement, counted from 1, stands in its text. On SQLite as `+?`, which means the same as `?`:
 * our build of SQLite (STAT4) plans a statement afresh each time a bare `?` in a comparison is bound, and planning costs
 * several times what running it does.
 */
export const placeholder = (n: number): string => (postgres ? `$${n}` : '+?');

/** An instant as a raw query returns it on either engine. */
export function instantFrom(value: Date | string): Date {
  return value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`);
}

/** An instant as a raw query returns it, in ms since the epoch. */
export function msFrom(value: Date | string): number {
  return value instanceof Date ? value.getTime() : Date.parse(`${value.slice(0, 10)}T${value.slice(11)}Z`);
}

/** A JSON column as a raw query returns it on either engine. */
export function jsonFrom<T>(value: unknown): T {
  return (typeof value === 'string' ? JSON.parse(value) : value) as T;
}

/** Seconds from one instant to another, as an expression. */
export const secondsBetween = (from: SqlPart, until: SqlPart): SqlPart =>
  isPostgres()
    ? part`EXTRACT(EPOCH FROM ${until} - ${from})`
    : part`(unixepoch(${until}, 'subsec') - unixepoch(${from}, 'subsec'))`;

type SqlValue = Bound | readonly (string | number)[] | SqlPart;

/** A condition with its values that several queries share: part`role = ${role}`. */
export class SqlPart {
  constructor(
    readonly text: readonly string[],
    readonly values: readonly SqlValue[],
  ) {}
}

export const part = (text: TemplateStringsArray, ...values: SqlValue[]): SqlPart => new SqlPart(text, values);

export type Sql = <Row>(text: TemplateStringsArray, ...values: SqlValue[]) => Promise<Row[]>;

/**
 * Raw SQL for both engines: sql(manager)`select … where id = ${id} and kind in (${kinds})`.
 * Every value becomes a bound parameter, a list becomes as many; an empty list matches nothing.
 */
export function sql(manager: EntityManager): Sql {
  return <Row>(text: TemplateStringsArray, ...values: SqlValue[]) => {
    if (values.includes(undefined as never)) throw new TypeError('undefined cannot be bound in SQL');
    return values.every(isPlain)
      ? manager.query<Row[]>(textOf(text), values.map(bind))
      : manager.query<Row[]>(...expanded(text, values));
  };
}

const isPlain = (value: SqlValue): value is Bound =>
  typeof value !== 'object' || value === null || value instanceof Date;

/** Most statements have the same text each time: written once, the driver finds them again without reading them. */
const texts = new WeakMap<TemplateStringsArray, string>();

function textOf(pieces: TemplateStringsArray): string {
  const known = texts.get(pieces) ?? pieces.reduce((sofar, piece, n) => sofar + placeholder(n) + piece);
  texts.set(pieces, known);
  return known;
}

/** With a list or a part, the text depends on the values. */
function expanded(text: TemplateStringsArray, values: readonly SqlValue[]): [text: string, parameters: unknown[]] {
  const parameters: unknown[] = [];
  const place = (value: Bound): string => {
    parameters.push(bind(value));
    return placeholder(parameters.length);
  };
  const placeAny = (value: SqlValue): string => {
    if (value instanceof SqlPart) return join(value.text, value.values);
    if (!Array.isArray(value)) return place(value as Bound);
    return value.length === 0 ? 'NULL' : value.map((item: string | number) => place(item)).join(', ');
  };
  const join = (pieces: readonly string[], between: readonly (SqlValue | undefined)[]): string =>
    pieces.reduce((sofar, piece, index) => {
      const value = between[index - 1];
      if (value === undefined) throw new TypeError('undefined cannot be bound in SQL');
      return sofar + placeAny(value) + piece;
    });
  return [join(text, values), parameters];
}

/** An instant as a raw query returns it, in the form in which the API tells it; on SQLite without a detour by Date. */
export function isoFrom(value: Date | string): string {
  return value instanceof Date ? value.toISOString() : `${value.slice(0, 10)}T${value.slice(11)}Z`;
}
