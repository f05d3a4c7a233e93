import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** What keeps the current page from being shown at all; null while pages work. */
export const useProblem = defineStore('problem', () => {
  const error = shallowRef<unknown>(null);

  function show(problem: unknown): void {
    error.value = problem ?? new Error('unknown');
  }

  function clear(): void {
    error.value = null;
  }

  return { error, show, clear };
});
