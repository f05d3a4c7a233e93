import { useQuery } from '@pinia/colada';
import { computed, watch } from 'vue';
import { durationText } from '#shared/values/duration-text.js';
import type { Choice } from '../../ui/choice.js';
import { groupText } from '../activities/index.js';
import { equipmentRows } from '../centres/index.js';
import { bookingApi } from './booking.api.js';
import { ASK } from './booking.texts.js';
import { fitToCatalogue } from './wish-defaults.js';
import { OTHER, type WishValues } from './wishes.js';

const inUse = <Thing extends { retired: boolean }>(things: readonly Thing[] = []): Thing[] =>
  things.filter((one) => !one.retired);

function wordChoices(words: readonly string[]): Choice[] {
  const each = [...new Set(words)].sort((a, b) => a.localeCompare(b, 'en-GB'));
  return each.map((word) => ({ value: word, label: word }));
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What the chosen centre has and offers. */
export function useCentreLists(values: WishValues) {
  const enabled = () => values.centreId !== '';
  const { data: centre, error } = useQuery({
    key: () => ['booking', 'centre', values.centreId],
    query: () => bookingApi.centre(values.centreId),
    enabled,
  });
  const { data: catalogue } = useQuery({
    key: () => ['booking', 'activities', values.centreId],
    query: () => bookingApi.activities(values.centreId),
    enabled,
  });
  const activities = computed(() => catalogue.value?.items ?? []);
  const pools = computed(() => inUse(centre.value?.equipmentPools));

  function fit(): void {
    if (centre.value) values.equipment = equipmentRows(pools.value, values.equipment);
    if (catalogue.value) fitToCatalogue(values, activities.value);
  }
  watch([centre, catalogue], fit, { immediate: true });

  return {
    activities: computed((): Choice[] => [
      ...activities.value.map(({ id, title }) => ({ value: id, label: title })),
      { value: OTHER, label: ASK.other },
    ]),
    /** "2 hours, for 8 to 28 pupils" */
    aboutActivity: computed(() => {
      const chosen = activities.value.find(({ id }) => id === values.activityId);
      return chosen && `${durationText(chosen.durationMinutes)}, for ${groupText(chosen.minPupils, chosen.maxPupils)}`;
    }),
    hasActivities: computed(() => activities.value.length > 0),
    features: computed(() => wordChoices(inUse(centre.value?.rooms).flatMap((room) => room.features))),
    skills: computed(() => [
      { value: '', label: ASK.noTutor },
      ...wordChoices(inUse(centre.value?.tutors).flatMap((tutor) => tutor.skills)),
    ]),
    quantityOf: (poolId: string) => pools.value.find(({ id }) => id === poolId)?.quantity ?? 0,
    /** On which it is open. */
    weekdays: computed((): Choice[] =>
      WEEKDAYS.map((label, index) => ({ value: String(index + 1), label })).filter(
        ({ value }) => centre.value?.openingHours.some(({ weekday }) => String(weekday) === value) === true,
      ),
    ),
    hasVehicle: computed(() => inUse(centre.value?.vehicles).length > 0),
    error,
    settled: computed(() => values.centreId === '' || centre.value !== undefined),
  };
}
