import { shallowRef } from 'vue';
import { ApiRefusal } from '../../core/errors.js';
import { onItsField } from './refusal-words.js';

/** Sends an edit; notices when somebody else was faster, so that the page can offer what is there now. */
export function useEdit() {
  const stale = shallowRef(false);

  /** @throws what the form shows: a refusal at its field where one answer can mend it */
  async function sending<T>(send: () => Promise<T>): Promise<T> {
    stale.value = false;
    try {
      return await send();
    } catch (error) {
      stale.value = error instanceof ApiRefusal && error.refusal === 'resource/stale';
      throw onItsField(error);
    }
  }

  return { stale, sending };
}
