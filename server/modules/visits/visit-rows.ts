import type { VisitMove } from '#shared/contracts/visits.contract.js';
import type {
  ActorSide,
  KeyStage,
  PartnerKind,
  PartnershipRole,
  Programme,
  ReasonCode,
  SignOffState,
  VisitState,
} from '#shared/contracts/vocabulary.js';
import { instantFrom } from '../../database/dialect.js';
import { type Trip } from '../partners/index.js';
import type { VisitStep } from './domain/cancellation.js';
import { type VisitSituation } from './domain/visit-lifecycle.js';

/** An instant as either engine gives it. */
export type Stored = string | Date;

export interface VisitRow {
  id: string;
  reference: string;
  state: VisitState;
  version: number;
  authority_id: string;
  centre_id: string;
  partner_id: string;
  partner_role: PartnershipRole;
  school_day: string;
  starts_at: Stored;
  ends_at: Stored;
  activity_id: string | null;
  activity_title: string | null;
  subject: string;
  key_stage: KeyStage;
  year_groups: unknown;
  programme: Programme;
  expected_pupils: number;
  expected_adults: number;
  attended_pupils: number | null;
  attended_adults: number | null;
  note: string | null;
  on_behalf: boolean | number;
  series_id: string | null;
  requested_at: Stored;
  hold_expires_at: Stored | null;
  numbers_due_at: Stored | null;
  numbers_confirmed_at: Stored | null;
  reason_code: ReasonCode | null;
  reason_note: string | null;
  late_side: 'partner' | 'centre' | null;
  decide_by: string | null;
  cancellation_days: number | null;
  step_free: boolean | number;
  sign_off: SignOffState | null;
  arrived_at: Stored | null;
  finished_at: Stored | null;
  centre_name: string;
  zone: string;
  partner_name: string;
  partner_kind: PartnerKind;
  requested_by_name: string | null;
}

export interface ItemRow {
  visit_id: string;
  resource_id: string;
  quantity: number;
  room_name: string | null;
  pool_name: string | null;
  tutor_name: string | null;
  vehicle_name: string | null;
}

export interface HistoryRow {
  version: number;
  at: Stored;
  move: VisitMove;
  from_state: VisitState | null;
  to_state: VisitState;
  actor_side: ActorSide;
  reason_code: ReasonCode | null;
  actor_name: string | null;
  left_starts_at: Stored | null;
  left_ends_at: Stored | null;
}

export type StepRow = Pick<HistoryRow, 'at' | 'move' | 'actor_side' | 'from_state' | 'to_state' | 'left_starts_at'>;

export const toSteps = (rows: readonly StepRow[]): VisitStep[] =>
  rows.map((row) => ({
    ...{ at: instantFrom(row.at), move: row.move, side: row.actor_side },
    ...{ fromState: row.from_state, toState: row.to_state },
    left: row.left_starts_at === null ? null : instantFrom(row.left_starts_at),
  }));

export const placeOf = (row: VisitRow) => ({
  authorityId: row.authority_id,
  centreId: row.centre_id,
  partnerId: row.partner_id,
});

export const situationOf = (row: VisitRow): VisitSituation => ({
  state: row.state,
  startsAt: instantFrom(row.starts_at),
  holdExpiresAt: row.hold_expires_at === null ? null : instantFrom(row.hold_expires_at),
  signOff: row.sign_off,
  arrivedAt: row.arrived_at === null ? null : instantFrom(row.arrived_at),
});

/** The visit as a trip of its school. */
export const tripOf = (row: VisitRow): Trip => ({
  centreId: row.centre_id,
  partnerId: row.partner_id,
  partnerKind: row.partner_kind,
  startsAt: instantFrom(row.starts_at),
  endsAt: instantFrom(row.ends_at),
  people: row.expected_pupils + row.expected_adults,
});
