import { shallowRef, watch, type Ref } from 'vue';

/**
 * What a form was opened on. A refresh in the background must not change it: the version sent with an edit has to be
 * the one that the person saw.
 */
export function useOpened<T>(current: Readonly<Ref<T | undefined>>, refetch: () => Promise<unknown>) {
  const opened = shallowRef<T | undefined>(current.value);
  /** Use it as the form's key: it begins anew when it is opened again. */
  const round = shallowRef(0);

  watch(current, (value) => {
    opened.value ??= value;
  });

  async function reopen(): Promise<void> {
    await refetch();
    opened.value = current.value;
    round.value += 1;
  }

  return { opened, round, reopen };
}
