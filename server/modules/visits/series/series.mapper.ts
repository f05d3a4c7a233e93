import type { OccurrenceView, SeriesDetailView, SeriesView } from '#shared/contracts/series.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { PartnerKind, PartnershipRole, ReasonCode, VisitState } from '#shared/contracts/vocabulary.js';
import type { Actor } from '../../../common/auth/actor.js';
import { instantFrom, isoFrom, jsonFrom } from '../../../database/dialect.js';
import { actionsAt } from '../visit.mapper.js';
import { editSide, seesNames } from '../visits.policy.js';
import type { RejectedDate } from './series.repository.js';

type Stored = string | Date;

export interface SeriesRow {
  id: string;
  version: number;
  centre_id: string;
  centre_name: string;
  zone: string;
  authority_id: string;
  partner_id: string;
  partner_name: string;
  partner_kind: PartnerKind;
  partner_role: PartnershipRole | null;
  every: SeriesView['every'];
  weekdays: unknown;
  first_day: string;
  last_day: string;
  left_out: unknown;
  plan: unknown;
  continues_id: string | null;
  room_name: string | null;
  requested_at: Stored;
  requested_by_name: string | null;
  requested: number | string;
  coming: number | string;
  rejected: number | string;
}

export interface OccurrenceRow {
  id: string;
  reference: string;
  series_day: string;
  starts_at: Stored;
  ends_at: Stored;
  hold_expires_at: Stored | null;
  room_id: string | null;
  room_name: string | null;
  state: VisitState;
  version: number;
  changed_alone: boolean | number;
  reason_code: ReasonCode | null;
}

const placeOf = (row: SeriesRow) => ({
  authorityId: row.authority_id,
  centreId: row.centre_id,
  partnerId: row.partner_id,
});

export function toSeriesView(row: SeriesRow, actor: Actor): SeriesView {
  const { startTime, endTime, roomId, subject = '', pupils } = jsonFrom<RequestVisit>(row.plan);
  const { id: centreId, name: centreName } = { id: row.centre_id, name: row.centre_name };
  return {
    id: row.id,
    version: row.version,
    centre: { id: centreId, name: centreName, zone: row.zone },
    partner: {
      id: row.partner_id,
      name: row.partner_name,
      kind: row.partner_kind,
      role: row.partner_role ?? 'partner',
    },
    every: row.every,
    weekdays: jsonFrom<number[]>(row.weekdays),
    firstDay: row.first_day,
    lastDay: row.last_day,
    startTime,
    endTime,
    room: row.room_name === null ? null : { id: roomId, name: row.room_name },
    subject,
    pupils,
    counts: { requested: Number(row.requested), coming: Number(row.coming), rejected: Number(row.rejected) },
    requestedAt: isoFrom(row.requested_at),
    requestedBy: seesNames(actor, placeOf(row)) ? row.requested_by_name : null,
  };
}

/** What belongs to a series and stands in other rows. */
export interface SeriesParts {
  readonly occurrences: readonly OccurrenceRow[];
  readonly rejected: readonly RejectedDate[];
  readonly continuedBy: readonly string[];
}

export function toSeriesDetail(row: SeriesRow, parts: SeriesParts, actor: Actor, now: Date): SeriesDetailView {
  const place = placeOf(row);
  return {
    ...toSeriesView(row, actor),
    occurrences: parts.occurrences.map((occurrence) => toOccurrence(occurrence, place, actor, now)),
    rejected: [...parts.rejected],
    leftOut: jsonFrom<string[]>(row.left_out),
    continues: row.continues_id,
    continuedBy: [...parts.continuedBy],
    mayEdit: editSide(actor, place) !== null,
  };
}

function toOccurrence(row: OccurrenceRow, place: ReturnType<typeof placeOf>, actor: Actor, now: Date): OccurrenceView {
  const situation = {
    state: row.state,
    startsAt: instantFrom(row.starts_at),
    holdExpiresAt: row.hold_expires_at === null ? null : instantFrom(row.hold_expires_at),
  };
  return {
    visitId: row.id,
    reference: row.reference,
    seriesDay: row.series_day,
    startsAt: isoFrom(row.starts_at),
    endsAt: isoFrom(row.ends_at),
    room: row.room_id === null ? null : { id: row.room_id, name: row.room_name ?? '' },
    state: row.state,
    version: row.version,
    changedAlone: Boolean(row.changed_alone),
    reasonCode: row.reason_code,
    availableActions: actionsAt(situation, place, actor, now),
  };
}
