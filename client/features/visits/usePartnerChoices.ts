import { computed, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue';
import { useSession } from '../../core/session.js';
import { errorText } from '../../core/errors.js';
import { visitsApi } from './visits.api.js';

interface Chosen {
  partnerId: string;
  partnerName: string;
}

/**
 * For whom somebody may book: their own schools and groups, or, for centre staff, the partners of the chosen centre.
 * Who has just one does not see the question; it is answered for them.
 */
export function usePartnerChoices(centreId: MaybeRefOrGetter<string>, values: Chosen) {
  const session = useSession();
  const own = computed(() =>
    session.assignments.flatMap(({ scopeKind, scopeId, scopeName }) =>
      scopeKind === 'partner' && scopeId !== null ? [{ value: scopeId, label: scopeName ?? '' }] : [],
    ),
  );
  const staffOf = computed(
    () => new Set(session.assignments.filter((one) => one.scopeKind === 'centre').map((one) => one.scopeId)),
  );
  const atCentre = shallowRef<readonly { value: string; label: string }[]>([]);
  const hint = shallowRef<string | undefined>();

  const choices = computed(() => [
    ...own.value,
    ...atCentre.value.filter(({ value }) => !own.value.some((one) => one.value === value)),
  ]);
  const needed = computed(() => choices.value.length !== 1);

  function chosen(partnerId: string): void {
    values.partnerName = choices.value.find(({ value }) => value === partnerId)?.label ?? '';
  }

  async function loadPartners(id: string): Promise<void> {
    hint.value = undefined;
    if (!staffOf.value.has(id)) {
      atCentre.value = [];
      return;
    }
    try {
      atCentre.value = await visitsApi.partnersOf(id);
    } catch (problem) {
      hint.value = errorText(problem);
    }
  }

  watch(
    () => toValue(centreId),
    (id) => void loadPartners(id),
    { immediate: true },
  );
  watch(
    choices,
    ([only, ...others]) => {
      if (only && others.length === 0) values.partnerId = only.value;
      chosen(values.partnerId);
    },
    { immediate: true },
  );

  return { choices, needed, hint, chosen };
}
