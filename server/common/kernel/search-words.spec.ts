import { describe, expect, it } from '@jest/globals';
import { fold, searchWords } from './search-words.js';

describe('the words that people type to find something', () => {
  it('are each taken once, and not more of them than a name has', () => {
    expect(searchWords('  high  High school ')).toEqual(['high', 'school']);
    expect(searchWords('a b c d e f g h i j')).toHaveLength(8);
  });

  it('lose case, accents and apostrophes', () => {
    expect(fold('St Mary’s Tŷ')).toBe('st marys ty');
  });

  it('keep letters that are letters of their own', () => {
    expect(fold('Øre ß')).toBe('øre ß');
  });
});
