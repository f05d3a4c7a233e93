import { computed, shallowRef } from 'vue';
import type { z } from 'zod';
import { ApiRefusal, errorText, Fault, InvalidInput } from './errors.js';
import { errorsFromIssues, plainMessage, type FormError, type FormMessages } from './form-errors.js';

export interface SummaryError {
  message: string;
  /** Where the link goes; none for what concerns no single field. */
  fieldId?: string;
}

interface FormErrorOptions<S extends z.ZodType> {
  schema: S;
  name: string;
  messages: FormMessages;
  input: () => unknown;
}

/** What is wrong with a form: by its schema, by the server's answer, or because the sending failed. */
export function useFormErrors<S extends z.ZodType>({ schema, name, messages, input }: FormErrorOptions<S>) {
  const attempt = shallowRef(0);
  const answered = shallowRef<readonly FormError[]>([]);
  const failed = shallowRef<string | null>(null);

  const check = (given = input()) => schema.safeParse(given, { error: plainMessage });
  const idOf = (path: string): string => `${name}-${path.replaceAll('.', '-')}`;
  const own = computed(() => {
    if (attempt.value === 0) return [];
    const given = input();
    const result = check(given);
    return result.success ? [] : errorsFromIssues(result.error.issues, messages, given);
  });
  const errors = computed(() => {
    const known = new Set(own.value.map((error) => error.path));
    return [...own.value, ...answered.value.filter((error) => !known.has(error.path))];
  });
  const summary = computed<SummaryError[]>(() => [
    ...(failed.value === null ? [] : [{ message: failed.value }]),
    ...errors.value.map(({ path, message }) => (path === '' ? { message } : { message, fieldId: idOf(path) })),
  ]);

  function field(path: string): { id: string; name: string; error: string | undefined } {
    return { id: idOf(path), name: path, error: errors.value.find((error) => error.path === path)?.message };
  }

  function attemptCheck(): z.ZodSafeParseResult<z.output<S>> {
    answered.value = [];
    failed.value = null;
    attempt.value += 1;
    return check();
  }

  /** @throws again what is neither an answer of the server nor a failed connection */
  function fail(error: unknown): void {
    if (error instanceof InvalidInput) answered.value = error.issues;
    else if (error instanceof ApiRefusal || error instanceof Fault) failed.value = errorText(error);
    else throw error;
    attempt.value += 1;
  }

  function forget(): void {
    answered.value = [];
    failed.value = null;
    attempt.value = 0;
  }

  return { errors, summary, attempt, field, attemptCheck, fail, forget };
}
