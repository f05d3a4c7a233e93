import { QueryFailedError } from 'typeorm';

/** What is logged of an error: enough to find the cause, and nothing that somebody entered. */
export interface LoggableError {
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly causes?: readonly LoggableError[];
  readonly [fact: string]: unknown;
}

/** Facts that name things of ours. The driver's `parameters`, `detail` and `where` hold what people entered. */
const DATABASE_FACTS = ['code', 'constraint', 'table', 'column', 'query'] as const;
const MOST_CAUSES = 5;

/** PostgreSQL repeats a value that it could not read: `invalid input syntax for type uuid: "…"`. */
const withoutValues = (text: string): string => text.replace(/"[^]*"/g, '"…"');

function databaseFacts(error: Error): Record<string, unknown> {
  const known = error as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(DATABASE_FACTS.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])));
}

/** Only the places of a stack: its first lines repeat the message. */
const placesOf = (stack: string | undefined): string | undefined => stack?.slice(Math.max(0, stack.search(/^ +at /m)));

const innerOf = (error: Error): unknown[] => [
  ...(error instanceof AggregateError ? (error.errors as unknown[]) : []),
  ...(error.cause === undefined ? [] : [error.cause]),
];

/** An error as it may stand in a log, with what caused it. */
export function loggable(error: unknown, depth = 0): LoggableError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: undefined };
  const { name: type, message, stack } = error;
  const inner = innerOf(error);
  const causes =
    inner.length > 0 && depth < MOST_CAUSES
      ? { causes: inner.slice(0, MOST_CAUSES).map((cause) => loggable(cause, depth + 1)) }
      : {};
  if (!(error instanceof QueryFailedError)) return { type, message, stack, ...causes };
  return { type, message: withoutValues(message), stack: placesOf(stack), ...databaseFacts(error), ...causes };
}
