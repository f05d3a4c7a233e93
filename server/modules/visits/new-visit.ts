import { isBankHoliday } from '../../common/bank-holidays.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import type { CentreFacts } from '../centres/index.js';
import { holdExpiry } from './domain/hold.js';
import type { Asked } from './visit-admission.js';
import type { NewVisit } from './visits.repository.js';
import type { WantedVisit } from '../availability/index.js';

/** Until when a request that is made now keeps its time. */
export function heldUntil(startsAt: Date, centre: CentreFacts, now: Date): Date {
  const { zone, holdWorkingDays: workingDays } = centre;
  return holdExpiry(startsAt, { today: localDayOf(now, zone), workingDays, zone, isHoliday: isBankHoliday });
}

/** The row of a request that is made now. */
export function newVisit(asked: Asked, made: { id: string; reference: string; now: Date }): NewVisit {
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
    holdExpiresAt: heldUntil(time.startsAt, centre, made.now),
    seriesId: null,
    seriesDay: null,
    changedAlone: false,
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
