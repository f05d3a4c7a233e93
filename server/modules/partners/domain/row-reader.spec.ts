import { describe, expect, it } from '@jest/globals';
import { isoDate, RowReader } from './row-reader.js';

const reader = (cell?: string) => new RowReader<'Cell'>({ line: 7, cells: cell === undefined ? {} : { Cell: cell } });

describe('reading a cell', () => {
  it('tells a missing column from a blank cell', () => {
    expect(reader().integer('Cell', { least: 0, most: 9 })).toBeUndefined();
    expect(reader('  ').integer('Cell', { least: 0, most: 9 })).toBeNull();
  });

  it.each([
    ['0', 0],
    ['100', 100],
    ['18.40', 18.4],
  ])('takes %s as a percentage', (cell, value) => {
    const cells = reader(cell);
    expect(cells.decimal('Cell', { least: 0, most: 100 })).toBe(value);
    expect(cells.faults).toEqual([]);
  });

  it.each(['100.01', '-1', '1e2', 'NaN', '1,5', '0x10', '99999999999999999999', '١٢'])(
    'refuses %s as a percentage',
    (cell) => {
      const cells = reader(cell);
      expect(cells.decimal('Cell', { least: 0, most: 100 })).toBeNull();
      expect(cells.faults).toMatchObject([{ line: 7, column: 'Cell', value: cell }]);
    },
  );

  it.each([
    ['01-09-2012', '2012-09-01'],
    ['01/09/2012', '2012-09-01'],
    ['2012-09-01', '2012-09-01'],
    ['29-02-2024', '2024-02-29'],
    ['29-02-2023', null],
    ['31-04-2023', null],
    ['1-9-2012', null],
    ['09-2012', null],
    ['00-00-0000', null],
  ])('reads the date %s as %s', (text, iso) => {
    expect(isoDate(text)).toBe(iso);
  });

  it('refuses text that lost its accents on the way', () => {
    const cells = reader('Ysgol T\uFFFD');
    cells.text('Cell', 100);
    expect(cells.faults[0]?.reason).toMatch(/accented letter was lost/);
  });

  it.each(['Select', 'select', ' Not applicable ', 'Not Recorded', 'Does not apply', 'None', '-', ''])(
    'takes “%s” in an address for nothing',
    (cell) => {
      const cells = reader(cell);
      expect([cells.address('Cell', 100), cells.faults]).toEqual([null, []]);
    },
  );

  it.each(['Selby', 'None Such Lane', 'Not applicable Street'])('keeps “%s” in an address', (cell) => {
    expect(reader(cell).address('Cell', 100)).toBe(cell);
  });

  it('tells an address column that is not there from one that says nothing', () => {
    expect(reader().address('Cell', 100)).toBeUndefined();
  });

  it('puts a value over several lines on one', () => {
    expect(reader(' Mill\n  Lane ').text('Cell', 100)).toBe('Mill Lane');
  });
});
