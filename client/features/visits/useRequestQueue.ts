import { nextTick, shallowRef } from 'vue';
import type { VisitDetailView, VisitView } from '#shared/contracts/visits.contract.js';
import { useCursor } from '../../composables/useCursor.js';
import { useEffectRefresh } from '../fairness/index.js';
import { useToast } from '../../ui/useToast.js';
import { movedText } from './moves.texts.js';
import { REQUESTS } from './requests.texts.js';
import { useVisitList } from './useVisitList.js';
import { useVisitMoves, type ReasonGiven } from './useVisitMoves.js';

/**
 * The requests that wait for an answer, and the one of them somebody is on: answering it leads to the next.
 * @param onNext shows the request that somebody is on now, or that there is none left
 */
export function useRequestQueue(onNext: () => void) {
  const requests = useVisitList('asked');
  const cursor = useCursor(requests.items);
  const toast = useToast();
  const refreshEffects = useEffectRefresh();
  /** The one that is being answered: what goes wrong is said of it. */
  const active = shallowRef<VisitView | null>(null);
  const declining = shallowRef(false);

  const moves = useVisitMoves({
    onMoved: (visit: VisitDetailView) => {
      requests.replace(visit.id, null);
      refreshEffects();
      toast.show(movedText(visit, 'centre'), { link: { label: REQUESTS.open, to: `/visits/${visit.id}` } });
      if (!declining.value) void nextTick(onNext);
    },
    onStale: () => void requests.reload(),
  });

  const isListed = (id: string | undefined): boolean => requests.items.value.some((visit) => visit.id === id);

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

  const sendDecline = (reason: ReasonGiven): Promise<boolean> =>
    active.value ? moves.decline(latest(active.value), reason) : Promise.resolve(false);

  /** The list may have been read again since the question was asked. */
  const latest = (visit: VisitView): VisitView => requests.items.value.find(({ id }) => id === visit.id) ?? visit;

  async function step(by: 1 | -1): Promise<void> {
    if (!cursor.step(by) && by === 1 && requests.hasMore.value) {
      await requests.more();
      cursor.step(by);
    }
    await nextTick();
    onNext();
  }

  return { requests, ...cursor, active, declining, moves, isListed, approve, decline, sendDecline, step };
}
