import { onScopeDispose, shallowRef, watch, type Ref } from 'vue';

/** A button that shows and hides a panel. Escape, a press elsewhere and leaving with Tab close it. */
export function useDisclosure(root: Readonly<Ref<HTMLElement | null>>, button: Readonly<Ref<HTMLElement | null>>) {
  const open = shallowRef(false);

  function close(): void {
    open.value = false;
  }

  function toggle(): void {
    open.value = !open.value;
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    close();
    button.value?.focus();
  }

  function onElsewhere(event: Event): void {
    if (event.target instanceof Node && root.value?.contains(event.target) !== true) close();
  }

  function listen(on: boolean): void {
    const change = on ? document.addEventListener.bind(document) : document.removeEventListener.bind(document);
    change('pointerdown', onElsewhere);
    change('focusin', onElsewhere);
    change('keydown', onKey as EventListener);
  }

  watch(open, listen);
  onScopeDispose(() => {
    listen(false);
  });
  return { open, toggle, close };
}
