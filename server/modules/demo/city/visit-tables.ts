import { addDays, localDayOf } from '../../../common/kernel/wall-time.js';
import { ZONE } from './centres.js';
import type { DemoCity } from './demo-city.js';
import { suits } from './activities.js';
import { heldRooms } from './diary.js';
import type { Chance } from './chance.js';
import type { IdBook, Row, TableRows } from './ids.js';
import { lastMove, occupies, type PlannedVisit } from './planned-visit.js';
import { memberColumns } from './series-tables.js';
import { holdEnds, moment, workingDaysFrom } from './timeline.js';

const MINUTE = 60_000;
/** As centres have it that set nothing else. */
const OFFER_DAYS = 3;
/** As in the product: nothing that is misheard on the telephone. */
const REFERENCE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A planned visit under its id. */
export interface StoredVisit {
  readonly id: string;
  readonly plan: PlannedVisit;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export function storedVisits({ visits }: DemoCity, ids: IdBook): StoredVisit[] {
  return visits.map((plan) => ({
    id: ids.fresh(plan.moves[0]?.at),
    plan,
    startsAt: moment(plan.day, plan.start),
    endsAt: moment(plan.day, plan.end),
  }));
}

/** Visits, their history, and what they hold or held. */
export function visitTables(visits: readonly StoredVisit[], ids: IdBook, chance: Chance): TableRows[] {
  const references = uniqueReferences(visits.length, chance);
  const firstOf = firstOfSeries(visits);
  return [
    {
      table: 'visits',
      rows: visits.map((visit, index) => ({
        ...visitRow(visit, references[index] ?? '', ids),
        activity_id: activityOf(visit, index, ids),
        ...memberColumns(visit.plan, firstOf(visit.plan), ids),
      })),
    },
    { table: 'visit_alternatives', rows: visits.flatMap((visit) => alternativeRows(visit, ids)) },
    { table: 'visit_history', rows: visits.flatMap((visit) => historyRows(visit, ids)) },
    { table: 'reservations', rows: visits.flatMap((visit) => reservationRows(visit, ids)) },
  ];
}

/** The earliest visit of the series to which one belongs; itself where it belongs to none. */
function firstOfSeries(visits: readonly StoredVisit[]): (plan: PlannedVisit) => PlannedVisit {
  const first = new Map<string, PlannedVisit>();
  for (const { plan } of visits) {
    if (plan.series === undefined) continue;
    const known = first.get(plan.series);
    if (!known || plan.day < known.day) first.set(plan.series, plan);
  }
  return (plan) => first.get(plan.series ?? '') ?? plan;
}

function uniqueReferences(count: number, chance: Chance): string[] {
  const four = () =>
    Array.from({ length: 4 }, () => REFERENCE_ALPHABET.charAt(chance.between(0, REFERENCE_ALPHABET.length - 1))).join(
      '',
    );
  const references = new Set<string>();
  while (references.size < count) references.add(`${four()}-${four()}`);
  return [...references];
}

function visitRow({ id, plan, startsAt, endsAt }: StoredVisit, reference: string, ids: IdBook): Row {
  const [request] = plan.moves;
  const last = lastMove(plan);
  const isOpen = last.move === 'request';
  const decision = plan.moves.findLast(({ move }) => move !== 'change') ?? last;
  return {
    id,
    reference,
    authority_id: ids.of('authority'),
    centre_id: ids.of('centre', plan.centre),
    partner_id: ids.of('partner', plan.partner),
    partner_role: plan.partnerRole,
    state: last.to,
    version: plan.moves.length,
    school_day: plan.day,
    starts_at: startsAt,
    ends_at: endsAt,
    ...groupColumns(plan),
    note: plan.note,
    requested_by: ids.of('person', plan.requestedBy),
    on_behalf: plan.onBehalf,
    requested_at: request?.at ?? last.at,
    hold_expires_at: waitsUntil(plan, startsAt),
    alternative_id: plan.alternatives ? ids.of('alternative', id, '1') : null,
    decided_at: isOpen ? null : decision.at,
    reason_code: last.reason,
    reason_note: plan.reasonNote,
    sign_off: isOpen && waitsForCora(plan) ? 'waiting' : null,
  };
}

/** Cora has one request of Tess to look at; the others go to the centre at once. */
const waitsForCora = ({ requestedBy, series, subject }: PlannedVisit): boolean =>
  requestedBy === 'tess' && series === undefined && subject === 'Podcasting';

/** Most teachers said in their own words what they wanted; of those whom it suits, every fifth chose it from the catalogue. */
function activityOf({ plan }: StoredVisit, index: number, ids: IdBook): string | null {
  const rooms = [plan, ...(plan.alternatives ?? [])].map(({ room }) => room);
  const chosen = index % 5 === 0 && rooms.every((room) => suits({ ...plan, room }));
  return chosen ? ids.of('activity', plan.centre, plan.subject) : null;
}

const groupColumns = (plan: PlannedVisit) => ({
  subject: plan.subject,
  key_stage: plan.keyStage,
  year_groups: JSON.stringify(plan.yearGroups),
  programme: plan.programme,
  expected_pupils: plan.pupils,
  expected_adults: plan.adults,
  attended_pupils: plan.attended?.pupils ?? null,
  attended_adults: plan.attended?.adults ?? null,
});

const historyRows = ({ id, plan }: StoredVisit, ids: IdBook): Row[] =>
  plan.moves.map((move, index) => ({
    id: ids.fresh(move.at),
    visit_id: id,
    version: index + 1,
    at: move.at,
    actor_id: move.actor === null ? null : ids.of('person', move.actor),
    actor_side: move.side,
    move: move.move,
    from_state: plan.moves[index - 1]?.to ?? null,
    to_state: move.to,
    reason_code: move.reason,
  }));

/** When what waits for somebody ends by itself; null for everything else. */
function waitsUntil(plan: PlannedVisit, startsAt: Date): Date | null {
  const { move, to, at } = lastMove(plan);
  if (move === 'request') return holdEnds(at, startsAt);
  return to === 'waitlisted' ? startsAt : offerEnds(plan);
}

/** Held until the third working day after, and not past the first of them. */
function offerEnds(plan: PlannedVisit): Date | null {
  const starts = (plan.alternatives ?? []).map(({ day, start }) => moment(day, start).getTime());
  if (starts.length === 0) return null;
  const end = moment(addDays(workingDaysFrom(localDayOf(lastMove(plan).at, ZONE), OFFER_DAYS), 1), '00:00');
  return new Date(Math.min(end.getTime(), ...starts));
}

const alternativeRows = ({ id, plan }: StoredVisit, ids: IdBook): Row[] =>
  (plan.alternatives ?? []).map(({ day, start, end }, index) => ({
    id: ids.of('alternative', id, String(index + 1)),
    visit_id: id,
    version: plan.moves.length,
    place: index + 1,
    kind: 'other_time',
    school_day: day,
    starts_at: moment(day, start),
    ends_at: moment(day, end),
    partner_role: plan.partnerRole,
    outcome: 'open',
    offered_at: lastMove(plan).at,
  }));

/** What the visit holds or wanted, and what is held for what it is offered. */
function reservationRows(visit: StoredVisit, ids: IdBook): Row[] {
  const { id, plan } = visit;
  const own = { active: occupies(plan), holder_kind: 'visit', holder_id: id };
  return [
    ...rowsOf(visit, own, ids),
    ...(plan.alternatives ?? []).flatMap((one, index) => {
      const time = { startsAt: moment(one.day, one.start), endsAt: moment(one.day, one.end) };
      const offered = { active: true, holder_kind: 'offer', holder_id: ids.of('alternative', id, String(index + 1)) };
      return rowsOf({ ...visit, ...time, plan: { ...plan, ...one } }, offered, ids);
    }),
  ];
}

function rowsOf(visit: StoredVisit, held: Row, ids: IdBook): Row[] {
  const { plan, startsAt, endsAt } = visit;
  const idOfRoom = (key: string) => ids.of('room', plan.centre, key);
  const requestedAt = plan.moves[0]?.at;
  const session = { starts_at: startsAt, ends_at: endsAt, via_resource_id: null };
  return [
    ...heldRooms(plan.centre, plan.room).map(({ key, setupMinutes, cleardownMinutes }) => ({
      id: ids.fresh(requestedAt),
      resource_id: idOfRoom(key),
      exclusive: true,
      quantity: 1,
      starts_at: new Date(startsAt.getTime() - setupMinutes * MINUTE),
      ends_at: new Date(endsAt.getTime() + cleardownMinutes * MINUTE),
      via_resource_id: key === plan.room ? null : idOfRoom(plan.room),
      ...held,
    })),
    ...plan.equipment.map(({ pool, quantity }) => ({
      id: ids.fresh(requestedAt),
      resource_id: ids.of('pool', plan.centre, pool),
      exclusive: false,
      quantity,
      ...session,
      ...held,
    })),
    ...helperRows(visit, ids).map((row) => ({ ...row, ...held })),
  ];
}

/** Who teaches the group, and what fetches it: there and back before the session, and again after it. */
function helperRows({ plan, startsAt, endsAt }: StoredVisit, ids: IdBook): Row[] {
  const { centre, tutor, vehicle } = plan;
  const whole = { exclusive: true, quantity: 1, via_resource_id: null };
  const own = (resourceId: string, minutes: number): Row => ({
    id: ids.fresh(plan.moves[0]?.at),
    resource_id: resourceId,
    ...whole,
    starts_at: new Date(startsAt.getTime() - minutes * MINUTE),
    ends_at: new Date(endsAt.getTime() + minutes * MINUTE),
  });
  return [
    ...(tutor === undefined ? [] : [own(ids.of('tutor', centre, tutor), 0)]),
    ...(vehicle === undefined ? [] : [own(ids.of('vehicle', centre, vehicle.key), 2 * vehicle.minutesAway)]),
  ];
}
