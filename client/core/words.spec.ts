import { describe, expect, it } from '@jest/globals';
import { inSentence, quantityText } from './words.js';

describe('the name of a thing within a sentence', () => {
  it.each([
    ['Sound recorders', 'sound recorders'],
    ['cameras', 'cameras'],
    ['Émetteurs', 'émetteurs'],
    ['MIDI keyboards', 'MIDI keyboards'],
    ['iPads', 'iPads'],
    ['Raspberry Pi kits', 'Raspberry Pi kits'],
    ['3D printers', '3D printers'],
    ['', ''],
  ])('%s is %s', (name, text) => {
    expect(inSentence(name)).toBe(text);
  });

  it('follows how many there are', () => {
    expect(quantityText(15, 'Recorders')).toBe('15 recorders');
  });
});
