import type { ResourceKind } from '#shared/contracts/vocabulary.js';
import { heldTime, preparedHold, roomHold, tripHold, type Hold } from './holds.js';
import type { HeldRoom, Room } from './room-offers.js';
import type { SessionTime } from './time-obstacles.js';
import { awayOf } from './travel.js';

/** What a group asks for: this very room, equipment, tutor and vehicle. */
export interface AskedVisit {
  readonly pupils: number;
  readonly adults: number;
  readonly stepFree: boolean;
  readonly roomId: string;
  readonly equipment: readonly { readonly poolId: string; readonly quantity: number }[];
  readonly tutorId: string | null;
  /** What the tutor must be able to teach; null when anything will do. */
  readonly tutorSkill: string | null;
  readonly vehicleId: string | null;
  /** In ms before the session, in which tutor and equipment are already held. */
  readonly preparation: number;
  /** One way between school and centre; null when nobody knows. */
  readonly journeyMinutes: number | null;
}

/** What a visit takes of one resource, and for how long. */
export interface VisitHold extends SessionTime {
  readonly resourceId: string;
  readonly kind: ResourceKind;
  readonly quantity: number;
  /** The room that brings this one along; left out for what was asked for itself. */
  readonly viaResourceId?: string;
}

/** All that a visit takes: the room with what it brings along, equipment, a tutor and a vehicle, each for its own time. */
export function visitHolds(asked: AskedVisit, room: Room, session: SessionTime): VisitHold[] {
  const held = (resourceId: string, kind: ResourceKind, hold: Hold, quantity = 1): VisitHold => ({
    ...{ resourceId, kind, quantity },
    ...heldTime(session, hold),
  });
  const ofRoom = (one: HeldRoom) => held(one.id, 'room', roomHold(one));
  const prepared = preparedHold(asked.preparation);
  const { tutorId, vehicleId, equipment } = asked;
  return [
    ofRoom(room),
    ...room.brings.map((brought) => ({ ...ofRoom(brought), viaResourceId: room.id })),
    ...equipment.map(({ poolId, quantity }) => held(poolId, 'equipment_pool', prepared, quantity)),
    ...(tutorId === null ? [] : [held(tutorId, 'tutor', prepared)]),
    ...(vehicleId === null ? [] : [held(vehicleId, 'vehicle', tripHold(awayOf(asked)))]),
  ];
}
