import { useQueryCache } from '@pinia/colada';
import { computed, shallowRef } from 'vue';
import type { ImportPreview, ImportResult } from '#shared/contracts/imports.contract.js';
import { importsApi, type ImportFile } from './imports.api.js';

/** An import in its three steps: a file, what it would change, what it changed. */
export function useImport() {
  const cache = useQueryCache();
  const file = shallowRef<File | null>(null);
  const preview = shallowRef<ImportPreview | null>(null);
  const result = shallowRef<ImportResult | null>(null);
  const accepting = shallowRef(false);
  const problem = shallowRef<unknown>(null);
  const step = computed(() => (result.value ? 3 : preview.value ? 2 : 1));

  /** @throws what the form shows at its fields */
  async function show(input: ImportFile): Promise<void> {
    // Kept in memory: a file that somebody saves again meanwhile can no longer be read by its old handle.
    const copy = new File([await input.file.arrayBuffer()], input.file.name);
    preview.value = await importsApi.preview({ ...input, file: copy });
    file.value = copy;
    problem.value = null;
  }

  async function accept(): Promise<void> {
    if (!preview.value || !file.value || accepting.value) return;
    accepting.value = true;
    problem.value = null;
    try {
      result.value = await importsApi.accept(preview.value.id, file.value, preview.value.badRowCount > 0);
      for (const key of ['partners', 'school', 'authorities']) void cache.invalidateQueries({ key: [key] });
    } catch (error) {
      problem.value = error;
    } finally {
      accepting.value = false;
    }
  }

  function startAgain(): void {
    preview.value = null;
    result.value = null;
    file.value = null;
    problem.value = null;
  }

  return { step, preview, result, accepting, problem, show, accept, startAgain };
}
