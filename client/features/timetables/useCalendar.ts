import { useQuery, useQueryCache } from '@pinia/colada';
import { toValue, type MaybeRefOrGetter } from 'vue';
import type { CalendarView } from '#shared/contracts/timetables.contract.js';
import { timetablesApi } from './timetables.api.js';

/** One calendar; every page about a part of it reads this. */
export function useCalendar(calendarId: MaybeRefOrGetter<string>) {
  const cache = useQueryCache();
  const keyOf = (id: string): string[] => ['calendars', id];
  const { data, error, refetch } = useQuery({
    key: () => keyOf(toValue(calendarId)),
    query: () => timetablesApi.calendar(toValue(calendarId)),
  });

  /** Shows what the server answered; days and offers that follow from it are asked again when they are next seen. */
  function keep(calendar: CalendarView): void {
    cache.setQueryData(keyOf(calendar.id), calendar);
    for (const key of ['calendars', 'board', 'school-days']) void cache.invalidateQueries({ key: [key] });
  }

  return { calendar: data, error, refetch, keep };
}
