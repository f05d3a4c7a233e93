import { describe, expect, it } from '@jest/globals';
import type { CalendarImportRow } from '#shared/contracts/timetables.contract.js';
import { choicesFor, entryOf, takenAs } from './import-choices.js';

const row: CalendarImportRow = {
  position: 1,
  name: 'Autumn',
  firstDay: '2026-09-03',
  lastDay: '2026-12-18',
  suggestion: 'term',
  term: 'autumn',
  note: null,
};
const days = { firstDay: '2026-09-03', lastDay: '2026-12-18' };

describe('a row of a calendar file', () => {
  it('is taken as what was suggested, or left out where nothing was', () => {
    expect(takenAs(row)).toBe('term autumn');
    expect(takenAs({ ...row, suggestion: 'closure' })).toBe('closure');
    expect(takenAs({ ...row, suggestion: null })).toBe('');
  });

  it('becomes the entry that somebody chose', () => {
    expect(entryOf(row, 'term spring')).toEqual([{ kind: 'term', name: 'Autumn', ...days, term: 'spring' }]);
    expect(entryOf(row, 'half_term')).toEqual([{ kind: 'half_term', name: 'Autumn', ...days, term: null }]);
    expect(entryOf({ ...row, name: '' }, 'inset')).toEqual([{ kind: 'inset', name: 'INSET day', ...days, term: null }]);
    expect(entryOf(row, '')).toEqual([]);
  });

  it('can be taken as what its calendar knows', () => {
    expect(choicesFor('centre').map(({ value }) => value)).toEqual(['', 'closure', 'open']);
    expect(choicesFor('authority').map(({ value }) => value)).toEqual([
      '',
      'term autumn',
      'term spring',
      'term summer',
      'half_term',
      'inset',
      'closure',
    ]);
  });
});
