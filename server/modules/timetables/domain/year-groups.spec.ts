import { describe, expect, it } from '@jest/globals';
import { yearGroupsOf } from './year-groups.js';

const ages = (lowAge: number | null, highAge: number | null, phase: string | null = 'secondary') =>
  yearGroupsOf({ phase, lowAge, highAge }).join(' ');

describe('the year groups of a school', () => {
  it.each([
    [11, 16, '7 8 9 10 11'],
    [11, 18, '7 8 9 10 11 12 13'],
    [4, 11, 'R 1 2 3 4 5 6'],
    [3, 5, 'N R'],
    [2, 19, 'N R 1 2 3 4 5 6 7 8 9 10 11 12 13'],
  ])('are those of its ages %i to %i', (low, high, years) => {
    expect(ages(low, high)).toBe(years);
  });

  it.each([
    ['secondary', '7 8 9 10 11 12 13'],
    ['primary', 'N R 1 2 3 4 5 6'],
    ['middle_deemed_secondary', '5 6 7 8 9'],
    ['sixteen_plus', '12 13'],
  ])('are the usual ones of a school that is %s, while its ages are not known', (phase, years) => {
    expect(ages(null, null, phase)).toBe(years);
  });

  it('are not known for a community group, and for a school of no phase and no ages', () => {
    expect(ages(null, null, null)).toBe('');
    expect(ages(null, null, 'not_applicable')).toBe('');
    expect(ages(11, 16, 'not_applicable')).toBe('7 8 9 10 11');
  });
});
