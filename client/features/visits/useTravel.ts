import { shallowRef, type Ref } from 'vue';
import { TRAVEL, travelSentence } from './travel.texts.js';
import type { Ask } from './useBookingDraft.js';
import { visitsApi } from './visits.api.js';

/**
 * When to leave school for what is being booked, in a sentence; empty until it is known, for a community group, and
 * when it cannot be read: no booking fails for it.
 */
export function useTravel(ask: Ask | null): Readonly<Ref<string>> {
  const travel = shallowRef('');
  if (ask) void load(ask);

  async function load({ day, startTime, endTime, pupils, adults, ...pair }: Ask): Promise<void> {
    try {
      const view = await visitsApi.journey(pair, { day, startTime, endTime, people: pupils + adults });
      if (view.travel) travel.value = travelSentence(view.travel, view.centre.zone);
      else if (view.journey === null && view.partner.kind === 'school') travel.value = TRAVEL.unknown;
    } catch {
      travel.value = '';
    }
  }

  return travel;
}
