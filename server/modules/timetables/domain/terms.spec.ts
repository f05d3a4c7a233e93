import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TermName } from '#shared/contracts/vocabulary.js';
import { termOf } from '../../../common/kernel/academic-calendar.js';
import { addDays } from '../../../common/kernel/wall-time.js';
import { academicYearOf, knownTerms, termOfDay, termSpans, termsOfYear } from './terms.js';

const term = (academicYear: number, name: TermName, firstDay: string, lastDay: string) => ({
  kind: 'term' as const,
  name: '',
  firstDay,
  lastDay,
  academicYear,
  term: name,
});
const NONE = knownTerms([]);
const KNOWN = knownTerms([
  term(2026, 'autumn', '2026-09-03', '2026-12-18'),
  term(2026, 'spring', '2027-01-05', '2027-03-25'),
  term(2026, 'summer', '2027-04-12', '2027-07-21'),
  term(2027, 'autumn', '2027-08-26', '2027-12-17'),
]);

describe('the term to which a day counts', () => {
  it.each([
    ['2026-09-01', 2026, 'autumn'],
    ['2026-09-03', 2026, 'autumn'],
    ['2026-12-31', 2026, 'autumn'],
    ['2027-01-04', 2026, 'autumn'],
    ['2027-01-05', 2026, 'spring'],
    ['2027-04-02', 2026, 'spring'],
    ['2027-04-12', 2026, 'summer'],
    ['2027-08-25', 2026, 'summer'],
    ['2027-08-26', 2027, 'autumn'],
  ])('%s counts to the year %i, %s', (day, academicYear, name) => {
    expect(termOfDay(KNOWN, day)).toMatchObject({ academicYear, term: name });
  });

  it('tells the first and last day as they were entered', () => {
    expect(termOfDay(KNOWN, '2027-04-02')).toEqual({
      academicYear: 2026,
      term: 'spring',
      firstDay: '2027-01-05',
      lastDay: '2027-03-25',
    });
  });

  it('is the fixed term where nobody has entered any', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), (offset) => {
        const day = addDays('2022-01-01', offset);
        expect(termOfDay(NONE, day)).toEqual(termOf(day));
      }),
    );
  });

  it('lies in the stretch of that term, and the stretches share out the year', () => {
    expect(termSpans(KNOWN, 2026).map(({ term: name, firstDay, lastDay }) => [name, firstDay, lastDay])).toEqual([
      ['autumn', '2026-09-01', '2027-01-04'],
      ['spring', '2027-01-05', '2027-04-11'],
      ['summer', '2027-04-12', '2027-08-25'],
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_500 }), fc.constantFrom(KNOWN, NONE), (offset, known) => {
        const day = addDays('2025-08-20', offset);
        const { academicYear, term: name } = termOfDay(known, day);
        const spans = termSpans(known, academicYear).filter(
          ({ firstDay, lastDay }) => firstDay <= day && day <= lastDay,
        );
        expect(spans.map((span) => span.term)).toEqual([name]);
      }),
    );
  });

  it('takes a missing term of a year from the fixed ones', () => {
    expect(termsOfYear(KNOWN, 2027).map(({ firstDay }) => firstDay)).toEqual([
      '2027-08-26',
      '2028-01-01',
      '2028-04-01',
    ]);
    expect(academicYearOf(KNOWN, '2028-08-31')).toBe(2027);
    expect(academicYearOf(KNOWN, '2028-09-01')).toBe(2028);
  });
});
