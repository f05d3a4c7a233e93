import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { isLocalDate, type LocalDate } from '#shared/values/local-date.js';
import { today } from '../../core/dates.js';
import { useSession } from '../../core/session.js';
import { useOpenCorrections } from '../visits/index.js';
import { todayApi } from './today.api.js';

/** The day and centre that the address asks for, and what takes place then; without an answer in it, one's own and today. */
export function useToday() {
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const asked = (name: string): string => {
    const value = route.query[name];
    return typeof value === 'string' ? value : '';
  };
  const centres = computed(() => {
    const own = session.assignments.filter(({ scopeKind }) => scopeKind === 'centre');
    const choices = own.map(({ scopeId, scopeName }) => ({ value: scopeId ?? '', label: scopeName ?? '' }));
    return [...new Map(choices.map((choice) => [choice.value, choice])).values()];
  });
  const centreId = computed(
    () => (centres.value.find(({ value }) => value === asked('centre')) ?? centres.value[0])?.value ?? null,
  );
  const dayIsBad = computed(() => asked('day') !== '' && !isLocalDate(asked('day')));
  const day = computed((): LocalDate => (isLocalDate(asked('day')) ? asked('day') : today()));
  const isToday = computed(() => day.value === today());

  const sheets = useQuery({
    key: () => ['set-up-sheets', centreId.value ?? '', day.value],
    query: () => todayApi.sheets(centreId.value ?? '', day.value),
    enabled: () => centreId.value !== null,
  });
  const corrections = useOpenCorrections(() => centreId.value);

  const goTo = (next: { day?: string; centre?: string }) =>
    router.push({ path: '/today', query: { ...route.query, ...next } });
  const refresh = () => Promise.all([sheets.refetch(), corrections.refetch()]);

  return {
    ...{ centres, centreId, day, dayIsBad, isToday, goTo, refresh },
    sheets: sheets.data,
    error: sheets.error,
    corrections: corrections.data,
  };
}
