import { QueryFailedError } from 'typeorm';

/**
 * Whether a statement failed because of the named guard: a trigger's RAISE or a CHECK on SQLite,
 * a constraint of that name on PostgreSQL.
 */
export function isGuardViolation(error: unknown, guard: string): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const cause = error.driverError as { constraint?: string; message: string };
  return cause.constraint === guard || cause.message.includes(guard);
}
