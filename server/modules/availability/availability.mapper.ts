import type { DayView, PoolDay, Stay, TimesView } from '#shared/contracts/availability.contract.js';
import { isoFrom } from '../../database/dialect.js';
import {
  toBusy,
  type CentreFacts,
  type OpeningRow,
  type Pool,
  type StayRow,
  type UnavailabilityRow,
} from './availability.queries.js';
import { poolLevels } from './domain/pool-levels.js';
import type { Busy, Room, RoomOffer } from './domain/room-offers.js';
import type { Hours, SessionTime } from './domain/time-obstacles.js';

export interface DayFacts {
  readonly centre: CentreFacts;
  readonly day: string;
  readonly whole: SessionTime;
  readonly hours: readonly (OpeningRow & Hours)[];
  readonly rooms: readonly Room[];
  readonly pools: readonly Pool[];
  readonly stays: readonly StayRow[];
  readonly poolUse: readonly Busy[];
  readonly unavailable: readonly UnavailabilityRow[];
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function toStay(row: StayRow, visible: boolean): Stay {
  const { visit_id: id, reference, state, partner_name: partnerName, subject, pupils } = row;
  return {
    from: isoFrom(row.starts_at),
    until: isoFrom(row.ends_at),
    startsAt: isoFrom(row.session_starts_at),
    endsAt: isoFrom(row.session_ends_at),
    visit: visible ? { id, reference, state, partnerName, subject, pupils } : null,
  };
}

function toPoolDay(pool: Pool, facts: DayFacts): PoolDay {
  const outOfUse = facts.unavailable.filter((row) => row.resource_id === pool.id);
  const use = [...facts.poolUse.filter((busy) => busy.resourceId === pool.id), ...outOfUse.map(toBusy)];
  return {
    id: pool.id,
    name: pool.name,
    quantity: pool.quantity,
    outOfService: outOfUse.reduce((sum, row) => sum + row.quantity, 0),
    levels: poolLevels(pool.quantity, use, facts.whole).map(({ from, left }) => ({ from: from.toISOString(), left })),
  };
}

/** @param sees whether the person asking sees a partner's visits there as more than busy */
export function toDayView(facts: DayFacts, sees: (partnerId: string) => boolean): DayView {
  const stays = groupBy(facts.stays, (row) => row.resource_id);
  const closures = groupBy(facts.unavailable, (row) => row.resource_id);
  const { id, name, zone } = facts.centre;
  return {
    centre: { id, name, zone },
    day: facts.day,
    hours: facts.hours.map(({ opens, closes, from, until }) => ({
      opens,
      closes,
      from: from.toISOString(),
      until: until.toISOString(),
    })),
    rooms: facts.rooms.map((room) => ({
      ...room,
      features: [...room.features],
      stays: (stays.get(room.id) ?? []).map((row) => toStay(row, sees(row.partner_id))),
      closures: (closures.get(room.id) ?? []).map((row) => ({
        from: isoFrom(row.starts_at),
        until: row.ends_at === null ? null : isoFrom(row.ends_at),
        reason: row.reason,
      })),
    })),
    pools: facts.pools.map((pool) => toPoolDay(pool, facts)),
  };
}

export function toRoomOffer({ room, obstacle }: RoomOffer): TimesView['rooms'][number] {
  const { id, name, capacity, stepFree, features } = room;
  return { id, name, capacity, stepFree, features: [...features], obstacle };
}
