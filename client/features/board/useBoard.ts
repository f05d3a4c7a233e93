import { useQuery } from '@pinia/colada';
import { computed, watch, type MaybeRefOrGetter, toValue } from 'vue';
import type { LocalDate } from '#shared/values/local-date.js';
import { today } from '../../core/dates.js';
import { useNow } from '../../composables/useNow.js';
import { boardApi } from './board.api.js';
import { boardOf, minutesIn } from './board-rows.js';

interface UseBoardOptions {
  /** null while it is not known which centre to show */
  centreId: MaybeRefOrGetter<string | null>;
  day: MaybeRefOrGetter<LocalDate>;
}

/** A day of one centre, asked again every half minute while it is open: others decide and report meanwhile. */
export function useBoard({ centreId, day }: UseBoardOptions) {
  const now = useNow();
  const { data, error, asyncStatus, refetch } = useQuery({
    key: () => ['board', toValue(centreId) ?? '', toValue(day)],
    query: () => boardApi.day(toValue(centreId) ?? '', toValue(day)),
    enabled: () => toValue(centreId) !== null,
  });

  const board = computed(() => (data.value ? boardOf(data.value) : null));
  /** Minutes after midnight; undefined on any other day than today. */
  const present = computed(() => {
    if (!data.value) return undefined;
    const { day: shown, centre } = data.value;
    if (today(now.value, centre.zone) !== shown) return undefined;
    return minutesIn(shown, now.value.toISOString(), centre.zone);
  });

  watch(now, () => {
    if (document.visibilityState === 'visible' && toValue(centreId) !== null) void refetch();
  });

  return { view: data, board, present, error, asyncStatus, refetch };
}
