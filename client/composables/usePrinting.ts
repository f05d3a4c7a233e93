import { onScopeDispose, shallowRef, type Ref } from 'vue';

/** Whether the page is on its way to paper: what it shows then is what is printed. */
export function usePrinting(): Readonly<Ref<boolean>> {
  const printing = shallowRef(false);
  const set = (event: Event): void => {
    printing.value = event.type === 'beforeprint';
  };
  for (const name of ['beforeprint', 'afterprint']) window.addEventListener(name, set);
  onScopeDispose(() => {
    for (const name of ['beforeprint', 'afterprint']) window.removeEventListener(name, set);
  });
  return printing;
}
