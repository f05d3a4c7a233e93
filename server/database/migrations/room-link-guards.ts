import { isPostgres } from '../dialect.js';

/**
 * Two guards on rooms that hang together: a hall and its halves, a studio and its control room.
 *
 * `reservations_guard_links` refuses a reservation of a room while somebody else holds, at that time, a room that shares
 * anything with it: its part, its whole, what it needs, or another room with the same part. Whoever takes a room takes
 * all that comes with it, so the ordinary guard finds the clash already; this one finds it also when code forgets a part.
 * Its name begins with that of the ordinary guard because it refuses the same thing.
 *
 * `room_links_guard` refuses links that lead in a circle: nothing could ever be said to come along with what.
 */
export const ROOM_LINK_GUARD_TRIGGERS = {
  sqlite: [
    'reservations_guard_links_insert',
    'reservations_guard_links_update',
    'room_links_guard_insert',
    'room_links_guard_update',
  ],
  postgres: ['reservations_guard_links', 'room_links_guard'],
} as const;

const CLASH = 'reservations_no_overlap_of_links';
const CIRCLE = 'room_links_no_circle';
const COLUMNS = 'resource_id, exclusive, starts_at, ends_at, active, holder_kind, holder_id';

export function roomLinkGuards(): string[] {
  return isPostgres() ? postgresGuards() : sqliteGuards();
}

/** Those that hang on tables which stay; the others go with their table. */
export function dropRoomLinkGuards(): string[] {
  if (isPostgres()) return ['DROP TRIGGER reservations_guard_links ON reservations'];
  return ['insert', 'update'].map((verb) => `DROP TRIGGER reservations_guard_links_${verb}`);
}

/** What comes along with some rooms, and then every room with which any of that would come along. */
const family = (start: string) => `
  WITH RECURSIVE brought (id) AS (
    ${start} UNION SELECT l.other_id FROM room_links l JOIN brought b ON l.room_id = b.id),
  family (id) AS (
    SELECT id FROM brought UNION SELECT l.room_id FROM room_links l JOIN family f ON l.other_id = f.id)`;

/** A reservation is at most a day long, as with the ordinary guard: that bounds how far back the index is read. */
const clash = (rooms: string, dayBefore: string) => `
  SELECT 1 FROM ${rooms} CROSS JOIN reservations held
   WHERE held.resource_id = linked.id AND held.active AND held.resource_id <> NEW.resource_id
     AND (held.holder_id <> NEW.holder_id OR held.holder_kind <> NEW.holder_kind)
     AND held.starts_at < NEW.ends_at AND held.ends_at > NEW.starts_at AND held.starts_at >= ${dayBefore}`;

const circle = `
  WITH RECURSIVE reached (id) AS (
    SELECT NEW.other_id UNION SELECT l.other_id FROM room_links l JOIN reached r ON l.room_id = r.id)
  SELECT 1 FROM reached WHERE id = NEW.room_id`;

function sqliteGuards(): string[] {
  const rooms = `(${family('SELECT NEW.resource_id')} SELECT id FROM family) linked`;
  const dayBefore = `strftime('%Y-%m-%d %H:%M:%f', NEW.starts_at, '-1 days')`;
  const refuseClash = `WHEN NEW.active AND NEW.exclusive BEGIN
    SELECT RAISE(ABORT, '${CLASH}') WHERE EXISTS (${clash(rooms, dayBefore)}); END`;
  const refuseCircle = `BEGIN SELECT RAISE(ABORT, '${CIRCLE}') WHERE EXISTS (${circle}); END`;
  return [
    `CREATE TRIGGER reservations_guard_links_insert BEFORE INSERT ON reservations ${refuseClash}`,
    `CREATE TRIGGER reservations_guard_links_update BEFORE UPDATE OF ${COLUMNS} ON reservations ${refuseClash}`,
    `CREATE TRIGGER room_links_guard_insert BEFORE INSERT ON room_links ${refuseCircle}`,
    `CREATE TRIGGER room_links_guard_update BEFORE UPDATE ON room_links ${refuseCircle}`,
  ];
}

/**
 * Two transactions that want linked rooms wait for each other at the rows of all rooms that hang together, taken in the
 * order of ids: `linked_rooms` names them, here and where reservations are taken.
 */
function postgresGuards(): string[] {
  return [
    `CREATE FUNCTION linked_rooms(rooms uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
       ${family('SELECT unnest(rooms)')} SELECT id FROM family $$`,
    `CREATE FUNCTION reservations_guard_links() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       PERFORM 1 FROM resources WHERE id IN (SELECT linked_rooms(ARRAY[NEW.resource_id])) ORDER BY id FOR NO KEY UPDATE;
       IF EXISTS (${clash('linked_rooms(ARRAY[NEW.resource_id]) AS linked (id)', `NEW.starts_at - interval '1 day'`)}) THEN
         RAISE EXCEPTION '${CLASH}' USING ERRCODE = 'exclusion_violation', CONSTRAINT = '${CLASH}';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER reservations_guard_links BEFORE INSERT OR UPDATE OF ${COLUMNS} ON reservations
       FOR EACH ROW WHEN (NEW.active AND NEW.exclusive) EXECUTE FUNCTION reservations_guard_links()`,
    `CREATE FUNCTION room_links_guard() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF EXISTS (${circle}) THEN
         RAISE EXCEPTION '${CIRCLE}' USING ERRCODE = 'check_violation', CONSTRAINT = '${CIRCLE}';
       END IF;
       RETURN NEW;
     END $$`,
    `CREATE TRIGGER room_links_guard BEFORE INSERT OR UPDATE ON room_links
       FOR EACH ROW EXECUTE FUNCTION room_links_guard()`,
  ];
}
