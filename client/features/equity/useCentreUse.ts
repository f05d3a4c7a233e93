import { useQuery } from '@pinia/colada';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import type { CentreUseQuery, CentreUseView } from '#shared/contracts/equity.contract.js';
import { equityApi } from './equity.api.js';

/** The figures for one choice; those of the choice before stay until they are there. */
export function useCentreUse(query: MaybeRefOrGetter<CentreUseQuery | null>) {
  return useQuery({
    key: () => ['centre-use', JSON.stringify(toValue(query))],
    query: () => {
      const asked = toValue(query);
      if (!asked) throw new TypeError('there is nothing to ask for yet');
      return equityApi.centreUse(asked);
    },
    enabled: () => toValue(query) !== null,
    placeholderData: (before: CentreUseView | undefined) => before,
  });
}

export function useEquityChoices() {
  const { data, error, refetch } = useQuery({ key: ['equity-choices'], query: equityApi.choices });
  return { choices: computed(() => data.value), error, refetch };
}
