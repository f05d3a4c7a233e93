import type { RoomObstacle, TimeObstacle } from '#shared/contracts/availability.contract.js';
import type { Refusal } from '#shared/contracts/refusals.js';
import type { EquipmentNeed } from '#shared/contracts/visits.contract.js';

const BY_TIME: Readonly<Record<TimeObstacle, Refusal>> = {
  outside_hours: 'visit/outside-opening-hours',
  centre_closed: 'visit/centre-closed',
  in_the_past: 'visit/in-the-past',
  too_far_ahead: 'visit/too-far-ahead',
  time_does_not_exist: 'visit/time-does-not-exist',
  time_is_ambiguous: 'visit/time-is-ambiguous',
};

const BY_ROOM: Readonly<Record<RoomObstacle, Refusal>> = {
  taken: 'visit/slot-taken',
  closed: 'visit/room-closed',
  too_small: 'visit/room-too-small',
  not_step_free: 'visit/room-not-step-free',
  no_setup_time: 'visit/no-setup-time',
};

/** What the guards of the database had against it, when somebody was faster than the look before. */
const BY_GUARD: Readonly<Record<'taken' | 'out-of-use' | 'retired', { room: Refusal; equipment: Refusal }>> = {
  taken: { room: 'visit/slot-taken', equipment: 'visit/equipment-short' },
  'out-of-use': { room: 'visit/room-closed', equipment: 'visit/equipment-short' },
  retired: { room: 'visit/room-unknown', equipment: 'visit/equipment-unknown' },
};

export interface Problem {
  readonly refusal: Refusal;
  readonly details?: Readonly<Record<string, unknown>>;
}

export const problemOfTime = (obstacle: TimeObstacle): Problem => ({ refusal: BY_TIME[obstacle] });

/** @param offer the room asked for as availability sees it; undefined when the centre has no such room */
export function problemOfRoom(offer: { obstacle: RoomObstacle | null } | undefined): Problem | null {
  if (!offer) return { refusal: 'visit/room-unknown' };
  return offer.obstacle ? { refusal: BY_ROOM[offer.obstacle] } : null;
}

/** The first kind of equipment of which there is not enough, with what is left. */
export function problemOfEquipment(
  needs: readonly EquipmentNeed[],
  pools: readonly { id: string; name: string; left: number }[],
): Problem | null {
  for (const need of needs) {
    const pool = pools.find((candidate) => candidate.id === need.poolId);
    if (!pool) return { refusal: 'visit/equipment-unknown' };
    if (need.quantity > pool.left) {
      const details = { poolId: pool.id, name: pool.name, wanted: need.quantity, left: pool.left };
      return { refusal: 'visit/equipment-short', details };
    }
  }
  return null;
}

/** @param need what could not be had; a room is exclusive, equipment is stock */
export const problemOfTaking = (need: { exclusive: boolean }, hindrance: keyof typeof BY_GUARD): Problem => ({
  refusal: BY_GUARD[hindrance][need.exclusive ? 'room' : 'equipment'],
});
