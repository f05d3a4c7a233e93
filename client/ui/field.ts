/** What every input of the kit takes; `form.field('path')` gives id, name and error. */
export interface FieldProps {
  label: string;
  id: string;
  name?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  /** Adds "(optional)": fields are required unless they say otherwise. @default false */
  optional?: boolean | undefined;
  disabled?: boolean | undefined;
  /** The label is read but not shown: only where a heading or a column says the same. @default false */
  hideLabel?: boolean | undefined;
  /** The error is read but not shown: only where a row of fields shows those of all its fields. @default false */
  hideError?: boolean | undefined;
}

export const hintId = (id: string): string => `${id}-hint`;
export const errorId = (id: string): string => `${id}-error`;

/** The ids of what explains a field, for aria-describedby. */
export function describedBy({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>): string | undefined {
  const ids = [hint ? hintId(id) : '', error ? errorId(id) : ''].filter((part) => part !== '');
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** What an input hands on to its FormField. */
export function fieldOnly({
  id,
  label,
  hint,
  error,
  optional,
  hideLabel,
  hideError,
}: FieldProps): Omit<FieldProps, 'name' | 'disabled'> {
  return { id, label, hint, error, optional, hideLabel, hideError };
}
