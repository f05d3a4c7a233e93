import { describe, expect, it } from '@jest/globals';
import { travelIn, travelOf, type Trip } from './travel.js';

const trip: Trip = {
  centreId: 'c',
  partnerId: 'p',
  partnerKind: 'school',
  startsAt: new Date('2026-07-01T09:00:00Z'),
  endsAt: new Date('2026-07-01T11:00:00Z'),
  people: 30,
};
const journey = { minutes: 15, metres: 6_759, origin: 'override' } as const;

describe('the travel of a trip', () => {
  it('is the journey and the loading around the session', () => {
    expect(travelOf(trip, journey)).toEqual({
      leaveAt: new Date('2026-07-01T08:35:00Z'),
      backAt: new Date('2026-07-01T11:25:00Z'),
      minutes: 15,
      origin: 'override',
    });
  });

  it('is not told when the journey is not known, or when no school is left', () => {
    expect(travelOf(trip, null)).toBeNull();
    expect(travelOf({ ...trip, partnerKind: 'community_group' }, journey)).toBeNull();
  });

  it('is told by the clock on the wall: ten o’clock in July is nine o’clock in Greenwich', () => {
    const travel = travelOf(trip, journey);
    expect(travel && travelIn('Europe/London', travel)).toBe(
      'Leave school by 09:35, back by 12:25: 15 minutes each way plus loading, entered by the centre',
    );
  });
});
