import { isPostgres } from '../dialect.js';

/**
 * Invariant 1 in the database: at every instant the active reservations of a resource sum to at most its quantity.
 *
 * The sum over an interval is highest at its start or at the start of a reservation inside it, so only those instants
 * are looked at. A reservation is at most a day long, a CHECK sees to it; that bounds how far back the index scan goes,
 * and keeps the cost flat as the years pile up. Whatever is held for longer holds one reservation for each day.
 */
export const RESERVATION_GUARD_TRIGGERS = {
  sqlite: ['reservations_guard_insert', 'reservations_guard_update', 'resources_guard_quantity'],
  postgres: ['reservations_guard', 'resources_guard_quantity'],
} as const;

export function reservationGuards(): string[] {
  return isPostgres() ? postgresGuards() : sqliteGuards();
}

const peakAbove = (limit: string, shift: (instant: string, days: number) => string) => `
  SELECT 1 FROM (
    SELECT NEW.starts_at AS instant
    UNION ALL
    SELECT inside.starts_at FROM reservations inside
     WHERE inside.resource_id = NEW.resource_id AND inside.active AND inside.id <> NEW.id
       AND inside.starts_at > NEW.starts_at AND inside.starts_at < NEW.ends_at
  ) points
  WHERE NEW.quantity + COALESCE((
    SELECT SUM(held.quantity) FROM reservations held
     WHERE held.resource_id = NEW.resource_id AND held.active AND held.id <> NEW.id
       AND held.starts_at <= points.instant AND held.ends_at > points.instant
       AND held.starts_at >= ${shift('NEW.starts_at', -1)}), 0) > ${limit}`;

function sqliteGuards(): string[] {
  const shift = (instant: string, days: number) => `strftime('%Y-%m-%d %H:%M:%f', ${instant}, '${days} days')`;
  const body = `
    SELECT RAISE(ABORT, 'reservations_no_overlap') WHERE NEW.exclusive AND EXISTS (
      SELECT 1 FROM reservations held
       WHERE held.resource_id = NEW.resource_id AND held.active AND held.id <> NEW.id
         AND held.starts_at < NEW.ends_at AND held.ends_at > NEW.starts_at
         AND held.starts_at >= ${shift('NEW.starts_at', -1)});
    SELECT RAISE(ABORT, 'reservations_no_overlap') WHERE NOT NEW.exclusive AND EXISTS (
      ${peakAbove('(SELECT quantity FROM resources WHERE id = NEW.resource_id)', shift)});`;
  return [
    `CREATE TRIGGER reservations_guard_insert BEFORE INSERT ON reservations WHEN NEW.active BEGIN ${body} END`,
    `CREATE TRIGGER reservations_guard_update
       BEFORE UPDATE OF resource_id, exclusive, quantity, starts_at, ends_at, active ON reservations
       WHEN NEW.active BEGIN ${body} END`,
    `CREATE TRIGGER resources_guard_quantity BEFORE UPDATE OF quantity ON resources
       WHEN NEW.quantity < OLD.quantity BEGIN
         SELECT RAISE(ABORT, 'resources_below_reserved')
          WHERE EXISTS (${quantityBreach(`strftime('%Y-%m-%d %H:%M:%f', 'now')`, shift)}); END`,
  ];
}

/**
 * Some instant from now on at which what is promised exceeds the new, smaller quantity. What was promised in the past
 * does not count: a stock that shrinks today was larger then.
 */
function quantityBreach(now: string, shift: (instant: string, days: number) => string): string {
  return `SELECT 1 FROM reservations point
   WHERE point.resource_id = NEW.id AND point.active AND point.ends_at > ${now} AND NEW.quantity < (
    SELECT SUM(held.quantity) FROM reservations held
     WHERE held.resource_id = NEW.id AND held.active AND held.ends_at > ${now}
       AND held.starts_at <= point.starts_at AND held.ends_at > point.starts_at
       AND held.starts_at >= ${shift('point.starts_at', -1)})`;
}

/**
 * On PostgreSQL the trigger takes the resource's row first, so that two transactions cannot both find room;
 * use cases insert in the order of resource ids, so that they cannot wait for each other in a circle.
 */
function postgresGuards(): string[] {
  const shift = (instant: string, days: number) => `${instant} + interval '${days} days'`;
  return [
    `ALTER TABLE reservations ADD CONSTRAINT reservations_no_overlap EXCLUDE USING gist (
       resource_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&) WHERE (active AND exclusive)`,
    `CREATE FUNCTION reservations_guard() RETURNS trigger LANGUAGE plpgsql AS $$
     DECLARE available integer;
     BEGIN
       SELECT quantity INTO available FROM resources WHERE id = NEW.resource_id FOR NO KEY UPDATE;
       IF NOT NEW.exclusive AND EXISTS (${peakAbove('available', shift)}) THEN
         RAISE EXCEPTION 'reservations_no_overlap' USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'reservations_no_overlap';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER reservations_guard
       BEFORE INSERT OR UPDATE OF resource_id, exclusive, quantity, starts_at, ends_at, active ON reservations
       FOR EACH ROW WHEN (NEW.active) EXECUTE FUNCTION reservations_guard()`,
    `CREATE FUNCTION resources_guard_quantity() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF EXISTS (${quantityBreach('now()', shift)}) THEN
         RAISE EXCEPTION 'resources_below_reserved' USING ERRCODE = 'check_violation', CONSTRAINT = 'resources_below_reserved';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER resources_guard_quantity BEFORE UPDATE OF quantity ON resources
       FOR EACH ROW WHEN (NEW.quantity < OLD.quantity) EXECUTE FUNCTION resources_guard_quantity()`,
  ];
}
