import { computed } from 'vue';
import type { RouteLocationNormalizedLoaded, Router } from 'vue-router';
import { partnerStatusFilter } from '#shared/contracts/partners.contract.js';
import type { PartnerFilter } from './usePartnerList.js';

const ALL = 'all';

/** The filter stands in the address, so that going back from a school finds the list as it was left. */
export function usePartnerFilter(route: RouteLocationNormalizedLoaded, router: Router) {
  const one = (name: string): string => {
    const value = route.query[name];
    return typeof value === 'string' ? value : '';
  };

  const filter = computed<PartnerFilter>({
    get: () => ({ q: one('q'), kind: one('kind'), status: statusOf(one('status')) }),
    set: ({ q, kind, status }) => {
      const query = {
        ...(q === '' ? {} : { q }),
        ...(kind === '' ? {} : { kind }),
        ...(status === 'open' ? {} : { status: status === '' ? ALL : status }),
      };
      void router.replace({ query });
    },
  });

  const isFiltered = computed(() => {
    const { q, kind, status } = filter.value;
    return q !== '' || kind !== '' || (status !== '' && status !== 'open');
  });
  return {
    filter,
    isFiltered,
    clear: () => {
      filter.value = { q: '', kind: '', status: '' };
    },
  };
}

/** Closed schools are the larger half of a register, so the open ones are shown unless others are asked for. */
function statusOf(value: string): PartnerFilter['status'] {
  if (value === ALL) return '';
  return partnerStatusFilter.safeParse(value).data ?? 'open';
}
