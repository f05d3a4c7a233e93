import { useQuery, useQueryCache } from '@pinia/colada';
import { toValue, type MaybeRefOrGetter } from 'vue';
import type { CentreView } from '#shared/contracts/centres.contract.js';
import type { PoolView } from '#shared/contracts/equipment.contract.js';
import type { RoomView } from '#shared/contracts/rooms.contract.js';
import { centresApi } from './centres.api.js';

/** One centre with its rooms and equipment; every page about a part of it reads this. */
export function useCentre(centreId: MaybeRefOrGetter<string>) {
  const cache = useQueryCache();
  const keyOf = (id: string): string[] => ['centres', id];
  const { data, error, refetch } = useQuery({
    key: () => keyOf(toValue(centreId)),
    query: () => centresApi.one(toValue(centreId)),
  });

  /** Shows what the server answered; everything else that tells of the centre is asked again when it is next seen. */
  function keep(centre: CentreView): void {
    cache.setQueryData(keyOf(centre.id), centre);
    void cache.invalidateQueries({ key: ['centres'] });
    void cache.invalidateQueries({ key: ['board'] });
  }

  function keepRoom(room: RoomView): void {
    if (data.value) keep({ ...data.value, rooms: replaced(data.value.rooms, room) });
  }

  function keepPool(pool: PoolView): void {
    if (data.value) keep({ ...data.value, equipmentPools: replaced(data.value.equipmentPools, pool) });
  }

  return { centre: data, error, refetch, keep, keepRoom, keepPool };
}

/** With the new one in the place of the old, or at the end. */
function replaced<T extends { id: string }>(all: readonly T[], next: T): T[] {
  return all.some((one) => one.id === next.id) ? all.map((one) => (one.id === next.id ? next : one)) : [...all, next];
}
