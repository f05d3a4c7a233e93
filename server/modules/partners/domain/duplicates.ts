import type { RowFault } from './faults.js';

/** Two rows for one school: neither is trusted, and both are listed. */
export interface Numbered {
  readonly line: number;
  readonly urn: number;
}

export function withoutDuplicates<Row extends Numbered>(rows: readonly Row[]): { unique: Row[]; faults: RowFault[] } {
  const linesByUrn = new Map<number, number[]>();
  for (const { urn, line } of rows) linesByUrn.set(urn, [...(linesByUrn.get(urn) ?? []), line]);
  const linesOf = (row: Row) => linesByUrn.get(row.urn) ?? [];
  return {
    unique: rows.filter((row) => linesOf(row).length === 1),
    faults: rows.filter((row) => linesOf(row).length > 1).map((row) => duplicateFault(row, linesOf(row))),
  };
}

function duplicateFault({ urn, line }: Numbered, lines: readonly number[]): RowFault {
  const others = lines.filter((other) => other !== line);
  const where = `${others.length === 1 ? 'line' : 'lines'} ${others.join(', ')}`;
  const reason = `The same URN stands on ${where}.`;
  return { line, column: 'URN', value: String(urn), reason, mend: 'Keep the right row and delete the other.' };
}
