import { describe, expect, it } from '@jest/globals';
import { financialYearOf, financialYearText } from './financial-year.js';

describe('the financial year', () => {
  it.each([
    ['2026-03-31', 2025],
    ['2026-04-01', 2026],
    ['2026-12-31', 2026],
    ['2027-01-01', 2026],
  ])('of %s begins in %i', (day, year) => {
    expect(financialYearOf(day)).toBe(year);
  });

  it.each([
    [2026, '2026/27'],
    [2099, '2099/00'],
    [2008, '2008/09'],
  ])('that begins in %i reads %s', (year, text) => {
    expect(financialYearText(year)).toBe(text);
  });
});
