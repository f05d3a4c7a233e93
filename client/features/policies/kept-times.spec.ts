import { describe, expect, it } from '@jest/globals';
import { keptTerms, keptValues, newHours } from './kept-times.js';

const hours = { weekday: 2, starts: '13:00', ends: '15:00', firstDay: null, lastDay: '2027-03-31' };
const window = {
  opensOn: '2026-12-01',
  firstDay: '2027-01-04',
  lastDay: '2027-03-31',
  phases: ['primary' as const],
  programmes: ['primary_transition' as const],
};
const terms = { protectedHours: [hours], priorityWindows: [window] };

describe('lists of kept times', () => {
  it('come back from the form as they went into it', () => {
    expect(keptTerms(keptValues(terms))).toEqual(terms);
  });

  it('hold an empty field for a day that is left out, and no day for an empty field', () => {
    expect(keptValues(terms).protectedHours).toEqual([
      { weekday: '2', starts: '13:00', ends: '15:00', firstDay: '', lastDay: '2027-03-31' },
    ]);
    const blank = { ...newHours(), firstDay: ' ' };
    expect(keptTerms({ protectedHours: [blank], priorityWindows: [] }).protectedHours).toEqual([
      { weekday: 1, starts: '', ends: '', firstDay: null, lastDay: null },
    ]);
  });
});
