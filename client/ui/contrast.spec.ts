import { describe, expect, it } from '@jest/globals';
import { contrast, textOn } from './contrast.js';

describe('contrast', () => {
  it('is 21 between black and white and 1 between equals', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#0b5a78', '#0b5a78')).toBe(1);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('gives text that can be read on any fill', () => {
    expect(textOn('#0b5a78')).toBe('#ffffff');
    expect(textOn('#f0c36a')).toBe('#16222e');
    for (let grey = 0; grey < 256; grey += 5) {
      const fill = `#${grey.toString(16).padStart(2, '0').repeat(3)}`;
      expect(contrast(textOn(fill), fill)).toBeGreaterThan(3.9);
    }
  });
});
