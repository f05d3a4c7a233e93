import { useRouter } from 'vue-router';
import { ApiRefusal } from '../../core/errors.js';
import { bookingApi } from './booking.api.js';
import { bookingDraft, toRequest, type ChosenTime, type Extras } from './booking-draft.js';
import { PATHS } from './booking.texts.js';
import type { Wishes } from './wishes.js';

const CONFLICT = 409;

/** What is gone: the tutor, the vehicle, or anything else. */
const takenBy = (refusal: string): string => /^visit\/(tutor|vehicle)/.exec(refusal)?.[1] ?? '1';

/** Asks for a visit. A time that somebody else has taken meanwhile leads back to those that are free now. */
export function useAsking(wishes: Wishes, chosen: ChosenTime) {
  const router = useRouter();

  /** @throws whatever else the server says */
  async function ask(extras: Extras): Promise<void> {
    bookingDraft.say(extras);
    const request = toRequest(wishes, chosen, extras);
    try {
      const visit = await bookingApi.request(request, bookingDraft.keyFor(request));
      bookingDraft.clear();
      await router.replace(PATHS.sent(visit.id));
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.status !== CONFLICT) throw error;
      if (!chosen.own) bookingDraft.dropTime();
      await router.replace({
        path: chosen.own ? PATHS.ownTime : PATHS.times,
        query: { taken: takenBy(error.refusal) },
      });
    }
  }

  return ask;
}
