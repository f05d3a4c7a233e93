import { describe, expect, it } from '@jest/globals';
import { travelText } from './travel.js';

const words = { leaveAt: '09:25', backAt: '12:40', minutes: 15, origin: 'estimate' } as const;

describe('the sentence about the travel of a visit', () => {
  it('says when to leave, when the group is back, and how anybody knows', () => {
    expect(travelText(words)).toBe('Leave school by 09:25, back by 12:40: 15 minutes each way plus loading, estimated');
    expect(travelText({ ...words, minutes: 1, origin: 'override' })).toBe(
      'Leave school by 09:25, back by 12:40: 1 minute each way plus loading, entered by the centre',
    );
    expect(travelText({ ...words, origin: 'provider' })).toMatch(/, from the route planner$/);
  });

  it('sends nobody to a coach on the same site', () => {
    expect(travelText({ ...words, minutes: 0 })).toBe('No journey: the school is on the same site');
  });
});
