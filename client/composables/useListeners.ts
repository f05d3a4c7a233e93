import { watch, type Ref } from 'vue';

type Handlers = { readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void };

/** Listens on an element for as long as it is on the page, whatever becomes of it. */
export function useListeners(
  element: Readonly<Ref<HTMLElement | null>>,
  handlers: Handlers,
  options: AddEventListenerOptions = {},
): void {
  watch(element, (now, _before, onCleanup) => {
    for (const [name, handle] of Object.entries(handlers))
      now?.addEventListener(name, handle as EventListener, options);
    onCleanup(() => {
      for (const [name, handle] of Object.entries(handlers)) {
        now?.removeEventListener(name, handle as EventListener, options);
      }
    });
  });
}
