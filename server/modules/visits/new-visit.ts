import { requestVisit, type RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import { isBankHoliday } from '../../common/bank-holidays.js';
import { InvalidInputError } from '../../common/errors/refused.error.js';
import { localDayOf, wallTimeOf } from '../../common/kernel/wall-time.js';
import type { CentreFacts } from '../centres/index.js';
import type { PlannedTime, PlannedVisit } from '../policies/index.js';
import { holdExpiry } from './domain/hold.js';
import type { Asked } from './visit-admission.js';
import type { NewVisit } from './visit-records.js';
import type { SessionTime, WantedVisit } from '../availability/index.js';

/**
 * Until when a request that is made now waits for an answer. One that competes waits for the day of decision first.
 * @param decideBy the day of decision; null for a request that keeps its time
 */
export function heldUntil(startsAt: Date, centre: CentreFacts, now: Date, decideBy: string | null = null): Date {
  const { zone, holdWorkingDays: workingDays } = centre;
  const today = decideBy ?? localDayOf(now, zone);
  return holdExpiry(startsAt, { today, workingDays, zone, isHoliday: isBankHoliday });
}

export interface Made {
  readonly id: string;
  readonly reference: string;
  readonly now: Date;
  /** The day of decision of a request that competes. */
  readonly decideBy: string | null;
}

/** The row of a request that is made now. */
export function newVisit(asked: Asked, made: Made): NewVisit {
  const { input, centre, time, actor, side } = asked;
  return {
    id: made.id,
    reference: made.reference,
    authorityId: centre.authorityId,
    centreId: centre.id,
    partnerId: input.partnerId,
    partnerRole: asked.role,
    state: 'requested' as const,
    version: 1,
    schoolDay: input.day,
    ...time,
    activityId: asked.activity?.id ?? null,
    subject: asked.subject,
    keyStage: input.keyStage,
    yearGroups: input.yearGroups,
    programme: input.programme,
    expectedPupils: input.pupils,
    expectedAdults: input.adults,
    note: input.note === undefined || input.note === '' ? null : input.note,
    requestedBy: actor.personId,
    onBehalf: side === 'centre',
    requestedAt: made.now,
    holdExpiresAt: heldUntil(time.startsAt, centre, made.now, made.decideBy),
    decideBy: made.decideBy,
    seriesId: null,
    seriesDay: null,
    changedAlone: false,
    stepFree: input.stepFree,
    signOff: asked.needsSignOff ? 'waiting' : null,
    arrivedAt: null,
    finishedAt: null,
  };
}

/** What availability is asked for. */
export function wantedOf({ input, activity }: Pick<Asked, 'input' | 'activity'>): WantedVisit {
  const { tutorId = null, vehicleId = null } = input;
  return {
    ...input,
    tutorId,
    vehicleId,
    tutorSkill: activity?.tutorSkill ?? null,
    preparation: (activity?.preparationMinutes ?? 0) * 60_000,
  };
}

/** What the rules of the centre are asked about. */
export const plannedVisit = ({ input, time, role }: Pick<Asked, 'input' | 'time' | 'role'>): PlannedVisit => ({
  ...{ day: input.day, startTime: input.startTime, endTime: input.endTime, role, programme: input.programme },
  minutes: (time.endsAt.getTime() - time.startsAt.getTime()) / 60_000,
});

/** Where a visit stands, as the rules of the centre look at it. */
export const plannedTime = ({ startsAt, endsAt }: SessionTime, zone: string): PlannedTime => ({
  day: localDayOf(startsAt, zone),
  startTime: wallTimeOf(startsAt, zone),
  endTime: wallTimeOf(endsAt, zone),
  minutes: (endsAt.getTime() - startsAt.getTime()) / 60_000,
});

/** What a visit keeps of a request besides its time. */
export const wordsOf = ({ input, subject }: Asked) => ({
  schoolDay: input.day,
  subject,
  expectedPupils: input.pupils,
  expectedAdults: input.adults,
  note: input.note === undefined || input.note === '' ? null : input.note,
});

/** A request with some of it changed, as it would have been asked for. @throws InvalidInputError */
export function changedRequest(plan: RequestVisit, changes: object): RequestVisit {
  const parsed = requestVisit.safeParse({ ...plan, ...changes });
  if (parsed.success) return parsed.data;
  throw new InvalidInputError(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
}
