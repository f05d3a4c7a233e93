import { computed, reactive, shallowRef, watch } from 'vue';
import { clearDraft, readDraft, writeDraft } from './draft.js';

interface FormValuesOptions<V extends object> {
  initial: () => V;
  draftKey?: string | undefined;
}

/** What a form's fields hold, whether that differs from what it began with, and the draft kept of it. */
export function useFormValues<V extends object>({ initial, draftKey }: FormValuesOptions<V>) {
  const values = reactive(withDraft(initial(), readDraft(draftKey))) as V;
  const start = shallowRef(JSON.stringify(initial()));
  const dirty = computed(() => JSON.stringify(values) !== start.value);

  /** What the fields hold now is what counts as unchanged. */
  function settle(): void {
    start.value = JSON.stringify(values);
    clearDraft(draftKey);
  }

  function replace(next: V): void {
    Object.assign(values, next);
    settle();
  }

  function keepDraft(): void {
    if (draftKey === undefined) return;
    if (dirty.value) writeDraft(draftKey, values);
    else clearDraft(draftKey);
  }

  watch(() => JSON.stringify(values), keepDraft);
  return { values, dirty, settle, replace };
}

/** A draft of an older form may hold fields that are gone; only known ones come back. */
function withDraft<V extends object>(initial: V, draft: unknown): V {
  if (typeof draft !== 'object' || draft === null) return initial;
  const kept = Object.entries(draft).filter(([key]) => key in initial);
  return { ...initial, ...Object.fromEntries(kept) };
}
