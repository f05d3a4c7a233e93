import { describe, expect, it } from '@jest/globals';
import { searchWords } from '../../../common/kernel/search-words.js';
import { searchText } from './search-text.js';

describe('finding a school by what people type', () => {
  const text = searchText({ name: 'St Mary’s Ysgol Tŷ Gwyn', urn: 900123, postcode: 'WD1 2AB', town: 'Wendale' });

  it.each(['st marys', "St Mary's", 'TY GWYN', 'tŷ', '900123', 'wd1 2ab', 'WD12AB', 'wendale', '%'])('%s', (typed) => {
    expect(searchWords(typed).every((word) => text.includes(word))).toBe(typed !== '%');
  });

  it('leaves the end of one field and the start of the next apart', () => {
    expect(text.includes('900123wd1')).toBe(false);
  });
});
