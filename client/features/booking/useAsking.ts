import { shallowRef } from 'vue';
import { useRouter } from 'vue-router';
import type { PolicyProblem } from '#shared/contracts/policies.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import { ApiRefusal } from '../../core/errors.js';
import { offersApi } from '../offers/index.js';
import { brokenRules, overridesOf } from '../policies/index.js';
import { bookingApi } from './booking.api.js';
import { bookingDraft, toRequest, type ChosenTime, type Extras } from './booking-draft.js';
import { PATHS } from './booking.texts.js';
import type { Wishes } from './wishes.js';

const CONFLICT = 409;

/** What is gone: the tutor, the vehicle, or anything else. */
const takenBy = (refusal: string): string => /^visit\/(tutor|vehicle)/.exec(refusal)?.[1] ?? '1';

/**
 * Asks for a visit, with the reasons for which rules of the centre are set aside. A time that somebody else has taken meanwhile leads back to those that are free
 * now.
 */
export function useAsking(wishes: Wishes, chosen: ChosenTime) {
  const router = useRouter();
  /** Of the request that was refused last. */
  const problems = shallowRef<readonly PolicyProblem[]>([]);
  /** Why rules are set aside, by their codes. */
  const reasons = shallowRef<Partial<Record<string, string>>>({});

  /** @throws whatever else the server says */
  async function ask(extras: Extras): Promise<void> {
    bookingDraft.say(extras);
    const overrides = overridesOf(problems.value, reasons.value);
    const plain = toRequest(wishes, chosen, extras);
    const request = overrides.length > 0 ? { ...plain, overrides } : plain;
    if (chosen.waits) return wait(request);
    try {
      const visit = await bookingApi.request(request, bookingDraft.keyFor(request));
      bookingDraft.clear();
      const why = visit.waitsBecause === null || visit.waitsBecause === 'not_here' ? {} : { why: visit.waitsBecause };
      await router.replace({ path: PATHS.sent(visit.id), query: why });
    } catch (error) {
      problems.value = brokenRules(error);
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
    try {
      const visit = await offersApi.ask(request, bookingDraft.keyFor(request));
      bookingDraft.clear();
      await router.replace(`/visits/${visit.id}`);
    } catch (error) {
      problems.value = brokenRules(error);
      throw error;
    }
  }

  return { ask, problems, reasons };
}
