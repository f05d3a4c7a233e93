import { computed, nextTick, shallowRef, type Ref } from 'vue';
import type { VisitDetailView, VisitView } from '#shared/contracts/visits.contract.js';
import { useCursor } from '../../../composables/useCursor.js';
import { useVisitMoves, type ReasonGiven } from '../useVisitMoves.js';
import type { QueueAsked } from './queue.api.js';
import { useAnswers } from './useAnswers.js';
import { useQueueList } from './useQueueList.js';

/**
 * The requests that wait for an answer, and the one of them somebody is on: answering it leads to the next.
 * @param onNext shows the request that somebody is on now, or that there is none left
 */
export function useRequestQueue(centreId: Ref<string | undefined>, filter: () => QueueAsked, onNext: () => void) {
  const list = useQueueList(centreId, filter);
  const cursor = useCursor(list.entries);
  const answers = useAnswers(list, centreId, { choose: cursor.choose, show: onNext });
  const current = computed(() => {
    const entry = cursor.current.value;
    return entry && !entry.gone ? entry.item.visit : null;
  });
  /** The one that is being answered: what goes wrong is said of it. */
  const active = shallowRef<VisitView | null>(null);
  const declining = shallowRef(false);

  const moves = useVisitMoves({
    onMoved: (visit: VisitDetailView) => {
      answers.answered(visit);
      if (!declining.value) void nextTick(onNext);
    },
    onStale: () => void list.refresh(),
  });

  function begin(visit: VisitView | null, action: 'approve' | 'decline'): boolean {
    if (!visit?.availableActions.includes(action) || moves.pending.value !== null) return false;
    moves.forget();
    active.value = visit;
    cursor.choose(visit.id);
    return true;
  }

  function approve(visit: VisitView | null, withoutAward = false): void {
    if (begin(visit, 'approve') && visit) void moves.approve(visit, withoutAward);
  }

  function decline(visit: VisitView | null): void {
    if (begin(visit, 'decline')) declining.value = true;
  }

  /** The list may have been read again since the question was asked. */
  const latest = (id: string) => list.entries.value.find((entry) => entry.id === id)?.item.visit;
  const sendDecline = async (reason: ReasonGiven): Promise<boolean> =>
    active.value !== null && (await moves.decline(latest(active.value.id) ?? active.value, reason));

  async function step(by: 1 | -1): Promise<void> {
    if (!cursor.step(by) && by === 1 && list.hasMore.value) {
      await list.more();
      cursor.step(by);
    }
    await nextTick();
    onNext();
  }

  const isListed = (id?: string) => list.entries.value.some((entry) => entry.id === id && !entry.gone);
  const place = { list, current, here: cursor.current, choose: cursor.choose, step, isListed };
  return { ...place, ...answers, active, declining, moves, approve, decline, sendDecline };
}
