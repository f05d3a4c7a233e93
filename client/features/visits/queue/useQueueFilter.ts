import { reactive } from 'vue';
import type { QueueAsked } from './queue.api.js';
import { isLocalDate } from '#shared/values/local-date.js';
import type { QueueOrder } from '#shared/contracts/queue.contract.js';
import type { Programme } from '#shared/contracts/vocabulary.js';

/** In which order and which of the requests are shown; a day that is not typed to its end does not count yet. */
export function useQueueFilter() {
  const values = reactive({ order: 'need', roomId: '', programme: '', from: '', to: '' });
  const day = (typed: string) => (isLocalDate(typed) ? typed : undefined);
  const asked = (): QueueAsked => ({
    order: values.order as QueueOrder,
    roomId: values.roomId || undefined,
    programme: (values.programme || undefined) as Programme | undefined,
    from: day(values.from),
    to: day(values.to),
  });
  const isNarrow = (): boolean => [values.roomId, values.programme, day(values.from), day(values.to)].some(Boolean);

  function clear(): void {
    Object.assign(values, { roomId: '', programme: '', from: '', to: '' });
  }

  return { values, asked, isNarrow, clear };
}

export type QueueFilterValues = ReturnType<typeof useQueueFilter>['values'];
