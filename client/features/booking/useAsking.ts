import { useRouter } from 'vue-router';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import { ApiRefusal } from '../../core/errors.js';
import { offersApi } from '../offers/index.js';
import { useOverrides } from '../policies/index.js';
import { bookingApi } from './booking.api.js';
import { bookingDraft, toRequest, type ChosenTime, type Extras } from './booking-draft.js';
import { PATHS } from './booking.texts.js';
import type { Wishes } from './wishes.js';

const CONFLICT = 409;

const send = (request: RequestVisit) => bookingApi.request(request, bookingDraft.keyFor(request));

/** What is gone: the tutor, the vehicle, or anything else. */
const takenBy = (refusal: string): string => /^visit\/(tutor|vehicle)/.exec(refusal)?.[1] ?? '1';

/**
 * Asks for a visit, with the reasons for which rules of the centre are set aside. A time that somebody else has taken
 * meanwhile leads back to those that are free now.
 */
export function useAsking(wishes: Wishes, chosen: ChosenTime) {
  const router = useRouter();
  const { problems, reasons, withReasons } = useOverrides();

  /** @throws whatever else the server says */
  async function ask(extras: Extras): Promise<void> {
    bookingDraft.say(extras);
    const plain = toRequest(wishes, chosen, extras);
    if (chosen.waits) return withReasons((added) => wait({ ...plain, ...added }));
    try {
      const visit = await withReasons((added) => send({ ...plain, ...added }));
      bookingDraft.clear();
      const why = visit.waitsBecause === null || visit.waitsBecause === 'not_here' ? {} : { why: visit.waitsBecause };
      await router.replace({ path: PATHS.sent(visit.id), query: why });
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.status !== CONFLICT) throw error;
      if (!chosen.own) bookingDraft.dropTime();
      await router.replace({
        path: chosen.own ? PATHS.ownTime : PATHS.times,
        query: { taken: takenBy(error.refusal) },
      });
    }
  }

  /** @throws whatever the server says: a time that has become free meanwhile is to be asked for */
  async function wait(request: RequestVisit): Promise<void> {
    const visit = await offersApi.ask(request, bookingDraft.keyFor(request));
    bookingDraft.clear();
    await router.replace(`/visits/${visit.id}`);
  }

  return { ask, problems, reasons };
}
