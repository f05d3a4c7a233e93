import { computed, shallowRef, type Ref } from 'vue';
import { MOST_CHOSEN, type ApprovalsView, type JointEffectView } from '#shared/contracts/queue.contract.js';
import type { VisitView } from '#shared/contracts/visits.contract.js';
import { errorText } from '../../../core/errors.js';
import { queueApi } from './queue.api.js';
import type { QueueList } from './useQueueList.js';

export interface Approved {
  readonly id: string;
  readonly version: number;
}

/** Several requests that are chosen together: what approving them all would do, and doing it. */
export function useChosen(list: QueueList, centreId: Ref<string | undefined>, onApproved: (all: Approved[]) => void) {
  const ids = shallowRef<ReadonlySet<string>>(new Set());
  const effect = shallowRef<JointEffectView | null>(null);
  const pending = shallowRef(false);
  const problem = shallowRef<string | null>(null);
  /** Of the last time, each with its request. */
  const refused = shallowRef<readonly { visit: VisitView; message: string }[]>([]);
  let asked = 0;

  const visits = computed(() =>
    list.entries.value.flatMap(({ id, gone, item }) => (ids.value.has(id) && !gone ? [item.visit] : [])),
  );

  function toggle(id: string): void {
    const next = new Set(ids.value);
    if (!next.delete(id) && next.size < MOST_CHOSEN) next.add(id);
    ids.value = next;
    void readEffect();
  }

  function clear(): void {
    ids.value = new Set();
    effect.value = null;
  }

  async function readEffect(): Promise<void> {
    const question = (asked += 1);
    effect.value = null;
    if (visits.value.length === 0 || centreId.value === undefined) return;
    try {
      const all = visits.value.map(({ id }) => id);
      const answer = await queueApi.effect(centreId.value, all);
      if (question === asked) effect.value = answer;
    } catch (failure) {
      if (question === asked) problem.value = errorText(failure);
    }
  }

  async function approve(): Promise<void> {
    if (pending.value || centreId.value === undefined || visits.value.length === 0) return;
    pending.value = true;
    problem.value = null;
    refused.value = [];
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

  function settle(sent: readonly VisitView[], { outcomes }: ApprovalsView): void {
    const done = outcomes.flatMap(({ visitId: id, version }) => (version === null ? [] : [{ id, version }]));
    for (const { id } of done) list.answered(id);
    refused.value = outcomes.flatMap(({ visitId, message }) => {
      const visit = sent.find(({ id }) => id === visitId);
      return visit && message !== null ? [{ visit, message }] : [];
    });
    clear();
    if (done.length > 0) onApproved(done);
  }

  return { ids, visits, effect, pending, problem, refused, toggle, clear, approve };
}
