import { describe, expect, it } from '@jest/globals';
import { isKnown } from './body-tag.js';

describe('the tag that somebody has already', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", W/"a" , "c"', true],
    ['"b"', false],
    ['a', false],
    ['', false],
    [undefined, false],
  ])('%s: %s', (header, expected) => {
    expect(isKnown(header, '"a"')).toBe(expected);
  });
});
