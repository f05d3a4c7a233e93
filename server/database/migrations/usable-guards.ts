import { isPostgres } from '../dialect.js';

/**
 * What is out of use is not promised anew, in the database: nothing of a retired resource, an exclusive resource at no
 * time at which it is unavailable, and of stock, at every instant, no more than what is promised and what is out of
 * service leave over.
 *
 * Unavailability itself may be put over promises that were made before, and never fails because of them. Whatever gives
 * back, all or a part, never fails either; moving, growing and taking up again count as new.
 */
export const USABLE_GUARD_TRIGGERS = ['reservations_guard_usable_insert', 'reservations_guard_usable_update'] as const;

export const UNAVAILABLE = 'reservations_unavailable';
export const RETIRED = 'reservations_retired';

export function usableGuards(): string[] {
  return isPostgres() ? postgresGuards() : sqliteGuards();
}

const COLUMNS = 'resource_id, exclusive, quantity, starts_at, ends_at, active';

const takesMore = `NEW.active AND NOT (OLD.active AND OLD.resource_id = NEW.resource_id AND OLD.exclusive = NEW.exclusive
  AND NEW.quantity <= OLD.quantity AND NEW.starts_at >= OLD.starts_at AND NEW.ends_at <= OLD.ends_at)`;

/** Without an end it lasts until further notice; one that was ended as it began never was. */
const outOfUse = `
  SELECT 1 FROM unavailability out_of_use
   WHERE out_of_use.resource_id = NEW.resource_id AND out_of_use.starts_at < NEW.ends_at
     AND (out_of_use.ends_at IS NULL
          OR (out_of_use.ends_at > NEW.starts_at AND out_of_use.ends_at > out_of_use.starts_at))`;

/**
 * Some instant at which promises, what is out of service and the new one exceed the stock. Their sum rises only where
 * one of them begins. A reservation is at most a day long, which bounds how far back the index is read.
 */
const shortOf = (stock: string, dayBefore: string) => `
  SELECT 1 FROM (
    SELECT NEW.starts_at AS instant
    UNION ALL
    SELECT begun.starts_at FROM reservations begun
     WHERE begun.resource_id = NEW.resource_id AND begun.active AND begun.id <> NEW.id
       AND begun.starts_at > NEW.starts_at AND begun.starts_at < NEW.ends_at
    UNION ALL
    SELECT broken.starts_at FROM unavailability broken
     WHERE broken.resource_id = NEW.resource_id
       AND broken.starts_at > NEW.starts_at AND broken.starts_at < NEW.ends_at
  ) moments
  WHERE NEW.quantity + COALESCE((
    SELECT SUM(promised.quantity) FROM reservations promised
     WHERE promised.resource_id = NEW.resource_id AND promised.active AND promised.id <> NEW.id
       AND promised.starts_at <= moments.instant AND promised.ends_at > moments.instant
       AND promised.starts_at >= ${dayBefore}), 0) + COALESCE((
    SELECT SUM(missing.quantity) FROM unavailability missing
     WHERE missing.resource_id = NEW.resource_id AND missing.starts_at <= moments.instant
       AND (missing.ends_at IS NULL OR missing.ends_at > moments.instant)), 0) > ${stock}`;

function sqliteGuards(): string[] {
  const stock = '(SELECT quantity FROM resources WHERE id = NEW.resource_id)';
  const dayBefore = `strftime('%Y-%m-%d %H:%M:%f', NEW.starts_at, '-1 days')`;
  const body = `
    SELECT RAISE(ABORT, '${RETIRED}') FROM resources WHERE id = NEW.resource_id AND retired_at IS NOT NULL;
    SELECT RAISE(ABORT, '${UNAVAILABLE}') WHERE EXISTS (${outOfUse})
       AND (NEW.exclusive OR EXISTS (${shortOf(stock, dayBefore)}));`;
  return [
    `CREATE TRIGGER reservations_guard_usable_insert BEFORE INSERT ON reservations WHEN NEW.active BEGIN ${body} END`,
    `CREATE TRIGGER reservations_guard_usable_update BEFORE UPDATE OF ${COLUMNS} ON reservations
       WHEN ${takesMore} BEGIN ${body} END`,
  ];
}

/**
 * On PostgreSQL the trigger takes the resource's row first, as retirement and reports of what is out of service do:
 * whoever comes second sees what the first has done. Each statement in it sees what was committed before it began.
 */
function postgresGuards(): string[] {
  const raise = (name: string) =>
    `RAISE EXCEPTION '${name}' USING ERRCODE = 'exclusion_violation', CONSTRAINT = '${name}'`;
  return [
    `CREATE FUNCTION reservations_guard_usable() RETURNS trigger LANGUAGE plpgsql AS $$
     DECLARE stock integer; retired timestamptz;
     BEGIN
       SELECT quantity, retired_at INTO stock, retired FROM resources WHERE id = NEW.resource_id FOR NO KEY UPDATE;
       IF retired IS NOT NULL THEN ${raise(RETIRED)}; END IF;
       IF EXISTS (${outOfUse}) THEN
         IF NEW.exclusive OR EXISTS (${shortOf('stock', `NEW.starts_at - interval '1 day'`)}) THEN
           ${raise(UNAVAILABLE)};
         END IF;
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER reservations_guard_usable_insert BEFORE INSERT ON reservations
       FOR EACH ROW WHEN (NEW.active) EXECUTE FUNCTION reservations_guard_usable()`,
    `CREATE TRIGGER reservations_guard_usable_update BEFORE UPDATE OF ${COLUMNS} ON reservations
       FOR EACH ROW WHEN (${takesMore}) EXECUTE FUNCTION reservations_guard_usable()`,
  ];
}
