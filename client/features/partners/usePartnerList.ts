import { useQuery } from '@pinia/colada';
import { computed, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue';
import { schoolPhase, type PartnerList, type PartnerStatusFilter } from '#shared/contracts/partners.contract.js';
import { partnersApi, type PartnerSearch } from './partners.api.js';

export interface PartnerFilter {
  q: string;
  /** A kind of partner or a phase of schools; '' for all. */
  kind: string;
  status: PartnerStatusFilter | '';
}

const PAGE_SIZE = 50;

/** The pages of the list. A changed filter starts at the first page again. */
export function usePartnerList(filter: MaybeRefOrGetter<PartnerFilter>) {
  /** Where each page so far began: the list is read by cursor, so the way back is remembered. */
  const starts = shallowRef<readonly (string | undefined)[]>([undefined]);
  const search = computed(() => searchOf(toValue(filter)));
  watch(search, () => {
    starts.value = [undefined];
  });

  const query = useQuery({
    key: () => ['partners', JSON.stringify(search.value), starts.value.at(-1) ?? ''],
    query: () => partnersApi.list({ ...search.value, cursor: starts.value.at(-1), pageSize: PAGE_SIZE }),
    // The page before stays until the next one is there.
    placeholderData: (before: PartnerList | undefined) => before,
  });

  const summary = computed(() => {
    const { data } = query;
    if (!data.value || data.value.total === 0) return '';
    const first = (starts.value.length - 1) * PAGE_SIZE + 1;
    const last = first + data.value.items.length - 1;
    return `${first.toLocaleString('en-GB')} to ${last.toLocaleString('en-GB')} of ${data.value.total.toLocaleString('en-GB')}`;
  });

  function next(): void {
    const cursor = query.data.value?.nextCursor;
    if (cursor) starts.value = [...starts.value, cursor];
  }

  function previous(): void {
    if (starts.value.length > 1) starts.value = starts.value.slice(0, -1);
  }

  return {
    list: query.data,
    error: query.error,
    busy: query.isLoading,
    refetch: query.refetch,
    summary,
    hasPrevious: computed(() => starts.value.length > 1),
    hasNext: computed(() => (query.data.value?.nextCursor ?? null) !== null),
    next,
    previous,
  };
}

function searchOf({ q, kind, status }: PartnerFilter): PartnerSearch {
  const phase = schoolPhase.safeParse(kind);
  return {
    q: q.trim() === '' ? undefined : q.trim(),
    phase: phase.data,
    kind: kind === 'school' || kind === 'community_group' ? kind : undefined,
    status: status === '' ? undefined : status,
  };
}
