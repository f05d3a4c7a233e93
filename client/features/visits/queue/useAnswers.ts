import { nextTick, shallowRef, type Ref } from 'vue';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import { useToast, type ToastOptions } from '../../../ui/useToast.js';
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
  /** For the key that takes it back, with the message that offers the same. */
  const last = shallowRef<{ all: readonly Approved[]; message: number } | null>(null);

  const takeBack = useUndo(async (id) => {
    refreshEffects();
    await list.takenBack(id);
    choose(id);
    await nextTick(show);
  });

  function undo(all: readonly Approved[]): void {
    if (last.value?.all === all) last.value = null;
    void takeBack(all);
  }

  /** Said once, and taken back once: by its message or by the key. */
  function say(text: string, all: readonly Approved[], options: ToastOptions = {}): void {
    refreshEffects();
    const message = toast.show(text, {
      ...options,
      undo: () => {
        undo(all);
      },
    });
    last.value = { all, message };
  }

  const chosen = useChosen(list, centreId, (all) => {
    if (all.length > 0) say(REQUESTS.approvedSeveral(all.length), all);
    void nextTick(show);
  });

  function answered(visit: VisitDetailView): void {
    list.answered(visit.id);
    say(movedText(visit, 'centre'), [visit], { link: { label: REQUESTS.open, to: `/visits/${visit.id}` } });
  }

  /** It waits for its school now; that is told where it is offered. */
  function offered({ id }: VisitDetailView): void {
    list.answered(id);
    refreshEffects();
  }

  /** The server says when it is too late. */
  function undoLast(): void {
    if (last.value === null) return;
    toast.dismiss(last.value.message);
    undo(last.value.all);
  }

  return { chosen, answered, offered, undoLast };
}
