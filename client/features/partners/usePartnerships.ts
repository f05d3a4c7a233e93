import { useQuery, useQueryCache } from '@pinia/colada';
import { shallowRef, toValue, type MaybeRefOrGetter } from 'vue';
import type { AddPartnership, CentrePartnerships, EndPartnership } from '#shared/contracts/partners.contract.js';
import { useToast } from '../../ui/useToast.js';
import { partnersApi } from './partners.api.js';
import { PARTNERSHIP } from './partners.texts.js';

/** The schools and groups of one centre, and the two things that change them. */
export function usePartnerships(centreId: MaybeRefOrGetter<string>) {
  const cache = useQueryCache();
  const toast = useToast();
  /** The one just added or changed. */
  const latest = shallowRef<string>();
  const key = () => ['partnerships', toValue(centreId)];
  const { data, error, refetch } = useQuery({ key, query: () => partnersApi.partnerships(toValue(centreId)) });

  /** @throws ApiRefusal when the partnership cannot be; the form shows it */
  async function add(input: AddPartnership): Promise<void> {
    const before = new Set(data.value?.items.map(({ id }) => id));
    show(await partnersApi.addPartnership(toValue(centreId), input));
    latest.value = data.value?.items.find(({ id }) => !before.has(id))?.id;
    toast.show(PARTNERSHIP.added);
  }

  /** @throws ApiRefusal when the last day cannot be; the form shows it */
  async function end(partnershipId: string, input: EndPartnership): Promise<void> {
    show(await partnersApi.endPartnership(partnershipId, input));
    latest.value = partnershipId;
    toast.show(PARTNERSHIP.ended);
  }

  function show(answer: CentrePartnerships): void {
    cache.setQueryData(key(), answer);
    void cache.invalidateQueries({ key: ['school'] });
    void cache.invalidateQueries({ key: ['partners'] });
  }

  return { data, error, refetch, latest, add, end };
}
