import { z } from 'zod';
import { instant, localDay, version } from './common.js';
import { line, optionalLine } from './fields.js';
import { need } from './visit-pack.contract.js';
import { recordAttendance } from './visit-requests.contract.js';
import { visitAction, visitId } from './visits.contract.js';
import { correctionState, visitState } from './vocabulary.js';

export const onTheDayRoutes = {
  day: '/api/v1/centres/:centreId/set-up-sheets/:day',
  arrival: '/api/v1/visits/:visitId/arrival',
  arrivalTakenBack: '/api/v1/visits/:visitId/arrival-taken-back',
  earlyFinish: '/api/v1/visits/:visitId/early-finish',
  corrections: '/api/v1/visits/:visitId/corrections',
  openCorrections: '/api/v1/centres/:centreId/open-corrections',
  acceptance: '/api/v1/corrections/:correctionId/acceptance',
  refusal: '/api/v1/corrections/:correctionId/refusal',
  withdrawal: '/api/v1/corrections/:correctionId/withdrawal',
} as const;

/** What can be done with a visit on its day besides recording who came. */
export const dayAction = z.enum(['arrive', 'takeBackArrival', 'finishEarly', 'correct']);
export type DayAction = z.infer<typeof dayAction>;

export const moveOnTheDay = z.strictObject({ version }).meta({ id: 'MoveOnTheDay' });
export type MoveOnTheDay = z.infer<typeof moveOnTheDay>;

const named = z.object({ id: z.uuid(), name: z.string() });

/** One visit on a set-up sheet. Times of the room include set-up and clear-down. */
export const sheetVisit = z
  .object({
    id: visitId,
    reference: z.string(),
    state: visitState,
    version,
    setUpAt: instant,
    startsAt: instant,
    endsAt: instant,
    clearedAt: instant,
    partner: z.string(),
    subject: z.string(),
    activity: z.object({ id: z.uuid(), title: z.string(), preparationMinutes: z.int() }).nullable(),
    yearGroups: z.array(z.string()),
    pupils: z.int(),
    adults: z.int(),
    equipment: z.array(z.object({ name: z.string(), quantity: z.int() })),
    tutor: z.string().nullable(),
    vehicle: z.string().nullable(),
    stepFree: z.boolean(),
    needs: z.array(need),
    contactName: z.string().nullable(),
    contactPhone: z.string().nullable(),
    /** What the school wrote to the centre, with the request and in the pack. */
    notes: z.array(z.string()),
    arrivedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    attendedPupils: z.int().nullable(),
    attendedAdults: z.int().nullable(),
    availableActions: z.array(visitAction),
    dayActions: z.array(dayAction),
  })
  .meta({ id: 'SheetVisit' });
export type SheetVisit = z.infer<typeof sheetVisit>;

export const setUpSheets = z
  .object({
    centre: named.extend({ zone: z.string() }),
    day: localDay,
    /** Rooms in which something takes place, by name; the visits of each in the order of time. */
    rooms: z.array(z.object({ id: z.uuid(), name: z.string(), visits: z.array(sheetVisit) })),
  })
  .meta({ id: 'SetUpSheets' });
export type SetUpSheets = z.infer<typeof setUpSheets>;

const reason = line('why it was recorded wrongly', 500);

export const proposeCorrection = z
  .discriminatedUnion(
    'came',
    [
      z.strictObject({
        came: z.literal(true),
        version,
        pupils: recordAttendance.shape.pupils,
        adults: recordAttendance.shape.adults,
        reason,
      }),
      z.strictObject({ came: z.literal(false), version, reason }),
    ],
    { error: 'Say whether they came' },
  )
  .meta({ id: 'ProposeCorrection' });
export type ProposeCorrection = z.infer<typeof proposeCorrection>;

export const reviewCorrection = z
  .strictObject({ note: optionalLine('the note', 500) })
  .meta({ id: 'ReviewCorrection' });
export type ReviewCorrection = z.infer<typeof reviewCorrection>;

export const correctionAction = z.enum(['accept', 'refuse', 'withdraw']);
export type CorrectionAction = z.infer<typeof correctionAction>;

export const correctionView = z
  .object({
    id: z.uuid(),
    state: correctionState,
    visit: z.object({
      id: visitId,
      reference: z.string(),
      partner: z.string(),
      startsAt: instant,
      endsAt: instant,
      zone: z.string(),
      /** As it stands now. */
      state: visitState,
      attendedPupils: z.int().nullable(),
      attendedAdults: z.int().nullable(),
    }),
    came: z.boolean(),
    /** 0 when nobody came. */
    pupils: z.int(),
    adults: z.int(),
    reason: z.string(),
    proposedBy: z.string(),
    proposedAt: instant,
    reviewedBy: z.string().nullable(),
    reviewedAt: instant.nullable(),
    reviewNote: z.string().nullable(),
    availableActions: z.array(correctionAction),
  })
  .meta({ id: 'CorrectionView' });
export type CorrectionView = z.infer<typeof correctionView>;

/** The newest first. */
export const correctionList = z
  .object({
    items: z.array(correctionView),
    /** Whether the person asking may propose one now. */
    mayPropose: z.boolean(),
  })
  .meta({ id: 'CorrectionList' });
export type CorrectionList = z.infer<typeof correctionList>;
