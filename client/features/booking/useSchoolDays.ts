import { useQuery } from '@pinia/colada';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import type { PeriodView } from '#shared/contracts/bell-times.contract.js';
import { addDays, type LocalDate } from '#shared/values/local-date.js';
import { bookingApi } from './booking.api.js';

/** As many as the server tells of at once. */
const MOST_DAYS = 62;

/** What the next two months are for a school or group, from a day on; empty while nobody knows, and no booking fails for it. */
export function useSchoolDays(partnerId: MaybeRefOrGetter<string>, from: MaybeRefOrGetter<LocalDate>) {
  const { data, error } = useQuery({
    key: () => ['school-days', toValue(partnerId), toValue(from)],
    query: () =>
      bookingApi.schoolDays(toValue(partnerId), { from: toValue(from), to: addDays(toValue(from), MOST_DAYS - 1) }),
    enabled: () => toValue(partnerId) !== '',
  });
  const days = computed(() => data.value?.days ?? []);
  const periodsOn = (day: LocalDate): readonly PeriodView[] => days.value.find((one) => one.day === day)?.periods ?? [];
  /** Nothing more is to be waited for. */
  const settled = computed(() => data.value !== undefined || error.value !== null || toValue(partnerId) === '');
  return { days, periodsOn, yearGroups: computed(() => data.value?.partner.yearGroups ?? []), settled };
}
