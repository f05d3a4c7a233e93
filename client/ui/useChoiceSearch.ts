import { computed, onScopeDispose, shallowRef, toValue, type MaybeRefOrGetter } from 'vue';
import type { Choice } from './choice.js';

export interface ChoiceSearchOptions {
  /** A list that is all there; filtered by every typed word, accents and case aside. */
  options?: MaybeRefOrGetter<readonly Choice[] | undefined>;
  /** Or where to look the list up; asked once the typing rests. */
  load?: ((term: string) => Promise<readonly Choice[]>) | undefined;
  /** @default 200 */
  restMs?: number;
}

/** More than this many lines help nobody; typing on narrows them. */
const MOST = 60;

/** The answers that fit what has been typed. A late answer to an older term is dropped. */
export function useChoiceSearch({ options, load, restMs = 200 }: ChoiceSearchOptions) {
  const term = shallowRef('');
  const found = shallowRef<readonly Choice[]>([]);
  const searching = shallowRef(false);
  const failed = shallowRef(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  const choices = computed(() => (load ? found.value : matching(toValue(options) ?? [], term.value)).slice(0, MOST));

  async function ask(asked: string, number: number): Promise<void> {
    try {
      const answer = (await load?.(asked)) ?? [];
      if (number === latest) found.value = answer;
    } catch {
      if (number === latest) failed.value = true;
    } finally {
      if (number === latest) searching.value = false;
    }
  }

  function search(next: string, wait: number = restMs): void {
    term.value = next;
    if (!load) return;
    latest += 1;
    searching.value = true;
    failed.value = false;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(next.trim(), latest), wait);
  }

  onScopeDispose(() => {
    clearTimeout(timer);
  }, true);
  return { choices, searching, failed, search };
}

function matching(options: readonly Choice[], term: string): readonly Choice[] {
  const words = plain(term).split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter((option) => {
    const text = plain(`${option.label} ${option.hint ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase();
}
