import { describe, expect, it } from '@jest/globals';
import { nextSort, sortRows, toCsv, type Column } from './table.js';

interface School {
  name: string;
  share: number | null;
}

const columns: Column<School>[] = [
  { key: 'name', label: 'School', text: (row) => row.name, sortBy: (row) => row.name },
  { key: 'share', label: 'Share, %', text: (row) => String(row.share ?? ''), sortBy: (row) => row.share },
  { key: 'note', label: 'Note', text: () => '' },
];

const rows: School[] = [
  { name: 'Room 10', share: 5 },
  { name: 'élan', share: null },
  { name: 'Room 9', share: 40 },
  { name: 'Zion Road', share: 5 },
];

const names = (sorted: readonly School[]): string[] => sorted.map((row) => row.name);

describe('sorting a table', () => {
  it('sorts texts as people read them', () => {
    expect(names(sortRows(rows, columns, { key: 'name', descending: false }))).toEqual([
      'élan',
      'Room 9',
      'Room 10',
      'Zion Road',
    ]);
  });

  it('sorts figures by size, keeps equal ones in their order and puts missing ones last both ways', () => {
    expect(names(sortRows(rows, columns, { key: 'share', descending: false }))).toEqual([
      'Room 10',
      'Zion Road',
      'Room 9',
      'élan',
    ]);
    expect(names(sortRows(rows, columns, { key: 'share', descending: true }))).toEqual([
      'Room 9',
      'Room 10',
      'Zion Road',
      'élan',
    ]);
  });

  it('leaves the order alone when nothing or nothing sortable is asked', () => {
    expect(sortRows(rows, columns, null)).toBe(rows);
    expect(sortRows(rows, columns, { key: 'note', descending: false })).toBe(rows);
  });

  it('turns round when the same heading is pressed again', () => {
    const first = nextSort(null, 'name');
    expect(first).toEqual({ key: 'name', descending: false });
    expect(nextSort(first, 'name')).toEqual({ key: 'name', descending: true });
    expect(nextSort(first, 'share')).toEqual({ key: 'share', descending: false });
  });
});

describe('a table as CSV', () => {
  it('quotes what needs quoting', () => {
    expect(toCsv([{ name: 'St Anne, "North"', share: 12.5 }], columns)).toBe(
      'School,"Share, %",Note\r\n"St Anne, ""North""",12.5,\r\n',
    );
  });

  it('makes formulas harmless and leaves negative figures alone', () => {
    const [, formula, negative] = toCsv(
      [
        { name: '=1+1', share: -3 },
        { name: '-cmd', share: 1 },
      ],
      columns,
    ).split('\r\n');
    expect(formula).toBe("'=1+1,-3,");
    expect(negative).toBe("'-cmd,1,");
  });
});
