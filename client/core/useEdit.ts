import { shallowRef } from 'vue';
import { ApiRefusal, InvalidInput } from './errors.js';

/** Which question's answer can mend a refusal, by the refusal's code. */
export type FieldsOfRefusals = Readonly<Record<string, string>>;

const itself = (error: unknown): unknown => error;

/**
 * Sends an edit; notices when somebody else was faster, so that the page can offer what is there now.
 * @param toShow what the form shows of an error, such as `onFields` makes of it
 */
export function useEdit(toShow: (error: unknown) => unknown = itself) {
  const stale = shallowRef(false);

  /** @throws what the form shows */
  async function sending<T>(send: () => Promise<T>): Promise<T> {
    stale.value = false;
    try {
      return await send();
    } catch (error) {
      stale.value = error instanceof ApiRefusal && error.refusal === 'resource/stale';
      throw toShow(error);
    }
  }

  return { stale, sending };
}

/** A refusal that one answer can mend, as an error of that answer; anything else as it was. */
export const onFields =
  (fields: FieldsOfRefusals, say: (refusal: ApiRefusal) => string = ({ message }) => message) =>
  (error: unknown): unknown => {
    if (!(error instanceof ApiRefusal)) return error;
    const path = fields[error.refusal];
    return path === undefined ? error : new InvalidInput([{ path, message: say(error) }]);
  };
