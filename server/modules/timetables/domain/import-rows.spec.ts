import { describe, expect, it } from '@jest/globals';
import type { CalendarOwner } from '#shared/contracts/vocabulary.js';
import { readDay } from './file-day.js';
import type { FoundDays } from './found-days.js';
import { guessKind, guessTerm } from './guess-kind.js';
import { importRows } from './import-rows.js';

const rows = (found: readonly FoundDays[], owner: CalendarOwner = 'school') =>
  importRows(
    { positionsAre: 'events', found, leftOut: [] },
    {
      owner,
      today: '2026-11-24',
      bankHolidayOn: (day) => (day === '2026-12-25' ? 'Christmas Day' : null),
      held: [
        { kind: 'inset', name: '', firstDay: '2026-09-01', lastDay: '2026-09-01', academicYear: null, term: null },
        { kind: 'term', name: '', firstDay: '2027-01-05', lastDay: '2027-03-25', academicYear: 2026, term: 'spring' },
      ],
    },
  );
const days = (name: string, firstDay: string, lastDay = firstDay): FoundDays => ({
  position: 1,
  name,
  firstDay,
  lastDay,
});

describe('what words in a calendar mean', () => {
  it.each([
    ['Autumn Term 2026', 'term'],
    ['October half-term', 'half_term'],
    ['Half Term', 'half_term'],
    ['INSET day', 'inset'],
    ['Staff Training Day', 'inset'],
    ['Non-pupil day', 'inset'],
    ['Christmas holiday', 'closure'],
    ['School closed for polling', 'closure'],
    ['Spring bank holiday', null],
    ['First day of term', null],
    ['Term ends', null],
    ['Year 9 parents’ evening', null],
  ])('“%s” is %s', (name, kind) => {
    expect(guessKind(name, 'school').kind).toBe(kind);
  });

  it('says why nothing is suggested', () => {
    for (const name of ['Spring bank holiday', 'First day of term', 'Sports']) {
      expect(guessKind(name, 'school').note).toEqual(expect.any(String));
    }
  });

  it('does not close the centres of an authority for the school holidays, nor give a centre terms', () => {
    expect(guessKind('Christmas holiday', 'authority').kind).toBeNull();
    expect(guessKind('Council closed', 'authority').kind).toBe('closure');
    expect(guessKind('Autumn term', 'centre').kind).toBeNull();
    expect(guessKind('Christmas holiday', 'centre').kind).toBe('closure');
  });

  it.each([
    ['Spring term', '2026-09-03', 'spring'],
    ['Term 1', '2026-08-27', 'autumn'],
    ['Term 3', '2027-01-05', 'spring'],
    ['Term 5', '2027-04-12', 'summer'],
  ])('“%s” from %s is the %s term', (name, firstDay, term) => {
    expect(guessTerm(name, firstDay)).toBe(term);
  });
});

describe('the days of a file', () => {
  it.each([
    ['1/9/2026', '2026-09-01'],
    ['01-09-2026', '2026-09-01'],
    ['2026-09-01', '2026-09-01'],
    ['31/06/2026', null],
    ['9/31/2026', null],
    ['1 September', null],
  ])('“%s” is %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });
});

describe('the rows of an import', () => {
  it('put a term together that is listed day by day, with the half-term between', () => {
    const listed = ['2026-09-03', '2026-09-04', '2026-09-07', '2026-10-23', '2026-11-02', '2026-12-18'];
    const close = listed.flatMap((day, index) => {
      const next = listed[index + 1];
      return next === '2026-10-23' || next === '2026-12-18' ? [days('Term day', day, next)] : [days('Term day', day)];
    });
    expect(rows(close).rows).toEqual([
      expect.objectContaining({ suggestion: 'term', term: 'autumn', firstDay: '2026-09-03', lastDay: '2026-12-18' }),
      expect.objectContaining({ suggestion: 'half_term', firstDay: '2026-10-24', lastDay: '2026-11-01' }),
    ]);
  });

  it('make no second half-term where the file has one', () => {
    const halves = [
      days('Autumn term', '2026-09-03', '2026-10-23'),
      days('Half-term', '2026-10-26', '2026-10-30'),
      days('Autumn term', '2026-11-02', '2026-12-18'),
    ];
    expect(rows(halves).rows.map(({ suggestion }) => suggestion)).toEqual(['term', 'half_term']);
  });

  it('say what is there already, what they replace, and which bank holidays need no entry', () => {
    const { rows: found } = rows([
      days('INSET', '2026-09-01'),
      days('Christmas closure', '2026-12-25'),
      days('Spring term', '2027-01-06', '2027-03-25'),
    ]);
    expect(found.map(({ suggestion, note }) => [suggestion, note])).toEqual([
      ['inset', 'This is in the calendar already.'],
      [null, 'Bank holidays are known already: Christmas Day.'],
      ['term', 'This takes the place of the term from 2027-01-05 to 2027-03-25.'],
    ]);
  });

  it('leave out years out of reach and entries longer than a year', () => {
    const { rows: found, leftOut } = rows([
      days('Closed', '2001-01-01'),
      days('Closed', '2039-01-01'),
      days('Closed', '2026-01-01', '2027-01-02'),
      days('Closed', '2027-01-01'),
    ]);
    expect(found).toHaveLength(1);
    expect(leftOut.map(({ reason }) => reason)).toEqual(Array(3).fill(expect.stringContaining('12 years')));
  });
});
