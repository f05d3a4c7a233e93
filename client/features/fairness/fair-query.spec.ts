import { describe, expect, it } from '@jest/globals';
import { askedCentre, fairChoices } from './fair-query.js';

const choices = {
  authorities: [
    { id: 'a', name: 'Harbourshire', together: true, centres: [{ id: 'quayside', name: 'Quayside CLC' }] },
    { id: 'b', name: 'Moorshire', together: true, centres: [{ id: 'moor', name: 'Moor CLC' }] },
  ],
  academicYears: [2026, 2025],
  current: { academicYear: 2026, term: 'autumn' as const },
};

describe('the address of fair hours', () => {
  it('names a centre and a year', () => {
    expect(askedCentre({ centre: 'moor', year: '2025' }, choices)).toEqual({ centreId: 'moor', academicYear: 2025 });
  });

  it('gives way to the first centre and the present year', () => {
    expect(askedCentre({}, choices)).toEqual({ centreId: 'quayside', academicYear: 2026 });
    expect(askedCentre({ centre: 'gone', year: '1999' }, choices)).toEqual({
      centreId: 'quayside',
      academicYear: 2026,
    });
  });

  it('leads nowhere without a centre', () => {
    expect(askedCentre({}, { ...choices, authorities: [] })).toBeNull();
  });

  it('is chosen from centres and school years in words', () => {
    expect(fairChoices(choices)).toEqual({
      centres: [
        { value: 'quayside', label: 'Quayside CLC' },
        { value: 'moor', label: 'Moor CLC' },
      ],
      years: [
        { value: '2026', label: '2026/27' },
        { value: '2025', label: '2025/26' },
      ],
    });
  });
});
