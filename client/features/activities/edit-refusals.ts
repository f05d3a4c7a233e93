import { shallowRef } from 'vue';
import { ApiRefusal, InvalidInput } from '../../core/errors.js';

/** The question whose answer a refusal is about. */
const FIELDS: Readonly<Record<string, string>> = {
  'activity/title-taken': 'title',
  'activity/equipment-unknown': 'equipment',
  'activity/picture-too-large': 'file',
  'activity/picture-not-readable': 'file',
  'activity/picture-too-many-pixels': 'file',
};

/** Sends an edit; notices when somebody else was faster, so that the page can offer what is there now. */
export function useActivityEdit() {
  const stale = shallowRef(false);

  /** @throws what the form shows: a refusal at its field where one answer can mend it */
  async function sending<T>(send: () => Promise<T>): Promise<T> {
    stale.value = false;
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      stale.value = error.refusal === 'resource/stale';
      const path = FIELDS[error.refusal];
      throw path === undefined ? error : new InvalidInput([{ path, message: error.message }]);
    }
  }

  return { stale, sending };
}
