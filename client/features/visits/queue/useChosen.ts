import { computed, shallowRef, type Ref } from 'vue';
import { MOST_CHOSEN, type ApprovalsView } from '#shared/contracts/queue.contract.js';
import type { VisitView } from '#shared/contracts/visits.contract.js';
import { errorText } from '../../../core/errors.js';
import { queueApi } from './queue.api.js';
import { useJointEffect } from './useJointEffect.js';
import type { QueueList } from './useQueueList.js';

export interface Approved {
  readonly id: string;
  readonly version: number;
}

/** Several requests that are chosen together: what approving them all would do, and doing it. */
export function useChosen(
  list: QueueList,
  centreId: Ref<string | undefined>,
  onSettled: (approved: Approved[]) => void,
) {
  const ids = shallowRef<ReadonlySet<string>>(new Set());
  const pending = shallowRef(false);
  const problem = shallowRef<string | null>(null);
  /** Of the last time, each with its request. */
  const refused = shallowRef<readonly { visit: VisitView; message: string }[]>([]);
  const visits = computed(() =>
    list.entries.value.flatMap(({ id, gone, item }) => (ids.value.has(id) && !gone ? [item.visit] : [])),
  );
  const effect = useJointEffect(centreId, visits);

  /** Whether it can be approved now: one that waits for its school's sign-off cannot. */
  const isReady = (id: string) =>
    list.entries.value.some((entry) => entry.id === id && entry.item.visit.availableActions.includes('approve'));

  function toggle(id: string): void {
    const next = new Set(ids.value);
    if (!next.delete(id) && next.size < MOST_CHOSEN && isReady(id)) next.add(id);
    ids.value = next;
  }

  function clear(): void {
    ids.value = new Set();
  }

  const forget = (): void => void (refused.value = []);

  async function approve(): Promise<void> {
    if (pending.value || centreId.value === undefined || visits.value.length === 0) return;
    pending.value = true;
    problem.value = null;
    forget();
    const sent = visits.value;
    try {
      const body = { visits: sent.map(({ id, version }) => ({ visitId: id, version })) };
      settle(sent, await queueApi.approve(centreId.value, body));
      await list.refresh();
    } catch (failure) {
      problem.value = errorText(failure);
    } finally {
      pending.value = false;
    }
  }

  function settle(sent: readonly VisitView[], answer: ApprovalsView): void {
    const done = approvedOf(answer);
    for (const { id } of done) list.answered(id);
    refused.value = refusedOf(sent, answer);
    clear();
    onSettled(done);
  }

  return { ids, visits, effect, pending, problem, refused, toggle, clear, approve, forget };
}

const approvedOf = ({ outcomes }: ApprovalsView): Approved[] =>
  outcomes.flatMap(({ visitId: id, version }) => (version === null ? [] : [{ id, version }]));

const refusedOf = (sent: readonly VisitView[], { outcomes }: ApprovalsView) =>
  outcomes.flatMap(({ visitId, message }) => {
    const visit = sent.find(({ id }) => id === visitId);
    return visit && message !== null ? [{ visit, message }] : [];
  });
