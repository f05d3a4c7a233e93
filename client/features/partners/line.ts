/** One line of a summary list. */
export interface Line {
  key: string;
  label: string;
  value: string;
}
