import { z } from 'zod';
import type { ActivityView } from '#shared/contracts/activities.contract.js';
import { localDay, wallTime } from '#shared/contracts/common.js';
import { requestVisit, type RequestVisit, type VisitView } from '#shared/contracts/visits.contract.js';
import { programme, yearGroup } from '#shared/contracts/vocabulary.js';
import { fromMinutes, toMinutes } from '#shared/values/clock-time.js';
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
    /** The activity of the catalogue that was chosen; null when the group brings its own idea. */
    activityId: z.uuid().nullable(),
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

/** The second screen half filled in. */
const typedChoice = choiceSchema.extend({ roomId: z.string(), note: z.string() });
export type TypedChoice = z.infer<typeof typedChoice>;

/** What is left at the chosen time is said before the server has to. */
export const choiceWithin = (left: ReadonlyMap<string, number>) =>
  choiceSchema.superRefine(({ equipment }, check) => {
    equipment.forEach(({ poolId, name, quantity }, index) => {
      const most = left.get(poolId) ?? 0;
      if (quantity === null || quantity <= most) return;
      const message =
        most === 0
          ? `No ${inSentence(name)} are left at that time. Leave it empty, or choose another time`
          : `Only ${most} ${inSentence(name)} are left at that time. Enter ${most} or fewer`;
      check.addIssue({ code: 'custom', path: ['equipment', index, 'quantity'], message });
    });
  });

/** Names of equipment stand in lower case inside a sentence, abbreviations as they are. */
const inSentence = (name: string): string =>
  /^.[A-Z0-9]/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);

const ASK = 'booking.ask';
const CHOICE = 'booking.choice';
/** What stands in the first screen before it is sent. */
export const ASKING = 'booking.asking';
/** The same of the second screen, kept by hand: other times have other rooms. */
const CHOOSING = 'booking.choosing';
const KEY = 'booking.key';

const stored = <T>(key: string, schema: z.ZodType<T>): T | null => {
  const parsed = schema.safeParse(readDraft(key));
  return parsed.success ? parsed.data : null;
};

/** The booking under way, kept in this tab between its three screens and through a reload. */
export const bookingDraft = {
  ask: () => stored(ASK, askSchema),
  choice: () => stored(CHOICE, choiceSchema),
  /** What was typed on the second screen last, sent or not. */
  typed: () => stored(CHOOSING, typedChoice),
  keepAsk: (ask: Ask) => writeDraft(ASK, ask),
  keepChoice: (choice: Choice) => writeDraft(CHOICE, choice),
  keepTyped: (choice: TypedChoice) => writeDraft(CHOOSING, choice),
  /** Begins again with an activity: what was typed for something else is not for this. */
  beginWith: (activityId: string) => {
    if (stored(ASK, askSchema)?.activityId !== activityId) [ASK, CHOICE, CHOOSING].forEach(clearDraft);
    const asking = z.object({ activityId: z.string().nullable() }).safeParse(readDraft(ASKING));
    if (asking.data?.activityId !== activityId) clearDraft(ASKING);
  },
  /** Sent with the request, so that a lost answer and a second press make no second visit. */
  keyFor: (request: RequestVisit) => requestKey(KEY, request),
  clear: () => {
    [ASK, ASKING, CHOICE, CHOOSING, KEY].forEach(clearDraft);
  },
};

export function toRequest(ask: Ask, choice: Choice): RequestVisit {
  const { partnerName: _name, activityId, ...rest } = ask;
  const equipment = choice.equipment.flatMap(({ poolId, quantity }) => (quantity ? [{ poolId, quantity }] : []));
  return {
    ...rest,
    ...(activityId === null ? {} : { activityId }),
    keyStage: keyStageOf(ask.yearGroups),
    roomId: choice.roomId,
    equipment,
    stepFree: false,
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

/** What a chosen activity already says: where, what, and until when. */
export function asOffered({ id, centre, title, durationMinutes }: ActivityView, startTime: string) {
  const end = Math.min(toMinutes(startTime) + durationMinutes, 23 * 60 + 55);
  return { centreId: centre.id, activityId: id, subject: title, startTime, endTime: fromMinutes(end) };
}
