import { errorText } from '../../../core/errors.js';
import { useToast } from '../../../ui/useToast.js';
import { UNDO } from '../moves.texts.js';
import { visitsApi } from '../visits.api.js';

/** Takes decisions back while their message stands, one after the other, and says what became of it. */
export function useUndo(
  onUndone: (visitId: string) => unknown,
): (all: readonly { id: string; version: number }[]) => Promise<void> {
  const toast = useToast();
  return async (all) => {
    const problems: string[] = [];
    let done = 0;
    for (const { id, version } of all) {
      try {
        await visitsApi.undo(id, { version });
        done += 1;
        await onUndone(id);
      } catch (failure) {
        problems.push(errorText(failure));
      }
    }
    if (done > 0) toast.show(UNDO.done(done));
    for (const problem of new Set(problems)) toast.show(problem, { tone: 'problem' });
  };
}
