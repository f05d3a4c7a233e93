import { shallowRef } from 'vue';
import { ApiRefusal, InvalidInput } from '../../core/errors.js';

/** The question whose answer a refusal is about. */
const FIELDS: Readonly<Record<string, string>> = {
  'calendar/terms-overlap': 'firstDay',
  'calendar/term-there': 'term',
  'calendar/term-outside-year': 'lastDay',
  'calendar/same-days': 'firstDay',
  'calendar/kind-not-here': 'kind',
  'bell-times/from-taken': 'validFrom',
};

/** Sends an edit; notices when somebody else was faster, and puts a refusal at the answer that can mend it. */
export function useSending(more: Readonly<Record<string, string>> = {}) {
  const stale = shallowRef(false);
  const fields = { ...FIELDS, ...more };

  /** @throws what the form shows */
  async function sending<T>(send: () => Promise<T>): Promise<T> {
    stale.value = false;
    try {
      return await send();
    } catch (error) {
      stale.value = error instanceof ApiRefusal && error.refusal === 'resource/stale';
      const path = error instanceof ApiRefusal ? fields[error.refusal] : undefined;
      throw path === undefined ? error : new InvalidInput([{ path, message: (error as ApiRefusal).message }]);
    }
  }

  return { stale, sending };
}
