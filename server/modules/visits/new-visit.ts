import { requestVisit, type RequestVisit } from '#shared/contracts/visits.contract.js';
import { isBankHoliday } from '../../common/bank-holidays.js';
import { InvalidInputError } from '../../common/errors/refused.error.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import type { CentreFacts } from '../centres/index.js';
import type { PlannedVisit } from '../policies/index.js';
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

/** What the rules of the centre are asked about. */
export const plannedVisit = ({ input, time, role }: Pick<Asked, 'input' | 'time' | 'role'>): PlannedVisit => ({
  ...{ day: input.day, startTime: input.startTime, endTime: input.endTime, role, programme: input.programme },
  minutes: (time.endsAt.getTime() - time.startsAt.getTime()) / 60_000,
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
