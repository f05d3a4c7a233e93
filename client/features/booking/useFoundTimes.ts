import { shallowRef } from 'vue';
import type { CentreView } from '#shared/contracts/centres.contract.js';
import type { FoundTimes } from '#shared/contracts/search.contract.js';
import { today } from '../../core/dates.js';
import { bookingApi } from './booking.api.js';
import { withoutSchool } from './offer-sentences.js';
import { toSearch, type Wishes } from './wishes.js';

/** Looks for times, afresh whenever somebody comes to the screen: what was free a minute ago may be taken. */
export function useFoundTimes(wishes: Wishes | null) {
  const found = shallowRef<FoundTimes | null>(null);
  const centre = shallowRef<CentreView | null>(null);
  const error = shallowRef<unknown>(null);
  const search = wishes && toSearch(wishes, today());

  async function load(): Promise<void> {
    if (!search) return;
    error.value = null;
    try {
      const [answer, place] = await Promise.all([bookingApi.search(search), bookingApi.centre(search.centreId)]);
      [found.value, centre.value] = [withoutSchool(answer), place];
    } catch (problem) {
      error.value = problem;
    }
  }
  void load();

  return { found, centre, error, load, search: JSON.stringify(search) };
}
