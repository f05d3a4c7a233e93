import { describe, expect, it } from '@jest/globals';
import { weigh } from './weight.js';

describe('the weight of a school', () => {
  it('is its roll, and its pupils in need once more', () => {
    const known = { roll: 600, fsm6Percent: 50, fsmPercent: 30 };
    expect(weigh(known, 1)).toEqual({ known: true, weight: 900, need: { percent: 50, source: 'fsm6' } });
    expect(weigh(known, 0)).toMatchObject({ weight: 600 });
    expect(weigh(known, 2)).toMatchObject({ weight: 1_200 });
  });

  it('takes meals at the census where six years are not known, and says so', () => {
    const known = { roll: 600, fsm6Percent: null, fsmPercent: 25 };
    expect(weigh(known, 1)).toEqual({ known: true, weight: 750, need: { percent: 25, source: 'fsm' } });
  });

  it('knows a need of 0 from one that is not known', () => {
    expect(weigh({ roll: 300, fsm6Percent: 0, fsmPercent: 12 }, 1)).toMatchObject({ known: true, weight: 300 });
    expect(weigh({ roll: 300, fsm6Percent: null, fsmPercent: null }, 1)).toEqual({ known: false, missing: 'need' });
  });

  it('is not guessed where the roll is not known, or where nobody is on it', () => {
    expect(weigh({ roll: null, fsm6Percent: 20, fsmPercent: 20 }, 1)).toEqual({ known: false, missing: 'roll' });
    expect(weigh({ roll: 0, fsm6Percent: 20, fsmPercent: 20 }, 1)).toEqual({ known: false, missing: 'pupils' });
  });
});
