import { shallowRef, type Ref } from 'vue';
import type { z } from 'zod';
import type { FormError, FormMessages } from './form-errors.js';
import { useFormErrors, type SummaryError } from './useFormErrors.js';
import { useFormValues } from './useFormValues.js';

export interface UseFormOptions<S extends z.ZodType, V extends object> {
  schema: S;
  /** What the fields hold at first; read again by `reset`. */
  initial: () => V;
  /** Starts every field's id; two forms on one page need two names. @default 'form' */
  name?: string;
  /** Texts that say how to mend an answer, by path. */
  messages?: FormMessages;
  /** Turns what the fields hold into what the schema reads, such as '' into nothing. */
  prepare?: (values: V) => unknown;
  /** Keeps what is typed in this tab under the key until it is sent. */
  draftKey?: string;
}

export interface Form<V extends object, Out> {
  /** Bind with v-model; a failed sending never clears one. */
  readonly values: V;
  readonly errors: readonly FormError[];
  readonly summary: readonly SummaryError[];
  /** Counts attempts that ended; the error summary takes the focus when it changes. */
  readonly attempt: number;
  readonly pending: boolean;
  readonly dirty: boolean;
  /** Binds a field: v-bind="form.field('pupils')". */
  field(path: string): { id: string; name: string; error: string | undefined };
  /** Checks, then sends. @returns whether `send` was reached and ended well */
  submit(send: (input: Out) => unknown): Promise<boolean>;
  /** Puts the first values back, or new ones, and forgets errors and draft. */
  reset(next?: V): void;
}

/**
 * One form against one schema. Nothing is marked wrong before the first attempt to send;
 * after that each answer is checked as it changes.
 */
export function useForm<S extends z.ZodType, V extends object>(options: UseFormOptions<S, V>): Form<V, z.output<S>> {
  const { schema, initial, name = 'form', messages = {}, prepare = (v: V): unknown => v, draftKey } = options;
  const { values, dirty, settle, replace } = useFormValues({ initial, draftKey });
  const pending = shallowRef(false);
  const problems = useFormErrors({ schema, name, messages, input: () => prepare(values) });

  async function submit(send: (input: z.output<S>) => unknown): Promise<boolean> {
    if (pending.value) return false;
    const result = problems.attemptCheck();
    if (!result.success) return false;
    pending.value = true;
    try {
      await send(result.data);
      settle();
      return true;
    } catch (error) {
      problems.fail(error);
      return false;
    } finally {
      pending.value = false;
    }
  }

  function reset(next: V = initial()): void {
    replace(next);
    problems.forget();
  }

  const state = { ...problems, pending, dirty };
  return withState({ values, field: problems.field, submit, reset }, state);
}

/** Reads the refs on access, so that a template and a test both say form.pending. */
function withState<A extends object>(actions: A, { errors, summary, attempt, pending, dirty }: FormState) {
  return {
    ...actions,
    get errors() {
      return errors.value;
    },
    get summary() {
      return summary.value;
    },
    get attempt() {
      return attempt.value;
    },
    get pending() {
      return pending.value;
    },
    get dirty() {
      return dirty.value;
    },
  };
}

type FormState = Pick<ReturnType<typeof useFormErrors>, 'errors' | 'summary' | 'attempt'> & {
  pending: Ref<boolean>;
  dirty: Ref<boolean>;
};
