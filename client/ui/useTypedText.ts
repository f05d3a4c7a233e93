import { shallowRef, watch, type Ref } from 'vue';

interface TypedTextOptions<T> {
  read: (text: string) => T;
  write: (value: T) => string;
}

/**
 * What a person types and the value it means, kept apart: typing is never rewritten under the fingers,
 * and a value set from elsewhere shows at once.
 */
export function useTypedText<T>(value: Ref<T>, { read, write }: TypedTextOptions<T>) {
  const text = shallowRef(write(value.value));

  function type(typed: string): void {
    text.value = typed;
    value.value = read(typed);
  }

  /** On leaving the field a readable value is written out in full. */
  function tidy(): void {
    const written = write(value.value);
    if (written !== '') text.value = written;
  }

  watch(value, (next) => {
    if (!Object.is(read(text.value), next)) text.value = write(next);
  });
  return { text, type, tidy };
}
