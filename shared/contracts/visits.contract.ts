import { z } from 'zod';
import { cursor, instant, localDay, pageSize, version } from './common.js';
import { finalNumbersView } from './final-numbers.contract.js';
import { offerView, waitingPlace } from './offers.contract.js';
import { travelView } from './journeys.contract.js';
import {
  actorSide,
  keyStage,
  partnerKind,
  partnershipRole,
  programme,
  reasonCode,
  signOffState,
  visitState,
} from './vocabulary.js';

export const visitsRoutes = {
  visits: '/api/v1/visits',
  visit: '/api/v1/visits/:visitId',
  approval: '/api/v1/visits/:visitId/approval',
  decline: '/api/v1/visits/:visitId/decline',
  withdrawal: '/api/v1/visits/:visitId/withdrawal',
  cancellation: '/api/v1/visits/:visitId/cancellation',
  attendance: '/api/v1/visits/:visitId/attendance',
  noShow: '/api/v1/visits/:visitId/no-show',
  change: '/api/v1/visits/:visitId/change',
  undo: '/api/v1/visits/:visitId/undo',
} as const;

export const visitId = z.uuid();

export const visitAction = z.enum([
  'approve',
  'offer',
  'wait',
  'accept',
  'decline',
  'withdraw',
  'cancel',
  'recordAttendance',
  'recordNoShow',
]);
export type VisitAction = z.infer<typeof visitAction>;

export const visitView = z
  .object({
    id: visitId,
    reference: z.string(),
    state: visitState,
    version,
    centre: z.object({ id: z.uuid(), name: z.string(), zone: z.string() }),
    partner: z.object({ id: z.uuid(), name: z.string(), kind: partnerKind, role: partnershipRole }),
    day: localDay,
    startsAt: instant,
    endsAt: instant,
    /** When the school leaves and is back; null when its journey is not known, and for a community group. */
    travel: travelView.nullable(),
    room: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    equipment: z.array(z.object({ poolId: z.uuid(), name: z.string(), quantity: z.int() })),
    /** Who of the centre teaches the group; null when nobody does, and for those who see visits without names. */
    tutor: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    /** The centre's vehicle that fetches the group and takes it home; null when it comes by itself. */
    vehicle: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    /** Null when the group does something of its own. */
    activity: z.object({ id: z.uuid(), title: z.string() }).nullable(),
    subject: z.string(),
    keyStage,
    yearGroups: z.array(z.string()),
    programme,
    expectedPupils: z.int(),
    expectedAdults: z.int(),
    attendedPupils: z.int().nullable(),
    attendedAdults: z.int().nullable(),
    /** Null for those who see visits without names. */
    requestedBy: z.string().nullable(),
    note: z.string().nullable(),
    onBehalf: z.boolean(),
    /** Null for a visit that was asked for alone. */
    seriesId: z.uuid().nullable(),
    requestedAt: instant,
    holdExpiresAt: instant.nullable(),
    /** Times that are held for it until somebody says yes to one; null in every state but `offered`. */
    offer: offerView.nullable(),
    /** Null in every state but `waitlisted`. */
    waiting: waitingPlace.nullable(),
    /** Null where none are asked for. */
    finalNumbers: finalNumbersView.nullable(),
    /** Somebody in the group needs a room without steps. */
    stepFree: z.boolean(),
    /** Whether the school's coordinator has signed the request off; null where the school asks for none. */
    signOff: signOffState.nullable(),
    arrivedAt: instant.nullable(),
    /** When it was over earlier than planned; null when it was not. */
    finishedAt: instant.nullable(),
    reasonCode: reasonCode.nullable(),
    reasonNote: z.string().nullable(),
    /** Who cancelled later than the centre’s terms allow; null for every other visit. */
    lateSide: z.enum(['partner', 'centre']).nullable(),
    /** The last local day on which rivals may ask for the same time; null for a request that keeps its time. */
    decideBy: localDay.nullable(),
    /** What the person asking may do now, so that no screen repeats the rules. */
    availableActions: z.array(visitAction),
  })
  .meta({ id: 'VisitView' });
export type VisitView = z.infer<typeof visitView>;

/** What happens to an approved visit besides its moves; `release` is for want of final numbers. */
export const promiseMove = z.enum(['confirmNumbers', 'extendNumbers', 'release', 'swap', 'handOver']);

/** A `turn` is of the waiting list; `change` is of time, room or need; `repeat` makes it the first of a series; `undo` takes the move before it back. Others happen on the day. */
export const visitMove = z.enum([
  'request',
  ...visitAction.options,
  'turn',
  'lapse',
  'change',
  'repeat',
  'undo',
  ...promiseMove.options,
  'signOff',
  'arrive',
  'takeBackArrival',
  'finishEarly',
  'correct',
]);
export type VisitMove = z.infer<typeof visitMove>;

export const visitHistoryView = z
  .object({
    version,
    at: instant,
    move: visitMove,
    fromState: visitState.nullable(),
    toState: visitState,
    side: actorSide,
    actor: z.string().nullable(),
    reasonCode: reasonCode.nullable(),
    /** A cancellation that came later than the centre’s terms allow. */
    late: z.boolean(),
    /** The time that it left with this move; null when it kept its time. */
    left: z.object({ startsAt: instant, endsAt: instant }).nullable(),
  })
  .meta({ id: 'VisitHistoryView' });
export type VisitHistoryView = z.infer<typeof visitHistoryView>;

export const visitDetailView = visitView
  .extend({
    history: z.array(visitHistoryView),
    /** Until when a promise is taken back freely; null where the centre has no terms, or nothing was promised. */
    cancelTerms: z.object({ lastFreeDay: localDay, late: z.boolean() }).nullable(),
    /** Whether the person asking may move or change it, and let it repeat. */
    mayChange: z.boolean(),
  })
  .meta({ id: 'VisitDetailView' });
export type VisitDetailView = z.infer<typeof visitDetailView>;

export const visitQuery = z.object({
  state: visitState.optional(),
  centreId: z.uuid().optional(),
  partnerId: z.uuid().optional(),
  /** Only visits of series, or only others. */
  series: z.enum(['with', 'without']).optional(),
  /** Only those that wait for the school's coordinator. */
  signOff: z.literal('waiting').optional(),
  from: localDay.optional(),
  to: localDay.optional(),
  /** `day` lists by when they take place, `asked` by when they were asked for, longest waiting first. */
  order: z.enum(['day', 'dayDescending', 'asked']).default('day'),
  cursor: cursor.optional(),
  limit: pageSize,
});
export type VisitQuery = z.infer<typeof visitQuery>;

/** All that wait at a centre, and all that are offered another time or have their turn. */
export const waitingListView = z
  .object({
    centre: z.object({ id: z.uuid(), name: z.string() }),
    /** The next one first. */
    waiting: z.array(
      z.object({
        visit: visitView,
        /** Room-minutes; null for groups, and where a share is not known. */
        shortfallMinutes: z.number().nullable(),
      }),
    ),
    offered: z.array(visitView),
  })
  .meta({ id: 'WaitingListView' });
export type WaitingListView = z.infer<typeof waitingListView>;
/**
 * Why a request is not approved at once: the centre does not do so, it is too late for it, a rule was set aside, others
 * want the time, the school has no share or is above it, or its transport cannot be paid for.
 */
export const waitsBecause = z.enum([
  'sign_off',
  'not_here',
  'too_soon',
  'exception',
  'rivals',
  'no_share',
  'above_share',
  'transport',
]);
export type WaitsBecause = z.infer<typeof waitsBecause>;

/** The visit as it was asked for, and perhaps approved already. */
export const requestedVisitView = visitDetailView
  .extend({
    /** Null when it was approved at once. */
    waitsBecause: waitsBecause.nullable(),
  })
  .meta({ id: 'RequestedVisitView' });
export type RequestedVisitView = z.infer<typeof requestedVisitView>;

export const visitPage = z
  .object({ items: z.array(visitView), nextCursor: z.string().nullable() })
  .meta({ id: 'VisitPage' });
export type VisitPage = z.infer<typeof visitPage>;
