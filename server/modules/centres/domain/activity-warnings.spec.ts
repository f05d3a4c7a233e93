import { describe, expect, it } from '@jest/globals';
import { activityWarnings, type Needs, type Supply } from './activity-warnings.js';

const recorders = (over: Partial<Supply> = {}): Supply => ({
  name: 'Recorders',
  quantity: 1,
  per: 'pupils',
  pupilsPerUnit: 2,
  stock: 15,
  retired: false,
  ...over,
});
const podcasting = (over: Partial<Needs> = {}): Needs => ({
  features: ['radio studio'],
  maxPupils: 30,
  equipment: [recorders()],
  ...over,
});
const studio = { capacity: 30, features: ['Radio studio', 'projector'] };
const lab = { capacity: 60, features: ['computers'] };

describe('what stands in the way of an activity', () => {
  it('is nothing when a room and the equipment just suffice for the largest group', () => {
    expect(activityWarnings(podcasting(), [lab, studio])).toEqual([]);
  });

  it('is that no single room has all the features', () => {
    const needs = podcasting({ features: ['radio studio', 'computers'] });
    expect(activityWarnings(needs, [lab, studio])).toEqual([{ code: 'no_room_with_features' }]);
    expect(activityWarnings(podcasting(), [])).toEqual([{ code: 'no_room_with_features' }]);
  });

  it('is that the rooms with the features are too small', () => {
    const small = { ...studio, capacity: 12 };
    expect(activityWarnings(podcasting({ maxPupils: 31 }), [lab, studio, small])).toEqual([
      { code: 'rooms_too_small', largest: 30 },
      { code: 'equipment_short', name: 'Recorders', needed: 16, quantity: 15 },
    ]);
  });

  it('is not a small room when no feature is needed and a larger one is there', () => {
    expect(activityWarnings(podcasting({ features: [], maxPupils: 30 }), [lab])).toEqual([]);
  });

  it('is equipment of which there is too little for the whole group', () => {
    const needs = podcasting({ equipment: [recorders({ per: 'group', quantity: 16, pupilsPerUnit: null })] });
    expect(activityWarnings(needs, [studio])).toEqual([
      { code: 'equipment_short', name: 'Recorders', needed: 16, quantity: 15 },
    ]);
  });

  it('is equipment that is out of use, however much there was', () => {
    const needs = podcasting({ equipment: [recorders({ retired: true })] });
    expect(activityWarnings(needs, [studio])).toEqual([{ code: 'equipment_retired', name: 'Recorders' }]);
  });
});
