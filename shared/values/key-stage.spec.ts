import { describe, expect, it } from '@jest/globals';
import type { YearGroup } from '../contracts/vocabulary.js';
import { keyStageOf } from './key-stage.js';

describe('the key stage of a group', () => {
  it.each<[YearGroup[], string]>([
    [['R'], 'early_years'],
    [['2'], 'ks1'],
    [['3', '6'], 'ks2'],
    [['7', '8', '9'], 'ks3'],
    [['10'], 'ks4'],
    [['13'], 'ks5'],
    [['adult'], 'adult'],
    [['6', '7'], 'mixed'],
    [[], 'mixed'],
  ])('of years %j is %s', (years, expected) => {
    expect(keyStageOf(years)).toBe(expected);
  });
});
