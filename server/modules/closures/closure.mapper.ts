import type {
  ClosureSummary,
  NewPlace,
  PlanLine,
  PlanLineStatus,
  StandingClosure,
  SuggestedPlace,
} from '#shared/contracts/closures.contract.js';
import { localDayOf, wallTimeOf } from '../../common/kernel/wall-time.js';
import type { Home, Rehomed } from '../availability/index.js';
import type { ClosureRow, PlanRow } from './closures.queries.js';
import { MOVABLE, statusOf } from './domain/plan-status.js';
import type { Named, PlanVisit } from './plan-visits.queries.js';

/** The zone of every centre and school today. */
export const ZONE = 'Europe/London';

/** By id, for what suggestions name. */
export type Names = ReadonlyMap<string, string>;

/** “Radio studio”, “20 of Recorders”, or whose name it is. */
export function whatCloses(
  closure: Pick<ClosureRow, 'kind' | 'quantity' | 'centreName' | 'partnerName' | 'resourceName'>,
) {
  const { kind, quantity, centreName, partnerName, resourceName } = closure;
  if (kind === 'equipment_pool') return `${quantity ?? 0} of ${resourceName ?? ''}`;
  return resourceName ?? centreName ?? partnerName ?? '';
}

export function lineStatus(visit: PlanVisit, row: PlanRow, now: Date): PlanLineStatus {
  const { state, startsAt, arrivedAt } = visit;
  const sameAsWas = startsAt.getTime() === row.wasStartsAt.getTime() && (visit.room?.id ?? null) === row.wasRoomId;
  return statusOf({ outcome: row.outcome, state, startsAt, arrivedAt, hit: row.hit, sameAsWas }, now);
}

/** Whether a place is the one that the visit has. */
export function isWhereItIs({ startsAt, endsAt, room, tutor, vehicle }: PlanVisit, place: NewPlace): boolean {
  const now = [
    localDayOf(startsAt, ZONE),
    wallTimeOf(startsAt, ZONE),
    wallTimeOf(endsAt, ZONE),
    room?.id,
    tutor?.id,
    vehicle?.id,
  ];
  const then = [place.day, place.startTime, place.endTime, place.roomId, place.tutorId, place.vehicleId];
  return now.every((value, index) => (value ?? null) === then[index]);
}

export interface LineParts {
  readonly status: PlanLineStatus;
  readonly was: PlanLine['was'];
  readonly homes: Rehomed | undefined;
  readonly names: Names;
  readonly maySettle: boolean;
}

const named = (thing: Named | null) => thing && { id: thing.id, name: thing.name };

export function toLine(visit: PlanVisit, { status, was, homes, names, maySettle }: LineParts): PlanLine {
  const suggested = (home: Home) => toSuggestion(home, names);
  const open = status === 'open';
  return {
    visit: {
      id: visit.id,
      reference: visit.reference,
      version: visit.version,
      state: visit.state,
      subject: visit.subject,
      pupils: visit.pupils,
      centre: { id: visit.centreId, name: visit.centreName },
      partner: { id: visit.partnerId, name: visit.partnerName },
      startsAt: visit.startsAt.toISOString(),
      endsAt: visit.endsAt.toISOString(),
      room: named(visit.room),
      seriesId: visit.seriesId,
    },
    status,
    was,
    best: open && homes?.best ? suggested(homes.best) : null,
    others: open ? (homes?.others.map(suggested) ?? []) : [],
    mayMove: open && maySettle && MOVABLE.includes(visit.state),
    mayCancel: open && maySettle,
  };
}

function toSuggestion({ kind, room, tutorId, vehicleId, session }: Home, names: Names): SuggestedPlace {
  const { startsAt, endsAt } = session;
  const helper = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' });
  return {
    kind,
    place: {
      day: localDayOf(startsAt, ZONE),
      startTime: wallTimeOf(startsAt, ZONE),
      endTime: wallTimeOf(endsAt, ZONE),
      ...{ roomId: room.id, tutorId, vehicleId },
    },
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    room: { id: room.id, name: room.name },
    tutor: helper(tutorId),
    vehicle: helper(vehicleId),
  };
}

export function toStanding(closure: ClosureRow): StandingClosure {
  const { id, kind, reason, startsAt, endsAt } = closure;
  const time = { from: startsAt.toISOString(), until: endsAt?.toISOString() ?? null };
  return { id, kind, reason, what: whatCloses(closure), ...time };
}

export function toSummary(closure: ClosureRow, statuses: readonly PlanLineStatus[]): ClosureSummary {
  const { version, madeAt, liftedAt } = closure;
  const place = (placeId: string | null, name: string | null) =>
    placeId === null ? null : { id: placeId, name: name ?? '' };
  return {
    ...toStanding(closure),
    version,
    centre: place(closure.centreId, closure.centreName),
    school: place(closure.partnerId, closure.partnerName),
    madeAt: madeAt.toISOString(),
    liftedAt: liftedAt?.toISOString() ?? null,
    affected: statuses.length,
    open: statuses.filter((status) => status === 'open').length,
  };
}
