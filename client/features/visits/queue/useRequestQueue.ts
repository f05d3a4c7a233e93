import { computed, nextTick, shallowRef, type Ref } from 'vue';
import type { VisitDetailView, VisitView } from '#shared/contracts/visits.contract.js';
import { useCursor } from '../../../composables/useCursor.js';
import { useToast } from '../../../ui/useToast.js';
import { useEffectRefresh } from '../../fairness/index.js';
import { movedText } from '../moves.texts.js';
import { useVisitMoves, type ReasonGiven } from '../useVisitMoves.js';
import type { QueueAsked } from './queue.api.js';
import { REQUESTS } from './requests.texts.js';
import { useChosen } from './useChosen.js';
import { useQueueList } from './useQueueList.js';
import { useUndo } from './useUndo.js';

interface Answered {
  readonly id: string;
  readonly version: number;
}

/**
 * The requests that wait for an answer, and the one of them somebody is on: answering it leads to the next.
 * @param onNext shows the request that somebody is on now, or that there is none left
 */
export function useRequestQueue(centreId: Ref<string | undefined>, filter: () => QueueAsked, onNext: () => void) {
  const list = useQueueList(centreId, filter);
  const cursor = useCursor(list.entries);
  const toast = useToast();
  const refreshEffects = useEffectRefresh();
  const current = computed((): VisitView | null => {
    const entry = cursor.current.value;
    return entry && !entry.gone ? entry.item.visit : null;
  });
  /** The one that is being answered: what goes wrong is said of it. */
  const active = shallowRef<VisitView | null>(null);
  const declining = shallowRef(false);

  /** What was answered last, for the key that takes it back. */
  const last = shallowRef<readonly Answered[]>([]);
  const undo = useUndo(async (id) => {
    refreshEffects();
    await list.takenBack(id);
    cursor.choose(id);
    await nextTick(onNext);
  });

  const chosen = useChosen(list, centreId, (all) => {
    refreshEffects();
    last.value = all;
    toast.show(REQUESTS.approvedSeveral(all.length), { undo: () => undo(all) });
    void nextTick(onNext);
  });

  const moves = useVisitMoves({
    onMoved: (visit: VisitDetailView) => {
      list.answered(visit.id);
      last.value = [visit];
      refreshEffects();
      const link = { label: REQUESTS.open, to: `/visits/${visit.id}` };
      toast.show(movedText(visit, 'centre'), { link, undo: () => undo([visit]) });
      if (!declining.value) void nextTick(onNext);
    },
    onStale: () => void list.refresh(),
  });

  const isListed = (id: string | undefined): boolean =>
    list.entries.value.some((entry) => entry.id === id && !entry.gone);

  function approve(visit: VisitView | null, withoutAward = false): void {
    if (!visit?.availableActions.includes('approve') || moves.pending.value !== null) return;
    begin(visit);
    void moves.approve(visit, withoutAward);
  }

  function decline(visit: VisitView | null): void {
    if (!visit?.availableActions.includes('decline') || moves.pending.value !== null) return;
    begin(visit);
    declining.value = true;
  }

  function begin(visit: VisitView): void {
    moves.forget();
    active.value = visit;
    cursor.choose(visit.id);
  }

  /** It waits for its school now. */
  function offered({ id }: VisitDetailView): void {
    list.answered(id);
    refreshEffects();
  }

  /** The server says when it is too late. */
  function undoLast(): void {
    const answered = last.value;
    last.value = [];
    if (answered.length > 0) void undo(answered);
  }

  const sendDecline = (reason: ReasonGiven): Promise<boolean> =>
    active.value ? moves.decline(latest(active.value), reason) : Promise.resolve(false);

  /** The list may have been read again since the question was asked. */
  const latest = (visit: VisitView): VisitView =>
    list.entries.value.find(({ id }) => id === visit.id)?.item.visit ?? visit;

  async function step(by: 1 | -1): Promise<void> {
    if (!cursor.step(by) && by === 1 && list.hasMore.value) {
      await list.more();
      cursor.step(by);
    }
    await nextTick();
    onNext();
  }

  return {
    ...{ list, chosen, current, here: cursor.current, choose: cursor.choose, step },
    ...{ active, declining, moves, isListed, approve, decline, sendDecline, offered, undoLast },
  };
}
