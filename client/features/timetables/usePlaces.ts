import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import type { CalendarOwner } from '#shared/contracts/vocabulary.js';
import type { Choice } from '../../ui/choice.js';
import { timetablesApi } from './timetables.api.js';
import { OWNERS } from './timetables.texts.js';

/** The authorities, centres and schools whose calendars somebody may see. */
export function usePlaces(only?: CalendarOwner) {
  const { data, error, refetch } = useQuery({ key: ['calendars'], query: timetablesApi.list });
  const places = computed(() => data.value?.items.filter(({ owner }) => only === undefined || owner === only));
  const choices = computed<Choice[]>(() =>
    (places.value ?? []).map(({ id, name, owner }) => ({ value: id, label: name, hint: OWNERS[owner] })),
  );
  /** What somebody most likely comes for: what they may change themselves. */
  const first = computed(() => {
    const all = places.value ?? [];
    const own =
      only === 'school' ? all.find(({ bellTimes }) => bellTimes?.mayEdit) : all.find(({ mayEdit }) => mayEdit);
    return own ?? all[0];
  });
  return { places, choices, first, error, refetch };
}
