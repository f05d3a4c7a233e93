import { z } from 'zod';
import { localDay, wallTime } from '#shared/contracts/common.js';
import { requestVisit, type RequestVisit, type VisitView } from '#shared/contracts/visits.contract.js';
import { programme, yearGroup } from '#shared/contracts/vocabulary.js';
import { keyStageOf } from '#shared/values/key-stage.js';
import { clearDraft, readDraft, writeDraft } from '../../core/draft.js';
import { requestKey } from '../../core/request-key.js';
import { wallClock } from '../../core/dates.js';

const fields = requestVisit.shape;

/** What the first screen asks: who comes, what for, and when. */
export const askSchema = z
  .object({
    centreId: fields.centreId,
    partnerId: fields.partnerId,
    partnerName: z.string(),
    subject: fields.subject.unwrap(),
    yearGroups: z.array(yearGroup).min(1, 'Choose at least one year group'),
    programme,
    pupils: fields.pupils,
    adults: fields.adults,
    day: localDay,
    startTime: wallTime,
    endTime: wallTime,
  })
  .refine((ask) => ask.startTime < ask.endTime, { path: ['endTime'], message: 'Enter an end time after the start' });
export type Ask = z.infer<typeof askSchema>;

/** What the second screen asks: the room, equipment by pool, and help with transport. */
export const choiceSchema = z.object({
  roomId: fields.roomId,
  roomName: z.string(),
  equipment: z.array(
    z.object({
      poolId: z.uuid(),
      name: z.string(),
      quantity: z.int('Enter a whole number, or leave it empty').min(0, 'Enter 0 or more').max(100_000).nullable(),
    }),
  ),
  quotePence: z.int('Enter an amount such as £120.00').min(1, 'Enter an amount, or leave it empty').nullable(),
  note: z.string().trim().max(1000, 'Keep this to 1,000 characters'),
});
export type Choice = z.infer<typeof choiceSchema>;

const ASK = 'booking.ask';
const CHOICE = 'booking.choice';
const KEY = 'booking.key';

const stored = <T>(key: string, schema: z.ZodType<T>): T | null => {
  const parsed = schema.safeParse(readDraft(key));
  return parsed.success ? parsed.data : null;
};

/** The booking under way, kept in this tab between its three screens and through a reload. */
export const bookingDraft = {
  ask: () => stored(ASK, askSchema),
  choice: () => stored(CHOICE, choiceSchema),
  keepAsk: (ask: Ask) => writeDraft(ASK, ask),
  keepChoice: (choice: Choice) => writeDraft(CHOICE, choice),
  /** Sent with the request, so that a lost answer and a second press make no second visit. */
  keyFor: (request: RequestVisit) => requestKey(KEY, request),
  clear: () => {
    clearDraft(ASK);
    clearDraft(CHOICE);
    clearDraft(KEY);
  },
};

export function toRequest(ask: Ask, choice: Choice): RequestVisit {
  const { partnerName: _name, ...rest } = ask;
  const equipment = choice.equipment.flatMap(({ poolId, quantity }) => (quantity ? [{ poolId, quantity }] : []));
  return {
    ...rest,
    keyStage: keyStageOf(ask.yearGroups),
    roomId: choice.roomId,
    equipment,
    ...(choice.note === '' ? {} : { note: choice.note }),
    ...(choice.quotePence === null ? {} : { transport: { quotePence: choice.quotePence } }),
  };
}

/** What the last visit tells about the next: the same class, the same time of day. */
export function asLastTime(visit: VisitView | undefined) {
  if (!visit) return { yearGroups: [] as string[], pupils: null, adults: null, startTime: '10:00', endTime: '12:00' };
  return {
    yearGroups: [...visit.yearGroups],
    pupils: visit.expectedPupils,
    adults: visit.expectedAdults,
    startTime: wallClock(visit.startsAt, visit.centre.zone).time,
    endTime: wallClock(visit.endsAt, visit.centre.zone).time,
  };
}
