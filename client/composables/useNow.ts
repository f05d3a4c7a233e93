import { onScopeDispose, shallowRef, type Ref } from 'vue';

/** The present, renewed while the page is open. @param everyMs @default half a minute */
export function useNow(everyMs = 30_000): Readonly<Ref<Date>> {
  const now = shallowRef(new Date());
  const timer = setInterval(() => {
    now.value = new Date();
  }, everyMs);
  onScopeDispose(() => {
    clearInterval(timer);
  });
  return now;
}
