import { useShortcuts } from '../../../composables/useShortcuts.js';

export interface QueueDeeds {
  step: (by: 1 | -1) => unknown;
  approve: () => void;
  decline: () => void;
  suggest: () => void;
  toggle: () => void;
  undo: () => void;
  rivals: () => void;
  questions: () => void;
  help: () => void;
}

/** What each key does on the queue, as its help says. */
export function useQueueKeys(deeds: QueueDeeds, enabled: () => boolean): void {
  const go = (by: 1 | -1) => (): void => void deeds.step(by);
  useShortcuts(
    {
      j: { run: go(1), repeats: true },
      k: { run: go(-1), repeats: true },
      a: { run: deeds.approve },
      d: { run: deeds.decline },
      s: { run: deeds.suggest },
      x: { run: deeds.toggle },
      u: { run: deeds.undo },
      r: { run: deeds.rivals },
      q: { run: deeds.questions },
      '?': { run: deeds.help },
    },
    enabled,
  );
}
