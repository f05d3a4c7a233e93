import { onScopeDispose } from 'vue';

export interface Shortcut {
  run: () => void;
  /** Goes on while the key is held down. @default false */
  repeats?: boolean;
}

/** Single keys for a page, by what they type: "j", "?". Whoever is typing, or has a dialog open, keeps their keys. */
export function useShortcuts(shortcuts: Readonly<Record<string, Shortcut>>, enabled: () => boolean): void {
  function onKey(event: KeyboardEvent): void {
    const shortcut = shortcuts[event.key.toLowerCase()];
    if (!shortcut || !enabled() || !isForPage(event) || (event.repeat && shortcut.repeats !== true)) return;
    event.preventDefault();
    shortcut.run();
  }
  document.addEventListener('keydown', onKey);
  onScopeDispose(() => {
    document.removeEventListener('keydown', onKey);
  });
}

function isForPage(event: KeyboardEvent): boolean {
  const combined = event.ctrlKey || event.altKey || event.metaKey;
  return !event.defaultPrevented && !combined && !isTyping(event) && !document.querySelector('[role="dialog"]');
}

function isTyping({ target, isComposing }: KeyboardEvent): boolean {
  if (isComposing) return true;
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, select, textarea'));
}
