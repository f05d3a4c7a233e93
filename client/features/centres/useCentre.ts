import { useQuery, useQueryCache } from '@pinia/colada';
import { toValue, type MaybeRefOrGetter } from 'vue';
import type { CentreView } from '#shared/contracts/centres.contract.js';
import type { PoolView } from '#shared/contracts/equipment.contract.js';
import type { OpeningOverrideView } from '#shared/contracts/opening-overrides.contract.js';
import type { RoomView } from '#shared/contracts/rooms.contract.js';
import type { TutorView } from '#shared/contracts/tutors.contract.js';
import type { VehicleView } from '#shared/contracts/vehicles.contract.js';
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

  function keepTutor(tutor: TutorView): void {
    if (data.value) keep({ ...data.value, tutors: replaced(data.value.tutors, tutor) });
  }

  function keepVehicle(vehicle: VehicleView): void {
    if (data.value) keep({ ...data.value, vehicles: replaced(data.value.vehicles, vehicle) });
  }

  function keepOverride(override: OpeningOverrideView): void {
    if (!data.value) return;
    const { openingOverrides } = data.value;
    const inOrder = replaced(openingOverrides, override).sort((a, b) => (a.day < b.day ? -1 : 1));
    keep({ ...data.value, openingOverrides: inOrder });
  }

  function dropOverride(id: string): void {
    if (!data.value) return;
    keep({ ...data.value, openingOverrides: data.value.openingOverrides.filter((one) => one.id !== id) });
  }

  const keeping = { keep, keepRoom, keepPool, keepTutor, keepVehicle, keepOverride, dropOverride };
  return { centre: data, error, refetch, ...keeping };
}

/** With the new one in the place of the old, or at the end. */
function replaced<T extends { id: string }>(all: readonly T[], next: T): T[] {
  return all.some((one) => one.id === next.id) ? all.map((one) => (one.id === next.id ? next : one)) : [...all, next];
}
