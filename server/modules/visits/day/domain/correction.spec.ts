import { describe, expect, it } from '@jest/globals';
import { changesNothing, correctionActions, hindranceOfReview } from './correction.js';

const open = { state: 'open', proposedBy: 'tina', isStale: false } as const;
const manager = { personId: 'mona', mayReview: true };
const proposer = { personId: 'tina', mayReview: true };
const technician = { personId: 'theo', mayReview: false };

describe('a correction of attendance', () => {
  it('is reviewed by a second person who may, and taken back by the first', () => {
    expect(correctionActions(open, manager)).toEqual(['accept', 'refuse']);
    expect(correctionActions(open, proposer)).toEqual(['withdraw']);
    expect(correctionActions(open, technician)).toEqual([]);
  });

  it('says what stands in the way', () => {
    expect(hindranceOfReview(open, 'accept', proposer)).toBe('correction/own-proposal');
    expect(hindranceOfReview(open, 'refuse', proposer)).toBe('correction/own-proposal');
    expect(hindranceOfReview(open, 'accept', technician)).toBe('access/forbidden');
    expect(hindranceOfReview(open, 'withdraw', manager)).toBe('correction/not-yours');
  });

  it('is about what was recorded then: once the visit has moved on it can only be refused or taken back', () => {
    const stale = { ...open, isStale: true };
    expect(hindranceOfReview(stale, 'accept', manager)).toBe('correction/visit-changed');
    expect([correctionActions(stale, manager), correctionActions(stale, proposer)]).toEqual([['refuse'], ['withdraw']]);
    expect(hindranceOfReview({ ...stale, state: 'refused' }, 'accept', manager)).toBe('correction/already-reviewed');
  });

  it.each(['accepted', 'refused', 'withdrawn'] as const)('is done with once it is %s', (state) => {
    expect(hindranceOfReview({ ...open, state }, 'accept', manager)).toBe('correction/already-reviewed');
    expect(correctionActions({ ...open, state }, proposer)).toEqual([]);
  });

  it('changes something: whether they came, or how many', () => {
    const recorded = { state: 'attended', pupils: 28, adults: 2 } as const;
    expect(changesNothing(recorded, { ...recorded })).toBe(true);
    expect(changesNothing(recorded, { ...recorded, pupils: 27 })).toBe(false);
    expect(changesNothing(recorded, { ...recorded, adults: 3 })).toBe(false);
    expect(changesNothing(recorded, { state: 'no_show', pupils: 0, adults: 0 })).toBe(false);
    expect(
      changesNothing({ state: 'no_show', pupils: null, adults: null }, { state: 'no_show', pupils: 0, adults: 0 }),
    ).toBe(true);
  });
});
