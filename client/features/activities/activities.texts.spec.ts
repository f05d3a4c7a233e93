import { describe, expect, it } from '@jest/globals';
import { groupText, shareText, stagesText } from './activities.texts.js';

describe('the words of an activity', () => {
  it.each([
    [['ks3'], 'Key stage 3'],
    [['ks2', 'ks3', 'ks4'], 'Key stages 2, 3 and 4'],
    [['early_years', 'ks1'], 'Early years, key stage 1'],
    [['adult'], 'Adults'],
  ] as const)('%j are %s', (stages, text) => {
    expect(stagesText(stages)).toBe(text);
  });

  it('tell the size of a group and how things are shared', () => {
    expect(groupText(8, 28)).toBe('8 to 28 pupils');
    expect(groupText(1, 1)).toBe('1 pupil');
    const pool = { poolId: '', name: '', quantity: 1 };
    expect(shareText({ ...pool, per: 'pupils', pupilsPerUnit: 1 })).toBe('1 for every 1 pupil');
    expect(shareText({ ...pool, per: 'pupils', pupilsPerUnit: 3 })).toBe('1 for every 3 pupils');
    expect(shareText({ ...pool, quantity: 4, per: 'group', pupilsPerUnit: null })).toBe('4 for the group');
  });
});
