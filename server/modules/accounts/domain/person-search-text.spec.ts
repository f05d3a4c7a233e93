import { describe, expect, it } from '@jest/globals';
import { personSearchText } from './person-search-text.js';

describe('what a person is found by', () => {
  it('is name and address in small letters without accents and apostrophes', () => {
    expect(personSearchText({ name: 'Élodie Ŵyn O’Neill', email: 'e.wyn@fictional.example' })).toBe(
      'elodie wyn oneill\ne.wyn@fictional.example',
    );
  });
});
