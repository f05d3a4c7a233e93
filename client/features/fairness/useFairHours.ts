import { useQuery, useQueryCache } from '@pinia/colada';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import type { CentreFairHoursView } from '#shared/contracts/fairness.contract.js';
import { fairnessApi } from './fairness.api.js';

interface CentreYear {
  readonly centreId: string;
  readonly academicYear: number;
}

/** A centre's figures for one school year; those of the choice before stay until they are there. */
export function useFairHours(asked: MaybeRefOrGetter<CentreYear | null>) {
  return useQuery({
    key: () => ['fair-hours', JSON.stringify(toValue(asked))],
    query: () => {
      const choice = toValue(asked);
      if (!choice) throw new TypeError('there is nothing to ask for yet');
      return fairnessApi.centre(choice.centreId, choice.academicYear);
    },
    enabled: () => toValue(asked) !== null,
    placeholderData: (before: CentreFairHoursView | undefined) => before,
  });
}

export function useFairChoices() {
  const { data, error, refetch } = useQuery({ key: ['equity-choices'], query: fairnessApi.choices });
  return { choices: computed(() => data.value), error, refetch };
}

const EFFECTS = 'decision-effects';

/** What approving each waiting request of a centre would do, asked once for all that are shown. */
export function useDecisionEffects(centreId: MaybeRefOrGetter<string>) {
  return useQuery({
    key: () => [EFFECTS, toValue(centreId)],
    query: async () => {
      const { items } = await fairnessApi.effects(toValue(centreId));
      return new Map(items.map((effect) => [effect.visitId, effect]));
    },
  });
}

/** After a decision all others have another effect. */
export function useEffectRefresh(): () => void {
  const cache = useQueryCache();
  return () => void cache.invalidateQueries({ key: [EFFECTS] });
}
