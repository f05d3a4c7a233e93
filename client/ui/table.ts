export interface Column<Row> {
  key: string;
  label: string;
  /** Figures stand right, under each other. @default 'start' */
  align?: 'start' | 'end' | undefined;
  /** What stands in the cell; a slot `cell-<key>` may show it otherwise. */
  text: (row: Row) => string;
  /** Makes the column sortable. Texts sort as people read them, with numbers by size; null comes last. */
  sortBy?: ((row: Row) => string | number | null) | undefined;
}

export interface Sort {
  key: string;
  descending: boolean;
}

const order = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** A stable sort: rows that are equal keep the order they came in. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const by = columns.find((column) => column.key === sort?.key)?.sortBy;
  if (!by || !sort) return rows;
  const direction = sort.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [by(a), by(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return direction * (typeof x === 'number' && typeof y === 'number' ? x - y : order.compare(String(x), String(y)));
  });
}

/** Pressing a heading: first upwards, then downwards, then upwards again. */
export function nextSort(current: Sort | null, key: string): Sort {
  return { key, descending: current?.key === key && !current.descending };
}

/** The table as CSV, with what a spreadsheet would take for a formula made harmless. */
export function toCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const lines = [
    columns.map((column) => column.label),
    ...rows.map((row) => columns.map((column) => column.text(row))),
  ];
  return lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

function csvCell(text: string): string {
  const harmless = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
