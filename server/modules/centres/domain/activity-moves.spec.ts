import { describe, expect, it } from '@jest/globals';
import { actionsIn, stateAfter } from './activity-moves.js';

describe('the life of an activity', () => {
  it.each([
    ['draft', 'publish', 'published'],
    ['draft', 'unpublish', null],
    ['draft', 'retire', 'retired'],
    ['draft', 'bringBack', null],
    ['published', 'publish', null],
    ['published', 'unpublish', 'draft'],
    ['published', 'retire', 'retired'],
    ['published', 'bringBack', null],
    ['retired', 'publish', null],
    ['retired', 'unpublish', null],
    ['retired', 'retire', null],
    ['retired', 'bringBack', 'draft'],
  ] as const)('%s, %s: %s', (state, move, after) => {
    expect(stateAfter(move, state)).toBe(after);
  });

  it.each([
    ['draft', ['edit', 'publish', 'retire']],
    ['published', ['edit', 'unpublish', 'retire']],
    ['retired', ['bringBack']],
  ] as const)('a %s one offers %j', (state, actions) => {
    expect(actionsIn(state)).toEqual(actions);
  });
});
