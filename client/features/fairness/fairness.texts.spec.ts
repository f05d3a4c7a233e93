import { describe, expect, it } from '@jest/globals';
import type { DecisionEffect } from '#shared/contracts/fairness.contract.js';
import { EFFECT, hostText, howList, listed, needText, shortText, usedText } from './fairness.texts.js';

const standing = { used: 4, entitled: 11, entitledYear: 30, shortfall: 7, missing: null };
const rules = { hostCapPercent: 25, needWeight: 1, reservePercent: 10 };

describe('fair hours in words', () => {
  it('say what was used of what, and why there is no share', () => {
    expect(usedText(standing)).toBe('4 of 11 fair hours used so far.');
    expect(usedText({ ...standing, entitled: 0 })).toBe(
      '4 hours used of 30 fair hours in the whole school year. None count yet.',
    );
    expect(usedText({ used: 1, entitled: null, entitledYear: null, shortfall: null, missing: 'need' })).toBe(
      '1 hour used. No fair hours can be worked out, because its need is not known.',
    );
  });

  it('say what a school is short of, and when it had more', () => {
    expect(shortText({ shortfall: 7.5 })).toBe('7.5 hours');
    expect(shortText({ shortfall: -1 })).toBe('1 hour above its share');
    expect(shortText({ shortfall: 0 })).toBe('Exactly its share');
    expect(shortText({ shortfall: null })).toBe('Not known');
  });

  it('say where need was taken from the census', () => {
    expect(needText({ need: { percent: 23.5, source: 'fsm6' } })).toBe('23.5%');
    expect(needText({ need: { percent: 12, source: 'fsm' } })).toBe('12% (at the census)');
    expect(needText({ need: null })).toBe('Not known');
  });

  it('say the host’s share beside its limit, and what a decision makes of it', () => {
    expect(hostText({ hostShare: 44.4, rules })).toContain('44.4% of the hours that schools used');
    expect(hostText({ hostShare: null, rules })).toContain('No school has used any hours yet');
    const effect = { hostShare: 44.4, hostShareAfter: 36.4, hostCapPercent: 25 } as DecisionEffect;
    expect(EFFECT.host(effect)).toBe(
      'Host’s share of hours used: 44.4% now, 36.4% with this visit. The authority’s share for hosts: 25%.',
    );
    expect(EFFECT.host({ ...effect, hostShare: null, hostShareAfter: 0 })).toContain('none now, 0% with this visit');
  });

  it('say how they are worked out with the rules of the authority', () => {
    const view = { rules: { ...rules, needWeight: 1.5 }, bookable: 200, shared: 180 };
    const text = howList(view as never).join(' ');
    for (const part of ['200 hours in all', 'reserve of 10%', '180 hours are shared', '1.5 times more', 'at most 25%'])
      expect(text).toContain(part);
    expect(listed(['A', 'B', 'C'])).toBe('A, B and C');
    expect(listed(['A'])).toBe('A');
  });
});
