import { z } from 'zod';
import { givenUp, timeOffer } from '#shared/contracts/search.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import { keyStageOf } from '#shared/values/key-stage.js';
import { clearDraft, readDraft, writeDraft } from '../../core/draft.js';
import { requestKey } from '../../core/request-key.js';
import { ownTime, type OwnTime } from './own-time.js';
import { OTHER, wishesSchema, type Wishes } from './wishes.js';

/** The time that was chosen on the second screen, found or the person's own. */
const chosenTime = z.object({
  offer: timeOffer,
  givesUp: z.array(givenUp),
  /** Chosen by the person themselves: nobody has ranked it. */
  own: z.boolean(),
  /** It is taken: they wait for it instead of asking. */
  waits: z.boolean().optional(),
  /** What was asked when it was found: other wishes may not be met by it. */
  search: z.string(),
});
export type ChosenTime = z.infer<typeof chosenTime>;

const wishedRoom = z.object({ id: z.string(), name: z.string() });
export type WishedRoom = z.infer<typeof wishedRoom>;

/** What the third screen asks besides. */
export const extrasSchema = z.object({
  quotePence: z.int('Enter an amount such as £120.00').min(1, 'Enter an amount, or leave it empty').nullable(),
  note: z.string().trim().max(1000, 'Keep this to 1,000 characters'),
});
export type Extras = z.infer<typeof extrasSchema>;

/** What stands in the first screen before it is sent. */
export const ASKING = 'booking.asking';
/** The same of the third screen. */
export const EXTRAS = 'booking.extras';
/** The day and time of one's own, and the room and equipment for it. */
export const OWN_TIME_DRAFT = 'booking.own-time';
export const OWN_ROOM_DRAFT = 'booking.own-room';
const SAID = 'booking.said';
const LOOKED_AT = 'booking.looked-at';
const WISHES = 'booking.wishes';
const CHOSEN = 'booking.chosen';
const ROOM_WISHED = 'booking.room-wished';
const KEY = 'booking.key';

function stored<T>(key: string, schema: z.ZodType<T>): T | null {
  const parsed = schema.safeParse(readDraft(key));
  return parsed.success ? parsed.data : null;
}

/** The booking under way, kept in this tab between its screens, through a reload and through signing in again. */
export const bookingDraft = {
  wishes: () => stored(WISHES, wishesSchema),
  chosen: () => stored(CHOSEN, chosenTime),
  keepWishes: (wishes: Wishes) => writeDraft(WISHES, wishes),
  choose: (chosen: ChosenTime) => writeDraft(CHOSEN, chosen),
  /** What the third screen last sent, and the time of one's own that was last looked at: neither is typed again. */
  said: () => stored(SAID, extrasSchema),
  say: (extras: Extras) => writeDraft(SAID, extras),
  ownTime: () => stored(LOOKED_AT, ownTime),
  lookAt: (time: OwnTime) => writeDraft(LOOKED_AT, time),
  /** Where somebody pointed in the board, before saying what and who; what was chosen elsewhere is not for this. */
  beginAt: (time: OwnTime, room: WishedRoom) => {
    [CHOSEN, OWN_TIME_DRAFT, OWN_ROOM_DRAFT].forEach(clearDraft);
    writeDraft(LOOKED_AT, time);
    writeDraft(ROOM_WISHED, room);
  },
  wishedRoom: () => stored(ROOM_WISHED, wishedRoom),
  /** The time is gone, or is not for these wishes. */
  dropTime: () => {
    clearDraft(CHOSEN);
  },
  /** Begins again with an activity: what was asked for another is not for this, but the group may be the same. */
  beginWith: (activityId: string) => {
    const asking = z.object({ activityId: z.string() }).safeParse(readDraft(ASKING) ?? readDraft(WISHES));
    if (asking.data?.activityId !== activityId) [WISHES, CHOSEN, ASKING, OWN_ROOM_DRAFT].forEach(clearDraft);
  },
  /** Sent with the request, so that a lost answer and a second press make no second visit. */
  keyFor: (request: RequestVisit) => requestKey(KEY, request),
  clear: () => {
    [WISHES, CHOSEN, ASKING, EXTRAS, SAID, OWN_TIME_DRAFT, LOOKED_AT, ROOM_WISHED, OWN_ROOM_DRAFT, KEY].forEach(
      clearDraft,
    );
  },
};

/** Half of the group comes where that is what the time gives up. */
export const pupilsOf = ({ pupils }: Wishes, { givesUp }: ChosenTime): number =>
  givesUp.find((given) => given.code === 'half_group')?.pupils ?? pupils;

/** What the visit is asked for with: the wishes, the time, and what the third screen adds. */
export function toRequest(wishes: Wishes, chosen: ChosenTime, { note, quotePence }: Extras): RequestVisit {
  const { centreId, partnerId, activityId, subject, yearGroups, programme, adults, stepFree } = wishes;
  const { day, startTime, endTime, room, equipment, tutor, vehicle } = chosen.offer;
  return {
    ...{ centreId, partnerId, day, startTime, endTime, yearGroups, programme, adults, stepFree },
    pupils: pupilsOf(wishes, chosen),
    keyStage: keyStageOf(yearGroups),
    roomId: room.id,
    equipment: equipment.map(({ poolId, quantity }) => ({ poolId, quantity })),
    ...(activityId === OTHER ? {} : { activityId }),
    ...(subject === '' ? {} : { subject }),
    ...(tutor ? { tutorId: tutor.id } : {}),
    ...(vehicle ? { vehicleId: vehicle.id } : {}),
    ...(note === '' ? {} : { note }),
    ...(quotePence === null ? {} : { transport: { quotePence } }),
  };
}
