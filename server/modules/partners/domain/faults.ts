/** What can be wrong with an imported file, and the words that say so: where, what, and how to mend it. */

/** The whole file is refused: nothing in it can be trusted. */
export interface FileFault {
  readonly kind:
    | 'empty'
    | 'not-text'
    | 'wrong-encoding'
    | 'not-csv'
    | 'too-large'
    | 'too-many-rows'
    | 'header'
    | 'quotation-mark'
    | 'field-too-long'
    | 'truncated'
    | 'other-authority';
  /** Line in the file as an editor counts it, from 1. */
  readonly line: number | null;
  readonly column: string | null;
  readonly reason: string;
  readonly mend: string;
}

/** One row is left out; the others can still be imported. */
export interface RowFault {
  readonly line: number;
  readonly column: string;
  /** What the file says there, shortened for the screen. */
  readonly value: string;
  readonly reason: string;
  readonly mend: string;
}

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: FileFault };

export function fine<T>(value: T): Checked<T> {
  return { ok: true, value };
}

type Place = Partial<Pick<FileFault, 'line' | 'column'>>;

export function fileFault(kind: FileFault['kind'], reason: string, mend: string, place: Place = {}): FileFault {
  return { kind, line: place.line ?? null, column: place.column ?? null, reason, mend };
}

export function refused(fault: FileFault): { readonly ok: false; readonly fault: FileFault } {
  return { ok: false, fault };
}

/** "Line 3, column URN: reason. Mend." for the command line, logs and the error summary. */
export function faultSentence(fault: FileFault | RowFault): string {
  const line = fault.line === null ? [] : [`Line ${String(fault.line)}`];
  const column = fault.column === null ? [] : [`${fault.line === null ? 'Column' : 'column'} ${fault.column}`];
  const place = [...line, ...column].join(', ');
  return `${place === '' ? '' : `${place}: `}${fault.reason} ${fault.mend}`;
}

const SHOWN_CHARACTERS = 60;

/** A cell as it can be shown beside its fault: one line, not too long. */
export function shownValue(cell: string): string {
  const flat = cell.replace(/\s+/g, ' ').trim();
  return flat.length > SHOWN_CHARACTERS ? `${flat.slice(0, SHOWN_CHARACTERS)}…` : flat;
}
