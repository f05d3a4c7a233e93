import { shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue';
import type { TransportQuoteView } from '#shared/contracts/subsidies.contract.js';
import { subsidiesApi } from './subsidies.api.js';

const PAUSE_MS = 300;
const LARGEST_PENCE = 100_000_000;

export interface Journey {
  centreId: string;
  partnerId: string;
  day: string;
  quotePence: number | null;
}

/** Asks what the centre would pay once somebody stops typing; a late answer to an earlier figure is dropped. */
export function useQuote(journey: MaybeRefOrGetter<Journey>) {
  const quote = shallowRef<TransportQuoteView | null>(null);
  const error = shallowRef<unknown>(null);
  const pending = shallowRef(false);

  async function ask({ centreId, ...body }: Journey & { quotePence: number }, signal: AbortSignal): Promise<void> {
    try {
      quote.value = await subsidiesApi.quote(centreId, body, signal);
    } catch (problem) {
      if (!signal.aborted) error.value = problem;
    } finally {
      if (!signal.aborted) pending.value = false;
    }
  }

  watch(
    () => JSON.stringify(toValue(journey)),
    (_now, _before, onCleanup) => {
      const { quotePence, ...rest } = toValue(journey);
      [quote.value, error.value] = [null, null];
      pending.value =
        quotePence !== null && Number.isInteger(quotePence) && quotePence > 0 && quotePence <= LARGEST_PENCE;
      if (!pending.value || quotePence === null) return;
      const given = new AbortController();
      const timer = setTimeout(() => void ask({ ...rest, quotePence }, given.signal), PAUSE_MS);
      onCleanup(() => {
        clearTimeout(timer);
        given.abort();
      });
    },
    { immediate: true },
  );

  return { quote, error, pending };
}
