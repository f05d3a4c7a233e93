import type { DayView, PoolDay, Stay, TimesView } from '#shared/contracts/availability.contract.js';
import { isoFrom } from '../../database/dialect.js';
import type { CentreFacts, PoolFacts } from '../centres/index.js';
import { toUse, type StayRow, type UnavailabilityRow } from './availability.queries.js';
import type { Room, RoomOffer } from './domain/room-offers.js';
import { stockLevels, type Use } from './domain/stock.js';
import type { Hours, SessionTime } from './domain/time-obstacles.js';

/** A stretch of opening hours on a day, in wall-clock time and as instants. */
export interface OpenHours extends Hours {
  readonly opens: string;
  readonly closes: string;
}

export interface DayFacts {
  readonly centre: CentreFacts;
  readonly day: string;
  readonly whole: SessionTime;
  readonly hours: readonly OpenHours[];
  readonly rooms: readonly Room[];
  readonly pools: readonly PoolFacts[];
  readonly stays: readonly StayRow[];
  readonly poolUse: readonly Use[];
  readonly unavailable: readonly UnavailabilityRow[];
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

/** @param sees whether the person asking sees a partner's visits there as more than busy */
export function toDayView(facts: DayFacts, sees: (partnerId: string) => boolean): DayView {
  const stays = Map.groupBy(facts.stays, (row) => row.resource_id);
  const closures = Map.groupBy(facts.unavailable, (row) => row.resource_id);
  const poolUse = Map.groupBy(facts.poolUse, (use) => use.resourceId);
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
      stays: (stays.get(room.id) ?? []).map((row) => toStay(row, sees(row.partner_id))).sort(inOrderOfTime),
      closures: (closures.get(room.id) ?? []).map((row) => ({
        from: isoFrom(row.starts_at),
        until: row.ends_at === null ? null : isoFrom(row.ends_at),
        reason: row.reason,
      })),
    })),
    pools: facts.pools.map((pool) => {
      const use = { taken: poolUse.get(pool.id) ?? [], outOfUse: closures.get(pool.id) ?? [] };
      return toPoolDay(pool, use, facts.whole);
    }),
  };
}

export function toRoomOffer({ room, obstacle }: RoomOffer): TimesView['rooms'][number] {
  const { id, name, capacity, stepFree, features } = room;
  return { id, name, capacity, stepFree, features: [...features], obstacle };
}
