import { useQuery } from '@pinia/colada';
import { computed, toValue, watch, type MaybeRefOrGetter } from 'vue';
import { useSession } from '../../core/session.js';
import { errorText } from '../../core/errors.js';
import { bookingApi } from './booking.api.js';

interface Chosen {
  partnerId: string;
  partnerName: string;
}

/** The schools and groups that somebody belongs to. */
export function useOwnPartners() {
  const session = useSession();
  return computed(() =>
    session.assignments.flatMap(({ scopeKind, scopeId, scopeName }) =>
      scopeKind === 'partner' && scopeId !== null ? [{ value: scopeId, label: scopeName ?? '' }] : [],
    ),
  );
}

/**
 * For whom somebody may book: their own schools and groups, or, for centre staff, the partners of the chosen centre.
 * Who has just one does not see the question; it is answered for them.
 */
export function usePartnerChoices(centreId: MaybeRefOrGetter<string>, values: Chosen) {
  const session = useSession();
  const own = useOwnPartners();
  const worksThere = computed(() =>
    session.assignments.some(({ scopeKind, scopeId }) => scopeKind === 'centre' && scopeId === toValue(centreId)),
  );
  const { data: atCentre, error } = useQuery({
    key: () => ['booking', 'partners', toValue(centreId)],
    query: () => bookingApi.partnersOf(toValue(centreId)),
    enabled: () => worksThere.value,
  });

  const choices = computed(() => [
    ...own.value,
    ...(worksThere.value ? (atCentre.value ?? []) : []).filter(
      ({ value }) => !own.value.some((one) => one.value === value),
    ),
  ]);
  const needed = computed(() => choices.value.length !== 1);
  const hint = computed(() => (worksThere.value && error.value ? errorText(error.value) : undefined));

  function chosen(partnerId: string): void {
    values.partnerName = choices.value.find(({ value }) => value === partnerId)?.label ?? values.partnerName;
  }

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
