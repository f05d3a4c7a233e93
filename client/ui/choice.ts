/** One answer to choose. */
export interface Choice {
  value: string;
  label: string;
  /** A sentence under the label: what choosing it means, or why it cannot be chosen. */
  hint?: string | undefined;
  disabled?: boolean | undefined;
}
