import { describe, expect, it } from '@jest/globals';
import { featuresOf, roomInput, roomValues } from './form-values.js';

const aRoom = {
  id: 'room',
  centreId: 'centre',
  name: 'Design suite',
  capacity: 24,
  stepFree: true,
  features: ['CAD', 'Theremin', '3D printers', 'Loom'],
  setupMinutes: 5,
  cleardownMinutes: 0,
  parts: [{ id: 'annexe', name: 'Annexe' }],
  needs: [],
  retired: false,
  version: 3,
};

describe('what a room has, in the form', () => {
  it('is ticked where the vocabulary knows it, and written out otherwise', () => {
    expect(roomValues(aRoom)).toMatchObject({ known: ['CAD', '3D printers'], other: 'Theremin, Loom' });
    expect(roomValues(aRoom)).toMatchObject({ parts: ['annexe'], needs: [] });
  });

  it('is reached without steps only if somebody says so', () => {
    expect(roomValues(null).stepFree).toBe('');
    expect(roomInput(roomValues(null)).stepFree).toBeUndefined();
    expect([true, false].map((stepFree) => roomInput(roomValues({ ...aRoom, stepFree })).stepFree)).toEqual([
      true,
      false,
    ]);
  });

  it('goes back as one list without empty words', () => {
    expect(featuresOf({ known: ['CAD'], other: ' Theremin, , Loom ,' })).toEqual(['CAD', 'Theremin', 'Loom']);
    expect(featuresOf({ known: [], other: '' })).toEqual([]);
  });
});
