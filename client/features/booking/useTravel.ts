import { shallowRef, type Ref } from 'vue';
import { TRAVEL, travelSentence } from '../visits/index.js';
import { bookingApi } from './booking.api.js';
import { pupilsOf, type ChosenTime } from './booking-draft.js';
import type { Wishes } from './wishes.js';

/**
 * When to leave school for what is being booked, in a sentence; empty until it is known, for a community group, and
 * when it cannot be read: no booking fails for it.
 */
export function useTravel(wishes: Wishes | null, chosen: ChosenTime | null): Readonly<Ref<string>> {
  const travel = shallowRef('');
  if (wishes && chosen) void load(wishes, chosen);

  async function load(of: Wishes, time: ChosenTime): Promise<void> {
    const { day, startTime, endTime } = time.offer;
    try {
      const people = pupilsOf(of, time) + of.adults;
      const view = await bookingApi.journey(of, { day, startTime, endTime, people });
      if (view.travel) travel.value = travelSentence(view.travel, view.centre.zone);
      else if (view.journey === null && view.partner.kind === 'school') travel.value = TRAVEL.unknown;
    } catch {
      travel.value = '';
    }
  }

  return travel;
}
