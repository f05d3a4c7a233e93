import { z } from 'zod';
import { END_FIRST, endsAfterStart, localDay, pence, version, wallTime } from './common.js';
import { line, optionalParagraphs } from './fields.js';
import { policyOverrides } from './policies.contract.js';
import { givenReasonCode, keyStage, programme, yearGroup } from './vocabulary.js';

/** What people send: what they ask for, and the moves of a visit that is there. */

const note = optionalParagraphs(1000);

export const equipmentNeed = z.strictObject({
  poolId: z.uuid(),
  quantity: z.int('Enter how many you need').min(1, 'Enter 1 or more').max(100_000, 'Enter a smaller number'),
});
export type EquipmentNeed = z.infer<typeof equipmentNeed>;

export const equipmentNeeds = z
  .array(equipmentNeed)
  .max(20, 'Ask for at most 20 kinds of equipment')
  .refine(
    (needs) => new Set(needs.map((need) => need.poolId)).size === needs.length,
    'Name each kind of equipment once',
  )
  .default([]);

const subject = line('what you will teach', 120);

export const requestVisit = z
  .strictObject({
    centreId: z.uuid('Choose a centre'),
    partnerId: z.uuid('Choose a school or group'),
    day: localDay,
    startTime: wallTime,
    endTime: wallTime,
    roomId: z.uuid('Choose a room'),
    equipment: equipmentNeeds,
    /** Who teaches the group, as an offer names them; left out when nobody of the centre does. */
    tutorId: z.uuid('Choose a tutor').optional(),
    /** The centre's own vehicle that fetches the group and takes it home; its journey must be known. */
    vehicleId: z.uuid('Choose a vehicle').optional(),
    /** Somebody in the group needs a room without steps; a room with steps is refused then. */
    stepFree: z.boolean().default(false),
    /** From the centre's catalogue; left out when the group does something else. */
    activityId: z.uuid('Choose an activity').optional(),
    /** @default the title of the activity */
    subject: subject.optional(),
    keyStage: keyStage,
    yearGroups: z.array(yearGroup).min(1, 'Choose at least one year group').max(16),
    programme: programme.default('mainstream'),
    pupils: z
      .int('Enter how many pupils are coming')
      .min(1, 'Enter 1 or more pupils')
      .max(2000, 'Enter 2,000 pupils or fewer'),
    adults: z.int('Enter how many adults are coming').min(0, 'Enter 0 or more').max(500, 'Enter 500 adults or fewer'),
    note: note.optional(),
    /** Leave out when the school needs no help with transport. */
    transport: z.strictObject({ quotePence: pence.min(1, 'Enter what the coach company quoted') }).optional(),
    /** Rules of the centre that its manager sets aside for this visit alone; they do not count for a series. */
    overrides: policyOverrides.optional(),
  })
  .refine(endsAfterStart, END_FIRST)
  .refine((visit) => visit.subject !== undefined || visit.activityId !== undefined, {
    path: ['subject'],
    message: 'Enter what you will teach',
  })
  .meta({ id: 'RequestVisit' });
export type RequestVisit = z.infer<typeof requestVisit>;

/** What is left out stays as it is. */
export const changeVisit = z
  .strictObject({
    version,
    day: localDay.optional(),
    startTime: wallTime.optional(),
    endTime: wallTime.optional(),
    roomId: z.uuid('Choose a room').optional(),
    equipment: equipmentNeeds.unwrap().optional(),
    pupils: requestVisit.shape.pupils.optional(),
    adults: requestVisit.shape.adults.optional(),
    subject: subject.optional(),
    note: note.optional(),
    /** Rules of the centre that its manager sets aside for this change. */
    overrides: policyOverrides.optional(),
  })
  .meta({ id: 'ChangeVisit' });
export type ChangeVisit = z.infer<typeof changeVisit>;

export const approveVisit = z
  .strictObject({
    version,
    /** Approves even though no transport money is left; the award is released. */ withoutAward: z
      .boolean()
      .default(false),
  })
  .meta({ id: 'ApproveVisit' });
export type ApproveVisit = z.infer<typeof approveVisit>;

export const declineVisit = z
  .strictObject({ version, reasonCode: givenReasonCode, note: note.optional() })
  .meta({ id: 'DeclineVisit' });
export type DeclineVisit = z.infer<typeof declineVisit>;

export const withdrawVisit = z
  .strictObject({ version, reasonCode: givenReasonCode.optional(), note: note.optional() })
  .meta({ id: 'WithdrawVisit' });
export type WithdrawVisit = z.infer<typeof withdrawVisit>;

export const cancelVisit = z
  .strictObject({ version, reasonCode: givenReasonCode, note: note.optional() })
  .meta({ id: 'CancelVisit' });
export type CancelVisit = z.infer<typeof cancelVisit>;

export const recordAttendance = z
  .strictObject({
    version,
    pupils: z
      .int('Enter how many pupils came')
      .min(1, 'Enter 1 or more. If nobody came, record that they did not come')
      .max(2000, 'Enter 2,000 pupils or fewer'),
    adults: z.int('Enter how many adults came').min(0, 'Enter 0 or more').max(500, 'Enter 500 adults or fewer'),
  })
  .meta({ id: 'RecordAttendance' });
export type RecordAttendance = z.infer<typeof recordAttendance>;

export const recordNoShow = z
  .strictObject({ version, reasonCode: givenReasonCode.optional() })
  .meta({ id: 'RecordNoShow' });
export type RecordNoShow = z.infer<typeof recordNoShow>;

/** Takes the decision back that led to this version. */
export const undoDecision = z.strictObject({ version }).meta({ id: 'UndoDecision' });
export type UndoDecision = z.infer<typeof undoDecision>;
