import { onScopeDispose, shallowRef, watch, type Ref } from 'vue';

/** The width of an element in px; `before` until it is on the page. */
export function useWidth(element: Readonly<Ref<HTMLElement | null>>, before: number): Readonly<Ref<number>> {
  const width = shallowRef(before);
  const observer = new ResizeObserver(([entry]) => {
    if (entry && entry.contentRect.width > 0) width.value = entry.contentRect.width;
  });
  watch(element, (next, last) => {
    if (last) observer.unobserve(last);
    if (next) observer.observe(next);
  });
  onScopeDispose(() => {
    observer.disconnect();
  });
  return width;
}
