import { useQuery } from '@pinia/colada';
import { computed, watch, type MaybeRefOrGetter, toValue } from 'vue';
import type { DayView } from '#shared/contracts/availability.contract.js';
import type { LocalDate } from '#shared/values/local-date.js';
import { today, wallClock } from '../../core/dates.js';
import { useNow } from '../../composables/useNow.js';
import { boardApi } from './board.api.js';
import { DAY } from './minute-clock.js';
import { daysOf } from './sheet.js';
import { mondayOf, type BoardSpan } from './spans.js';

interface UseBoardOptions {
  /** null while it is not known which centre to show */
  centreId: MaybeRefOrGetter<string | null>;
  day: MaybeRefOrGetter<LocalDate>;
  span: MaybeRefOrGetter<BoardSpan>;
}

type Views = readonly [DayView, ...DayView[]];

async function viewsOf(centreId: string, day: LocalDate, span: BoardSpan): Promise<Views> {
  if (span === 'day') return [await boardApi.day(centreId, day)];
  const { days } = await boardApi.week(centreId, day);
  return days as unknown as Views;
}

/** A day or week of one centre, asked again every half minute while it is open: others decide and report meanwhile. */
export function useBoard({ centreId, day, span }: UseBoardOptions) {
  const now = useNow();
  const first = (): LocalDate => (toValue(span) === 'week' ? mondayOf(toValue(day)) : toValue(day));
  const { data, error, refetch } = useQuery({
    key: () => ['board', toValue(span), toValue(centreId) ?? '', first()],
    query: () => viewsOf(toValue(centreId) ?? '', first(), toValue(span)),
    enabled: () => toValue(centreId) !== null,
  });

  const days = computed(() => (data.value ? daysOf(data.value) : null));

  /** Minutes after midnight; 0 for days ahead, the whole day for those that are over. */
  function presentOn(shown: LocalDate): number {
    const zone = data.value?.[0].centre.zone;
    const here = today(now.value, zone);
    if (here !== shown) return shown > here ? 0 : DAY;
    return wallClock(now.value, zone).minutes;
  }

  watch(now, () => {
    if (document.visibilityState === 'visible' && toValue(centreId) !== null) void refetch();
  });

  return { views: data, days, presentOn, error, refetch };
}
