import { z } from 'zod';

/**
 * The closed lists of words that several contracts and tables share.
 * What each word means stands in docs/glossary.md; how it reads on screen stands with each feature's texts.
 */

export const role = z.enum([
  'system_administrator',
  'la_officer',
  'board_member',
  'centre_manager',
  'tutor',
  'technician',
  'school_coordinator',
  'teacher',
  'community_group_leader',
]);
export type Role = z.infer<typeof role>;

export const scopeKind = z.enum(['installation', 'authority', 'centre', 'partner']);
export type ScopeKind = z.infer<typeof scopeKind>;

/** A role together with where it holds; `scopeId` is null for the whole installation only. */
export const grant = z.object({ role, scopeKind, scopeId: z.uuid().nullable() });
export type Grant = z.infer<typeof grant>;

export const oneTimeLinkKind = z.enum(['invitation', 'password_reset', 'first_administrator']);
export type OneTimeLinkKind = z.infer<typeof oneTimeLinkKind>;

export const partnerKind = z.enum(['school', 'community_group']);
export type PartnerKind = z.infer<typeof partnerKind>;

export const schoolStatus = z.enum(['open', 'proposed_to_close', 'closed', 'proposed_to_open']);
export type SchoolStatus = z.infer<typeof schoolStatus>;

export const partnershipRole = z.enum(['host', 'partner']);
export type PartnershipRole = z.infer<typeof partnershipRole>;

export const resourceKind = z.enum(['room', 'equipment_pool', 'tutor', 'vehicle']);
export type ResourceKind = z.infer<typeof resourceKind>;

export const unavailabilityReason = z.enum(['broken', 'on_loan', 'maintenance', 'missing', 'closed', 'leave', 'other']);
export type UnavailabilityReason = z.infer<typeof unavailabilityReason>;

/** Why a thing is out of use; people are on leave, things are not. */
export const thingReason = unavailabilityReason.exclude(['leave']);
export type ThingReason = z.infer<typeof thingReason>;

/** How a room hangs together with another: the other is a part of it, or it cannot be used without the other. */
export const roomLinkKind = z.enum(['part', 'needs']);
export type RoomLinkKind = z.infer<typeof roomLinkKind>;

export const visitState = z.enum([
  'requested',
  'offered',
  'approved',
  'waitlisted',
  'attended',
  'declined',
  'withdrawn',
  'cancelled',
  'expired',
  'no_show',
]);
export type VisitState = z.infer<typeof visitState>;

export const actorSide = z.enum(['partner', 'centre', 'system']);
export type ActorSide = z.infer<typeof actorSide>;

export const keyStage = z.enum(['early_years', 'ks1', 'ks2', 'ks3', 'ks4', 'ks5', 'adult', 'mixed']);
export type KeyStage = z.infer<typeof keyStage>;

export const yearGroup = z.enum([
  'N',
  'R',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '10',
  '11',
  '12',
  '13',
  'adult',
]);
export type YearGroup = z.infer<typeof yearGroup>;

export const programme = z.enum([
  'mainstream',
  'gifted_and_talented',
  'learning_mentors',
  'learning_support_unit',
  'behaviour_improvement',
  'lig_collaborative',
  'primary_transition',
  'cpd',
  'community',
]);
export type Programme = z.infer<typeof programme>;

/** The seven reasons for which, as inspectors found, schools stay away. */
export const barrierCode = z.enum([
  'timetable',
  'location',
  'transport_cost',
  'transport_time',
  'disruption',
  'cover',
  'relations',
]);
export type BarrierCode = z.infer<typeof barrierCode>;

/** Why a school or group takes back what it asked for, where nothing kept it away. They count as no barrier. */
export const schoolReasonCode = z.enum(['plans_changed', 'asked_by_mistake']);
export type SchoolReasonCode = z.infer<typeof schoolReasonCode>;

/** Why a centre says no, or takes back a yes. */
export const centreReasonCode = z.enum([
  'centre_closed',
  'room_not_available',
  'equipment_not_available',
  'no_tutor',
  'group_too_large',
  'not_suitable',
  'host_needs_room',
  'other',
]);
export type CentreReasonCode = z.infer<typeof centreReasonCode>;

/** What a person gives as a reason. */
export const givenReasonCode = z.enum([
  ...barrierCode.options,
  ...schoolReasonCode.options,
  ...centreReasonCode.options,
]);

export type GivenReasonCode = z.infer<typeof givenReasonCode>;

/** Why a visit ends by itself; nobody can give it as a reason. */
export const systemReasonCode = z.enum(['no_final_numbers']);

export const reasonCode = z.enum([...givenReasonCode.options, ...systemReasonCode.options]);
export type ReasonCode = z.infer<typeof reasonCode>;

export const transportAwardState = z.enum(['quoted', 'committed', 'released', 'claimed', 'paid', 'refused']);
export type TransportAwardState = z.infer<typeof transportAwardState>;

export const transportLedgerKind = z.enum(['commit', 'release', 'pay']);
export type TransportLedgerKind = z.infer<typeof transportLedgerKind>;

export const usageEntryKind = z.enum(['attended', 'no_show', 'correction', 'undone']);
export type UsageEntryKind = z.infer<typeof usageEntryKind>;

export const termName = z.enum(['autumn', 'spring', 'summer']);
export type TermName = z.infer<typeof termName>;

/**
 * What an entry of a calendar says of its days. `open` is an exception: it opens days that something inherited closes.
 */
export const calendarEntryKind = z.enum(['term', 'half_term', 'inset', 'closure', 'open']);
export type CalendarEntryKind = z.infer<typeof calendarEntryKind>;

/** Whose calendar it is. */
export const calendarOwner = z.enum(['authority', 'centre', 'school']);
export type CalendarOwner = z.infer<typeof calendarOwner>;

export const periodKind = z.enum(['lesson', 'break', 'lunch', 'registration']);
export type PeriodKind = z.infer<typeof periodKind>;

/** Which of two alternating weeks; `every` where all weeks are the same. */
export const bellWeek = z.enum(['every', 'A', 'B']);
export type BellWeek = z.infer<typeof bellWeek>;

export const schoolDayKind = z.enum([
  'school_day',
  'weekend',
  'bank_holiday',
  'holiday',
  'half_term',
  'inset',
  'closure',
]);
export type SchoolDayKind = z.infer<typeof schoolDayKind>;

/** Whether the school's coordinator has put their name to a teacher's request. */
export const signOffState = z.enum(['waiting', 'signed']);
export type SignOffState = z.infer<typeof signOffState>;

/** What somebody in a group needs, without saying who. Each is told with how many it concerns. */
export const needTag = z.enum([
  'wheelchair',
  'step_free',
  'hearing_loop',
  'sign_language',
  'large_print',
  'braille',
  'quiet_space',
  'one_to_one_support',
  'changing_place',
  'allergy_nuts',
  'allergy_other',
  'asthma',
  'epilepsy',
  'diabetes',
  'medicine_to_keep',
  'interpreter',
]);
export type NeedTag = z.infer<typeof needTag>;

export const correctionState = z.enum(['open', 'accepted', 'refused', 'withdrawn']);
export type CorrectionState = z.infer<typeof correctionState>;
