import { computed, watch } from 'vue';
import { addDays } from '#shared/values/local-date.js';
import { today } from '../../core/dates.js';
import type { Choice } from '../../ui/choice.js';
import { YEAR_GROUPS } from '../visits/index.js';
import { ASK } from './booking.texts.js';
import { periodNames } from './period-choices.js';
import { useSchoolDays } from './useSchoolDays.js';
import { whenChoices } from './when.js';
import { fitToSchool } from './wish-defaults.js';
import { AT_TIME, PERIOD, type WishValues } from './wishes.js';

/** The year groups, days and periods of the chosen school. */
export function useSchoolLists(values: WishValues) {
  const now = today();
  const { days, yearGroups, settled } = useSchoolDays(() => values.partnerId, addDays(now, 1));
  const periods = computed(() => periodNames(days.value));
  const years = computed(() =>
    yearGroups.value.length === 0
      ? YEAR_GROUPS
      : YEAR_GROUPS.filter(({ value }) => value === 'adult' || yearGroups.value.includes(value)),
  );

  watch(
    [days, settled],
    () => {
      if (settled.value) fitToSchool(values, { years: years.value, periods: periods.value });
    },
    { immediate: true },
  );

  return {
    years,
    when: computed(() => whenChoices(now, days.value)),
    isSchool: computed(() => periods.value.length > 0),
    backBy: computed((): Choice[] => [
      { value: '', label: ASK.anyTime },
      ...periods.value.map(({ name, starts }) => ({ value: PERIOD + name, label: ASK.beginningOf(name, starts) })),
      { value: AT_TIME, label: ASK.anotherTime },
    ]),
    periods: computed((): Choice[] => [
      { value: '', label: ASK.anyPeriod },
      ...periods.value.map(({ name }) => ({ value: name, label: name })),
    ]),
    settled,
  };
}
