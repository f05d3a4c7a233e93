import { describe, expect, it } from '@jest/globals';
import { formatPence, formatPenceShort, parsePence } from './money.js';

describe('money', () => {
  it.each([
    [0, '£0.00'],
    [5, '£0.05'],
    [123450, '£1,234.50'],
    [100000000, '£1,000,000.00'],
    [-500, '-£5.00'],
  ])('writes %i pence as %s', (pence, text) => {
    expect(formatPence(pence)).toBe(text);
  });

  it('leaves out .00 in a sentence and keeps odd pence', () => {
    expect(formatPenceShort(12000)).toBe('£120');
    expect(formatPenceShort(12050)).toBe('£120.50');
  });

  it.each([
    ['£120', 12000],
    ['120.5', 12050],
    ['1,200.00', 120000],
    [' £ 1,200 ', 120000],
    ['.50', 50],
    ['0', 0],
    ['19.99', 1999],
  ])('reads %s as %i pence', (text, pence) => {
    expect(parsePence(text)).toBe(pence);
  });

  it.each(['', '£', 'abc', '12.345', '1,20', '12,00,0', '-5', '1.2.3', '1e3', '12p', '999999999999', '.'])(
    'refuses %j',
    (text) => {
      expect(parsePence(text)).toBeNull();
    },
  );

  it('reads back what it writes', () => {
    for (const pence of [0, 1, 99, 100, 101, 123456, 9_999_999]) expect(parsePence(formatPence(pence))).toBe(pence);
  });
});
