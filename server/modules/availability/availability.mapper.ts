import type { DayView, PoolDay, Stay, TimesView, TutorDay } from '#shared/contracts/availability.contract.js';
import { isoFrom } from '../../database/dialect.js';
import type { CentreFacts, PoolFacts, TutorFacts } from '../centres/index.js';
import { toUse, type HeldUse, type StayRow, type UnavailabilityRow } from './availability.queries.js';
import type { OpenHours } from './domain/opening-times.js';
import type { Room, RoomOffer } from './domain/room-offers.js';
import { stockLevels, type Use } from './domain/stock.js';
import type { SessionTime } from './domain/time-obstacles.js';

/** A tutor with the hours in which they work on the day. */
export interface TutorOnDay extends Omit<TutorFacts, 'hours'> {
  readonly hours: readonly OpenHours[];
}

export interface DayFacts {
  readonly centre: CentreFacts;
  readonly day: string;
  readonly whole: SessionTime;
  readonly hours: readonly OpenHours[];
  readonly rooms: readonly Room[];
  readonly tutors: readonly TutorOnDay[];
  readonly pools: readonly PoolFacts[];
  readonly stays: readonly StayRow[];
  readonly poolUse: readonly HeldUse[];
  readonly unavailable: readonly UnavailabilityRow[];
}

type Place = NonNullable<Stay['room']>;

/** The room that the visit asked for, of which this row may be but a part; null in the row of a tutor or a vehicle. */
const askedRoom = (row: StayRow): Place | null =>
  row.asked_name === null ? null : { id: row.via_id ?? row.resource_id, name: row.asked_name };

/**
 * One row for each visit that keeps a room from being used: of those that hold it, and of those that hold a room which
 * it brings along. A row of the room itself goes before one of another room, and one asked for before one brought.
 */
function staysOf(roomIds: readonly string[], stays: ReadonlyMap<string, readonly StayRow[]>): StayRow[] {
  const byVisit = new Map<string, StayRow>();
  for (const row of roomIds.flatMap((id) => stays.get(id) ?? [])) {
    const known = byVisit.get(row.visit_id);
    const better = !known || (known.resource_id !== roomIds[0] && known.via_id !== null && row.via_id === null);
    if (better) byVisit.set(row.visit_id, row);
  }
  return [...byVisit.values()];
}

/** What the person asking sees of a visit; null where it is only busy. */
type Shown = (row: StayRow) => Stay['visit'];

/** What the person asking sees of a partner's visits there. */
export interface Sight {
  /** As more than busy. */
  readonly visits: (partnerId: string) => boolean;
  /** Also who teaches. */
  readonly names: (partnerId: string) => boolean;
}

interface Helpers {
  tutor: Place | null;
  vehicle: Place | null;
}

/** Who teaches each visit, and what fetches its group. */
function helpersOf(stays: readonly StayRow[]): (visitId: string) => Helpers {
  const byVisit = new Map<string, Helpers>();
  const of = (visitId: string): Helpers => byVisit.get(visitId) ?? { tutor: null, vehicle: null };
  for (const { visit_id: visitId, resource_id: id, tutor_name: tutor, vehicle_name: vehicle } of stays) {
    if (tutor !== null) byVisit.set(visitId, { ...of(visitId), tutor: { id, name: tutor } });
    if (vehicle !== null) byVisit.set(visitId, { ...of(visitId), vehicle: { id, name: vehicle } });
  }
  return of;
}

function shownVisits({ pools, poolUse, stays }: DayFacts, sight: Sight): Shown {
  const helpers = helpersOf(stays);
  const byHolder = Map.groupBy(poolUse, (use) => use.holderId);
  return (row) => {
    const { visit_id: id, reference, state, partner_name: partnerName, subject, pupils } = row;
    if (!sight.visits(row.partner_id)) return null;
    const held = byHolder.get(id) ?? [];
    const equipment = pools.flatMap(({ id: poolId, name }) =>
      held.filter((use) => use.resourceId === poolId).map(({ quantity }) => ({ poolId, name, quantity })),
    );
    const { tutor, vehicle } = helpers(id);
    const named = sight.names(row.partner_id) ? tutor : null;
    return { id, reference, state, partnerName, subject, pupils, equipment, tutor: named, vehicle };
  };
}

function toStay(row: StayRow, room: Place | null, visit: Stay['visit']): Stay {
  return {
    from: isoFrom(row.starts_at),
    until: isoFrom(row.ends_at),
    startsAt: isoFrom(row.session_starts_at),
    endsAt: isoFrom(row.session_ends_at),
    room,
    visit,
  };
}

const inOrderOfTime = (a: Stay, b: Stay): number => (a.from < b.from ? -1 : 1);

interface PoolUse {
  readonly taken: readonly Use[];
  readonly outOfUse: readonly UnavailabilityRow[];
}

function toPoolDay(pool: PoolFacts, { taken, outOfUse }: PoolUse, day: SessionTime): PoolDay {
  const use = [...taken, ...outOfUse.map(toUse)];
  const whole = { from: day.startsAt.getTime(), until: day.endsAt.getTime() };
  return {
    id: pool.id,
    name: pool.name,
    quantity: pool.quantity,
    outOfService: outOfUse.reduce((sum, row) => sum + row.quantity, 0),
    levels: stockLevels(pool.quantity, use, whole).map(({ from, left }) => ({
      from: new Date(from).toISOString(),
      left,
    })),
  };
}

const toClosure = (row: UnavailabilityRow) => ({
  from: isoFrom(row.starts_at),
  until: row.ends_at === null ? null : isoFrom(row.ends_at),
  reason: row.reason,
});

const toHours = ({ opens, closes, from, until }: OpenHours) => ({
  opens,
  closes,
  from: from.toISOString(),
  until: until.toISOString(),
});

export function toDayView(facts: DayFacts, sight: Sight): DayView {
  const stays = Map.groupBy(facts.stays, (row) => row.resource_id);
  const closures = Map.groupBy(facts.unavailable, (row) => row.resource_id);
  const poolUse = Map.groupBy(facts.poolUse, (use) => use.resourceId);
  const shown = shownVisits(facts, sight);
  const { id, name, zone } = facts.centre;
  return {
    centre: { id, name, zone },
    day: facts.day,
    hours: facts.hours.map(toHours),
    rooms: facts.rooms.map(({ brings, ...room }) => {
      const ids = [room.id, ...brings.map((brought) => brought.id)];
      return {
        ...room,
        features: [...room.features],
        stays: staysOf(ids, stays)
          .map((row) => toStay(row, elsewhere(askedRoom(row), room.id), shown(row)))
          .sort(inOrderOfTime),
        closures: ids.flatMap((own) => closures.get(own) ?? []).map(toClosure),
      };
    }),
    tutors: toTutorDays(facts, { stays, closures }, shown),
    pools: facts.pools.map((pool) => {
      const use = { taken: poolUse.get(pool.id) ?? [], outOfUse: closures.get(pool.id) ?? [] };
      return toPoolDay(pool, use, facts.whole);
    }),
  };
}

const elsewhere = (asked: Place | null, roomId: string): Place | null => (asked?.id === roomId ? null : asked);

interface ByResource {
  readonly stays: ReadonlyMap<string, readonly StayRow[]>;
  readonly closures: ReadonlyMap<string, readonly UnavailabilityRow[]>;
}

function toTutorDays(
  { tutors, stays: rows }: Pick<DayFacts, 'tutors' | 'stays'>,
  { stays, closures }: ByResource,
  shown: Shown,
): TutorDay[] {
  const rooms = new Map(rows.filter((row) => row.asked_name !== null).map((row) => [row.visit_id, askedRoom(row)]));
  return tutors.map(({ id, name, skills, hours }) => ({
    id,
    name,
    skills: [...skills],
    hours: hours.map(toHours),
    stays: (stays.get(id) ?? [])
      .map((row) => toStay(row, rooms.get(row.visit_id) ?? null, shown(row)))
      .sort(inOrderOfTime),
    closures: (closures.get(id) ?? []).map(toClosure),
  }));
}

export function toRoomOffer({ room, obstacle }: RoomOffer): TimesView['rooms'][number] {
  const { id, name, capacity, stepFree, features } = room;
  return { id, name, capacity, stepFree, features: [...features], obstacle };
}
