import { describe, expect, it } from '@jest/globals';
import { isOneSlipAway, matchHeader } from './header.js';

const known = { required: ['URN'], optional: ['Easting', 'NOR'] } as const;
const match = (...header: string[]) => matchHeader<'URN' | 'Easting' | 'NOR'>(header, known);

describe('finding the columns', () => {
  it('finds them in any order and ignores the others', () => {
    const result = match('Colour', 'NOR', 'URN');
    expect(result.ok && [...result.value.positions]).toEqual([
      ['URN', 2],
      ['NOR', 1],
    ]);
    expect(result.ok && result.value.absent).toEqual(['Easting']);
  });

  it('does not mind case and spaces', () => {
    expect(match(' urn', 'EASTING ').ok).toBe(true);
  });

  it('does not take a short name for another one misspelt', () => {
    expect(match('URN', 'NORTH').ok).toBe(true);
    expect(match('URN', 'NOC').ok).toBe(true);
  });

  it('does not read a column that looks like one it has', () => {
    expect(match('URN', 'Easting', 'Eastings').ok).toBe(true);
  });
});

describe('a slip of the hand', () => {
  it.each(['Eastng', 'Eassting', 'Easging', 'Eatsing', 'asting', 'Eastin', 'Eastingg'])('%s is one', (given) => {
    expect(isOneSlipAway(given, 'Easting')).toBe(true);
  });

  it.each(['Easting', 'Northing', 'Eatsnig', 'Est', ''])('%s is none', (given) => {
    expect(isOneSlipAway(given, 'Easting')).toBe(false);
  });
});
