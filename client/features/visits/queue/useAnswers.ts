import { nextTick, shallowRef, type Ref } from 'vue';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { useToast } from '../../../ui/useToast.js';
import { useEffectRefresh } from '../../fairness/index.js';
import { movedText } from '../moves.texts.js';
import { REQUESTS } from './requests.texts.js';
import { useChosen, type Approved } from './useChosen.js';
import type { QueueList } from './useQueueList.js';
import { useUndo } from './useUndo.js';

interface Place {
  choose: (id: string) => void;
  /** Shows the request that somebody is on now. */
  show: () => void;
}

/** What has been answered, in words and with a way back for as long as there is one. */
export function useAnswers(list: QueueList, centreId: Ref<string | undefined>, { choose, show }: Place) {
  const toast = useToast();
  const refreshEffects = useEffectRefresh();
  /** For the key that takes it back. */
  const last = shallowRef<readonly Approved[]>([]);

  const undo = useUndo(async (id) => {
    refreshEffects();
    await list.takenBack(id);
    choose(id);
    await nextTick(show);
  });

  const chosen = useChosen(list, centreId, (all) => {
    refreshEffects();
    last.value = all;
    toast.show(REQUESTS.approvedSeveral(all.length), { undo: () => undo(all) });
    void nextTick(show);
  });

  function answered(visit: VisitDetailView): void {
    list.answered(visit.id);
    last.value = [visit];
    refreshEffects();
    const link = { label: REQUESTS.open, to: `/visits/${visit.id}` };
    toast.show(movedText(visit, 'centre'), { link, undo: () => undo([visit]) });
  }

  /** It waits for its school now; that is told where it is offered. */
  function offered({ id }: VisitDetailView): void {
    list.answered(id);
    refreshEffects();
  }

  /** The server says when it is too late. */
  function undoLast(): void {
    const before = last.value;
    last.value = [];
    if (before.length > 0) void undo(before);
  }

  return { chosen, answered, offered, undoLast };
}
