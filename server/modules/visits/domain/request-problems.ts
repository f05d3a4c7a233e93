import type { RoomObstacle, TimeObstacle } from '#shared/contracts/availability.contract.js';
import type { PolicyRule } from '#shared/contracts/policies.contract.js';
import type { Refusal } from '#shared/contracts/refusals.js';
import type { ResourceKind } from '#shared/contracts/vocabulary.js';

const BY_TIME = {
  outside_hours: 'visit/outside-opening-hours',
  centre_closed: 'visit/centre-closed',
  in_the_past: 'visit/in-the-past',
  too_far_ahead: 'visit/too-far-ahead',
  time_does_not_exist: 'visit/time-does-not-exist',
  time_is_ambiguous: 'visit/time-is-ambiguous',
  longer_than_a_day: 'visit/longer-than-a-day',
} as const satisfies Readonly<Record<TimeObstacle | 'longer_than_a_day', Refusal>>;

const BY_ROOM = {
  unknown: 'visit/room-unknown',
  taken: 'visit/slot-taken',
  closed: 'visit/room-closed',
  too_small: 'visit/room-too-small',
  not_step_free: 'visit/room-not-step-free',
  no_setup_time: 'visit/no-setup-time',
} as const satisfies Readonly<Record<RoomObstacle | 'unknown', Refusal>>;

const BY_EQUIPMENT = { unknown: 'visit/equipment-unknown', short: 'visit/equipment-short' } as const;

const BY_TUTOR = {
  unknown: 'visit/tutor-unknown',
  cannot_teach: 'visit/tutor-cannot-teach',
  not_working: 'visit/tutor-not-working',
  taken: 'visit/tutor-taken',
} as const;

const BY_VEHICLE = {
  unknown: 'visit/vehicle-unknown',
  too_small: 'visit/vehicle-too-small',
  journey_unknown: 'visit/vehicle-journey-unknown',
  taken: 'visit/vehicle-taken',
} as const;

/** How a single date of a series says which rule of the centre it breaks. */
export const REFUSAL_OF_RULE = {
  notice: 'visit/too-short-notice',
  horizon: 'visit/beyond-horizon',
  longest_visit: 'visit/longer-than-allowed',
  visits_per_term: 'visit/too-many-this-term',
  host_cap: 'visit/host-cap-reached',
  protected_hours: 'visit/in-protected-hours',
  priority_window: 'visit/not-open-yet',
} as const satisfies Readonly<Record<PolicyRule, Refusal>>;

interface Shortage {
  readonly pool: { readonly id: string; readonly name: string };
  readonly wanted: number;
  readonly left: number;
}

/** What stands in the way of a visit, as availability says it. */
export type Obstacle =
  | { readonly of: 'time'; readonly why: keyof typeof BY_TIME }
  | { readonly of: 'room'; readonly why: keyof typeof BY_ROOM }
  | { readonly of: 'equipment'; readonly why: 'unknown' }
  | ({ readonly of: 'equipment'; readonly why: 'short' } & Shortage)
  | { readonly of: 'tutor'; readonly why: keyof typeof BY_TUTOR }
  | { readonly of: 'vehicle'; readonly why: keyof typeof BY_VEHICLE };

/** Whether others were there first, so that it may still be had: what is too small or closed does not come free. */
export function isFull(obstacle: Obstacle): boolean {
  switch (obstacle.of) {
    case 'room':
      return obstacle.why === 'taken' || obstacle.why === 'no_setup_time';
    case 'equipment':
      return obstacle.why === 'short';
    case 'tutor':
    case 'vehicle':
      return obstacle.why === 'taken';
    case 'time':
      return false;
  }
}

export interface Problem {
  readonly refusal: Refusal;
  readonly details?: Readonly<Record<string, unknown>>;
}

export function problemOf(obstacle: Obstacle): Problem {
  switch (obstacle.of) {
    case 'time':
      return { refusal: BY_TIME[obstacle.why] };
    case 'room':
      return { refusal: BY_ROOM[obstacle.why] };
    case 'tutor':
      return { refusal: BY_TUTOR[obstacle.why] };
    case 'vehicle':
      return { refusal: BY_VEHICLE[obstacle.why] };
    case 'equipment':
      return { refusal: BY_EQUIPMENT[obstacle.why], ...(obstacle.why === 'short' ? shortage(obstacle) : {}) };
  }
}

const shortage = ({ pool, wanted, left }: Shortage): Pick<Problem, 'details'> => ({
  details: { poolId: pool.id, name: pool.name, wanted, left },
});

type Hindrance = 'taken' | 'out-of-use' | 'retired';

/** What the guards of the database had against it, when somebody was faster than the look before. */
const BY_GUARD: Readonly<Record<ResourceKind, Readonly<Record<Hindrance, Refusal>>>> = {
  room: { taken: BY_ROOM.taken, 'out-of-use': BY_ROOM.closed, retired: BY_ROOM.unknown },
  equipment_pool: {
    taken: BY_EQUIPMENT.short,
    'out-of-use': BY_EQUIPMENT.short,
    retired: BY_EQUIPMENT.unknown,
  },
  tutor: { taken: BY_TUTOR.taken, 'out-of-use': BY_TUTOR.not_working, retired: BY_TUTOR.unknown },
  vehicle: { taken: BY_VEHICLE.taken, 'out-of-use': BY_VEHICLE.taken, retired: BY_VEHICLE.unknown },
};

/** @param need what could not be had */
export const problemOfTaking = ({ kind }: { kind: ResourceKind }, hindrance: Hindrance): Problem => ({
  refusal: BY_GUARD[kind][hindrance],
});
