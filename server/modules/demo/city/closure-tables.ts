import { addDays } from '../../../common/kernel/wall-time.js';
import type { DemoCity } from './demo-city.js';
import { heldRooms, roomOf } from './diary.js';
import type { IdBook, Row, TableRows } from './ids.js';
import { lastMove, occupies, type Move } from './planned-visit.js';
import { moment, workingDaysFrom } from './timeline.js';
import type { StoredVisit } from './visit-tables.js';

const HOUR = 3_600_000;
/** In days: by how much the one visit was put off. */
const MOVED_WITHIN = 7;

type Session = Pick<StoredVisit, 'startsAt' | 'endsAt'>;

/** One breakdown with a plan of which some is settled: a room of the teacher's next visit is out of use that day. */
export interface Breakdown {
  readonly centre: StoredVisit['plan']['centre'];
  readonly room: string;
  readonly day: string;
  readonly at: Date;
  /** Visits that wait. */
  readonly open: readonly StoredVisit[];
  /** One that was in the room and has another by now; null when none could be. */
  readonly moved: { readonly visit: StoredVisit; readonly was: Session } | null;
}

const isPromised = ({ plan }: StoredVisit): boolean => lastMove(plan).to === 'approved';

/** The teacher whom people try the demo as, so that she sees it too. */
const TEACHER = 'tess';

export function breakdownOf({ timeline }: DemoCity, visits: readonly StoredVisit[]): Breakdown | null {
  const from = workingDaysFrom(timeline.today, 1);
  const next = visits
    .filter((visit) => isPromised(visit) && visit.plan.requestedBy === TEACHER && visit.plan.day >= from)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0];
  if (!next) return null;
  const { centre, room, day } = next.plan;
  const here = visits.filter(({ plan }) => plan.centre === centre && occupies(plan));
  const holds = ({ plan }: StoredVisit) =>
    plan.day === day && heldRooms(centre, plan.room).some(({ key }) => key === room);
  const open = here.filter(holds);
  const wasOf = ({ plan }: StoredVisit) => ({ startsAt: moment(day, plan.start), endsAt: moment(day, plan.end) });
  const couldHaveBeen = (visit: StoredVisit) => {
    const was = wasOf(visit);
    return visit.plan.pupils <= roomOf(centre, room).capacity && open.every((one) => isApart(one, was));
  };
  const soon = ({ plan }: StoredVisit) => plan.day >= day && plan.day <= addDays(day, MOVED_WITHIN);
  const moved = here.find((visit) => isPromised(visit) && soon(visit) && !holds(visit) && couldHaveBeen(visit));
  const at = new Date(timeline.now.getTime() - HOUR);
  return { centre, room, day, open, at, moved: moved ? { visit: moved, was: wasOf(moved) } : null };
}

const isApart = (one: Session, other: Session): boolean =>
  one.endsAt.getTime() + HOUR <= other.startsAt.getTime() || other.endsAt.getTime() + HOUR <= one.startsAt.getTime();

/** The visits with what the manager has done about it so far. */
export function withMoved(
  visits: readonly StoredVisit[],
  breakdown: Breakdown | null,
  { staff }: DemoCity,
): StoredVisit[] {
  return visits.map((visit) => {
    if (visit !== breakdown?.moved?.visit) return visit;
    const { centre, at } = breakdown;
    const move: Move = {
      ...{ move: 'change', to: 'approved', at, side: 'centre', reason: null },
      actor: staff.managerOf(centre),
    };
    return { ...visit, plan: { ...visit.plan, moves: [...visit.plan.moves, move] } };
  });
}

/** After the visits: nothing new could be booked there any more. */
export function closureTables(breakdown: Breakdown | null, { staff }: DemoCity, ids: IdBook): TableRows[] {
  if (!breakdown) return [];
  const { centre, room, day, at } = breakdown;
  const manager = ids.of('person', staff.managerOf(centre));
  const closureId = ids.fresh(at);
  const stretch = { starts_at: moment(day, '00:00'), ends_at: moment(addDays(day, 1), '00:00') };
  const reason = 'Water is coming through the ceiling';
  const resource_id = ids.of('room', centre, room);
  const closure: Row = {
    ...{ id: closureId, version: 1, kind: 'room', centre_id: ids.of('centre', centre), partner_id: null },
    ...{ resource_id, quantity: null, ...stretch, reason },
    ...{ made_by: manager, made_at: at, lifted_by: null, lifted_at: null },
  };
  const block: Row = {
    ...{ id: ids.fresh(at), resource_id, quantity: 1, ...stretch, reason_code: 'closed', reason },
    ...{ created_by: manager, created_at: at, closure_id: closureId },
  };
  const line = (id: string, { startsAt, endsAt }: Session, outcome: 'moved' | null): Row => ({
    ...{ closure_id: closureId, visit_id: id, was_room_id: resource_id },
    ...{ was_starts_at: startsAt, was_ends_at: endsAt, outcome },
    ...{ settled_by: outcome && manager, settled_at: outcome && at },
  });
  const { moved, open } = breakdown;
  const settled = moved ? [line(moved.visit.id, moved.was, 'moved')] : [];
  return [
    { table: 'closures', rows: [closure] },
    { table: 'unavailability', rows: [block] },
    { table: 'closure_visits', rows: [...open.map((visit) => line(visit.id, visit, null)), ...settled] },
  ];
}
