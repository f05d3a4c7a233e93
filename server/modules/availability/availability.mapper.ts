import type {
  DayView,
  PoolDay,
  RoomDay,
  RoomWeekView,
  Stay,
  TimesView,
  TutorDay,
} from '#shared/contracts/availability.contract.js';
import { isoFrom } from '../../database/dialect.js';
import type { CentreFacts, PoolFacts, TutorFacts } from '../centres/index.js';
import { toUse, type HeldUse, type NamedRow, type StayRow, type UnavailabilityRow } from './availability.queries.js';
import type { OpenHours } from './domain/opening-times.js';
import type { Room, RoomOffer } from './domain/room-offers.js';
import { stockLevels, type Use } from './domain/stock.js';
import type { SessionTime } from './domain/time-obstacles.js';
import { shownVisits, thingsOfVisits, type Place, type Shown, type Sight, type Things } from './shown-visits.js';

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
  readonly names: readonly NamedRow[];
  readonly poolUse: readonly HeldUse[];
  readonly unavailable: readonly UnavailabilityRow[];
}

/**
 * One row for each visit that keeps a room from being used: of those that hold it, and of those that hold a room which
 * it brings along. A row of the room itself goes before one of another room, and one asked for before one brought.
 */
function staysOf(roomIds: readonly string[], stays: ReadonlyMap<string, readonly StayRow[]>): StayRow[] {
  const byHolder = new Map<string, StayRow>();
  for (const row of roomIds.flatMap((id) => stays.get(id) ?? [])) {
    const known = byHolder.get(row.holder_id);
    const better = !known || (known.resource_id !== roomIds[0] && known.via_id !== null && row.via_id === null);
    if (better) byHolder.set(row.holder_id, row);
  }
  return [...byHolder.values()];
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
  const known = indexed(facts, sight);
  const poolUse = Map.groupBy(facts.poolUse, (use) => use.resourceId);
  const { id, name, zone } = facts.centre;
  return {
    centre: { id, name, zone },
    day: facts.day,
    hours: facts.hours.map(toHours),
    rooms: facts.rooms.map((room) => toRoomDay(room, known)),
    tutors: facts.tutors.map((tutor) => toTutorDay(tutor, known)),
    pools: facts.pools.map((pool) => {
      const use = { taken: poolUse.get(pool.id) ?? [], outOfUse: known.closures.get(pool.id) ?? [] };
      return toPoolDay(pool, use, facts.whole);
    }),
  };
}

/** The rooms alone, with the day and its hours. */
export function toRoomDays(facts: DayFacts, sight: Sight): RoomWeekView['days'] {
  const known = indexed(facts, sight);
  return facts.rooms.map((room) => ({
    ...toRoomDay(room, known),
    day: facts.day,
    hours: facts.hours.map(toHours),
  }));
}

interface Indexed {
  readonly stays: ReadonlyMap<string, readonly StayRow[]>;
  readonly closures: ReadonlyMap<string, readonly UnavailabilityRow[]>;
  readonly thingsOf: (holderId: string) => Things;
  readonly shown: Shown;
}

function indexed(facts: DayFacts, sight: Sight): Indexed {
  const thingsOf = thingsOfVisits(facts.stays, facts.names);
  return {
    stays: Map.groupBy(facts.stays, (row) => row.resource_id),
    closures: Map.groupBy(facts.unavailable, (row) => row.resource_id),
    thingsOf,
    shown: shownVisits(facts, thingsOf, sight),
  };
}

function toRoomDay({ brings, ...room }: Room, { stays, closures, thingsOf, shown }: Indexed): RoomDay {
  const ids = [room.id, ...brings.map((brought) => brought.id)];
  return {
    ...room,
    features: [...room.features],
    stays: staysOf(ids, stays)
      .map((row) => toStay(row, elsewhere(thingsOf(row.holder_id).room, room.id), shown(row)))
      .sort(inOrderOfTime),
    closures: ids.flatMap((own) => closures.get(own) ?? []).map(toClosure),
  };
}

/** The room that was asked for, where it is another one. */
const elsewhere = (asked: Place | undefined, roomId: string): Place | null =>
  asked === undefined || asked.id === roomId ? null : asked;

function toTutorDay({ id, name, skills, hours }: TutorOnDay, { stays, closures, thingsOf, shown }: Indexed): TutorDay {
  return {
    id,
    name,
    skills: [...skills],
    hours: hours.map(toHours),
    stays: (stays.get(id) ?? [])
      .map((row) => toStay(row, thingsOf(row.holder_id).room ?? null, shown(row)))
      .sort(inOrderOfTime),
    closures: (closures.get(id) ?? []).map(toClosure),
  };
}

export function toRoomOffer({ room, obstacle }: RoomOffer): TimesView['rooms'][number] {
  const { id, name, capacity, stepFree, features } = room;
  return { id, name, capacity, stepFree, features: [...features], obstacle };
}
