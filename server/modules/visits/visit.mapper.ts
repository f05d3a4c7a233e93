import type { FinalNumbersView } from '#shared/contracts/final-numbers.contract.js';
import type { WaitingPlace } from '#shared/contracts/offers.contract.js';
import type { VisitAction, VisitDetailView, VisitHistoryView, VisitView } from '#shared/contracts/visits.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { instantFrom, isoFrom, jsonFrom } from '../../database/dialect.js';
import { toTravelView, type Travel } from '../partners/index.js';
import { givenUp, lastFreeDay, type GivenUp } from './domain/cancellation.js';
import { differencesOf } from './domain/offers/offer-terms.js';
import { availableActions, decide, decideChange, type VisitSituation } from './domain/visit-lifecycle.js';
import type { AlternativeRow } from './offers/offers.queries.js';
import { placeOf, situationOf, toSteps } from './visit-rows.js';
import type { HistoryRow, ItemRow, StepRow, Stored, VisitRow } from './visit-rows.js';
import { editSide, seesNames, sideFor, type VisitPlace } from './visits.policy.js';

function actionsOf(row: VisitRow, actor: Actor, now: Date): VisitAction[] {
  return actionsAt(situationOf(row), placeOf(row), actor, now);
}

/** What the person asking may do now: allowed by their role at this place, and by the visit's state and time. */
export function actionsAt(situation: VisitSituation, place: VisitPlace, actor: Actor, now: Date): VisitAction[] {
  const bySide = {
    centre: availableActions(situation, 'centre', now),
    partner: availableActions(situation, 'partner', now),
    system: [],
  };
  const possible = [...new Set([...bySide.centre, ...bySide.partner])];
  return possible.filter((action) => {
    const side = sideFor(actor, action, place);
    return side !== null && (bySide[side] as VisitAction[]).includes(action);
  });
}

type Named = 'room_name' | 'tutor_name' | 'vehicle_name';

function named(items: readonly ItemRow[], by: Named): VisitView['room'] {
  const item = items.find((one) => one[by] !== null);
  return item ? { id: item.resource_id, name: item[by] ?? '' } : null;
}

/** @param names whether the person asking sees who teaches */
function itemsOf(
  items: readonly ItemRow[],
  names: boolean,
): Pick<VisitView, 'room' | 'equipment' | 'tutor' | 'vehicle'> {
  return {
    room: named(items, 'room_name'),
    tutor: names ? named(items, 'tutor_name') : null,
    vehicle: named(items, 'vehicle_name'),
    equipment: items.flatMap((item) =>
      item.pool_name === null ? [] : [{ poolId: item.resource_id, name: item.pool_name, quantity: item.quantity }],
    ),
  };
}

/** What belongs to a visit and stands in other tables. */
export interface VisitParts {
  readonly items: readonly ItemRow[];
  readonly travel: Travel | null;
  /** Offered now, the best first. */
  readonly alternatives: readonly AlternativeRow[];
  readonly waiting: WaitingPlace | null;
}

const isoOrNull = (value: Stored | null): string | null => (value === null ? null : isoFrom(value));

export function toVisitView(row: VisitRow, parts: VisitParts, actor: Actor, now: Date): VisitView {
  const names = seesNames(actor, placeOf(row));
  const { items, travel, alternatives, waiting } = parts;
  const held = itemsOf(items, names);
  return {
    id: row.id,
    reference: row.reference,
    state: row.state,
    version: row.version,
    centre: { id: row.centre_id, name: row.centre_name, zone: row.zone },
    partner: { id: row.partner_id, name: row.partner_name, kind: row.partner_kind, role: row.partner_role },
    day: row.school_day,
    startsAt: isoFrom(row.starts_at),
    endsAt: isoFrom(row.ends_at),
    travel: toTravelView(travel),
    ...held,
    activity: row.activity_id === null ? null : { id: row.activity_id, title: row.activity_title ?? row.subject },
    subject: row.subject,
    keyStage: row.key_stage,
    yearGroups: jsonFrom<string[]>(row.year_groups),
    programme: row.programme,
    expectedPupils: row.expected_pupils,
    expectedAdults: row.expected_adults,
    attendedPupils: row.attended_pupils,
    attendedAdults: row.attended_adults,
    requestedBy: names ? row.requested_by_name : null,
    note: names ? row.note : null,
    onBehalf: Boolean(row.on_behalf),
    seriesId: row.series_id,
    requestedAt: isoFrom(row.requested_at),
    offer: offerOf(row, held.room?.id ?? null, alternatives),
    waiting,
    finalNumbers: finalNumbersOf(row, actor, now),
    holdExpiresAt: isoOrNull(row.hold_expires_at),
    stepFree: Boolean(row.step_free),
    signOff: row.sign_off,
    arrivedAt: isoOrNull(row.arrived_at),
    finishedAt: isoOrNull(row.finished_at),
    reasonCode: row.reason_code,
    reasonNote: names ? row.reason_note : null,
    lateSide: row.late_side,
    decideBy: row.state === 'requested' ? row.decide_by : null,
    availableActions: actionsOf(row, actor, now),
  };
}

function finalNumbersOf(row: VisitRow, actor: Actor, now: Date): FinalNumbersView | null {
  if (row.numbers_due_at === null || (row.state !== 'approved' && row.state !== 'attended')) return null;
  const open = row.state === 'approved' && instantFrom(row.numbers_due_at) > now;
  const side = editSide(actor, placeOf(row));
  const confirmedAt = row.numbers_confirmed_at === null ? null : isoFrom(row.numbers_confirmed_at);
  return {
    ...{ dueAt: isoFrom(row.numbers_due_at), confirmedAt, mayConfirm: open && side !== null },
    mayExtend: open && side === 'centre' && confirmedAt === null,
  };
}

function offerOf(row: VisitRow, roomId: string | null, alternatives: readonly AlternativeRow[]): VisitView['offer'] {
  const [best] = alternatives;
  if (!best || row.hold_expires_at === null) return null;
  const timeOf = (one: Pick<AlternativeRow, 'startsAt' | 'endsAt'>) => ({
    startsAt: instantFrom(one.startsAt),
    endsAt: instantFrom(one.endsAt),
  });
  const wish = { day: row.school_day, ...timeOf({ startsAt: row.starts_at, endsAt: row.ends_at }), roomId };
  return {
    kind: best.kind,
    asks: Boolean(best.unanswered),
    until: isoFrom(row.hold_expires_at),
    alternatives: alternatives.map((one) => ({
      ...{ id: one.id, day: one.day, startsAt: isoFrom(one.startsAt), endsAt: isoFrom(one.endsAt) },
      room: one.roomId === null ? null : { id: one.roomId, name: one.roomName ?? '' },
      differsIn: differencesOf(wish, { day: one.day, ...timeOf(one), roomId: one.roomId }, row.zone),
    })),
  };
}

/** Before it begins, while it stands, and by somebody who could take it back. */
export function mayChange(row: VisitRow, actor: Actor, now: Date): boolean {
  return editSide(actor, placeOf(row)) !== null && decideChange(situationOf(row), 'centre', now).ok;
}

/** Of an approved visit that is still to come, and of one that was approved before its school changed it. */
export function cancelTermsOf(row: VisitRow, steps: readonly StepRow[], now: Date): VisitDetailView['cancelTerms'] {
  const gives = givesUp(row, steps, now);
  const lastFree = gives && lastFreeDay(gives.day, row.cancellation_days);
  return gives && lastFree !== null ? { lastFreeDay: lastFree, late: gives.on > lastFree } : null;
}

function givesUp(row: VisitRow, steps: readonly StepRow[], now: Date): GivenUp | null {
  const situation = situationOf(row);
  if (decide(situation, 'cancel', 'partner', now).ok) return { day: row.school_day, on: localDayOf(now, row.zone) };
  if (row.state !== 'requested' || !decide(situation, 'withdraw', 'partner', now).ok) return null;
  return givenUp(toSteps(steps), { schoolDay: row.school_day, zone: row.zone }, now);
}

export function toHistoryView(entry: HistoryRow, visit: VisitRow, actor: Actor): VisitHistoryView {
  return {
    version: entry.version,
    at: isoFrom(entry.at),
    move: entry.move,
    fromState: entry.from_state,
    toState: entry.to_state,
    side: entry.actor_side,
    actor: seesNames(actor, placeOf(visit)) ? entry.actor_name : null,
    reasonCode: entry.reason_code,
    left:
      entry.left_starts_at && entry.left_ends_at
        ? { startsAt: isoFrom(entry.left_starts_at), endsAt: isoFrom(entry.left_ends_at) }
        : null,
    late: (entry.move === 'cancel' || entry.move === 'withdraw') && visit.late_side !== null,
  };
}
