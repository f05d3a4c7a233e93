import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Position } from './distance.js';
import { estimatedJourney, isPossible, LONGEST_METRES, roundedUp, travelMinutes } from './journey.js';

const way = fc.double({ min: 0, max: LONGEST_METRES, noNaN: true });
const SCHOOL: Position = { latitude: 53.8, longitude: -1.55 };

describe('the minutes of a journey', () => {
  it.each([
    // The same site: people walk over.
    [0, 0],
    [250, 0],
    // 24 km/h in town: 2 km are 5 minutes.
    [251, 5],
    [2_000, 5],
    [2_001, 10],
    // 7.5 minutes for 3 km, then 32 km/h: 4 km more are 15 minutes in all.
    [3_000, 10],
    [7_000, 15],
    [7_001, 20],
    // 30 minutes for 15 km, then 56 km/h: 28 km more take half an hour.
    [15_000, 30],
    [43_000, 60],
    [43_001, 65],
  ])('for %i metres are %i', (metres, minutes) => {
    expect(travelMinutes(metres)).toBe(minutes);
  });

  it('come in fives and never grow less with the way', () => {
    fc.assert(
      fc.property(way, way, (one, other) => {
        const [near, far] = [Math.min(one, other), Math.max(one, other)];
        expect(travelMinutes(near) % 5).toBe(0);
        expect(travelMinutes(far)).toBeGreaterThanOrEqual(travelMinutes(near));
      }),
    );
  });

  it.each([
    [0, 0],
    [0.1, 5],
    [5, 5],
    [5.000_000_000_1, 5],
    [6, 10],
  ])('%f are rounded up to %i', (minutes, rounded) => {
    expect(roundedUp(minutes)).toBe(rounded);
  });
});

describe('an estimated journey', () => {
  it('is 4.2 miles and 15 minutes where the map says so', () => {
    const north = { ...SCHOOL, latitude: SCHOOL.latitude + 4.2 / 1.3 / 69.0934 };
    const journey = estimatedJourney(SCHOOL, north);
    expect(journey?.minutes).toBe(15);
    expect(journey?.metres).toBeCloseTo(4.2 * 1609.344, 0);
  });

  it('is not made up for a school on the other side of the Earth', () => {
    expect(estimatedJourney(SCHOOL, { latitude: -33.9, longitude: 151.2 })).toBeNull();
  });
});

describe('a journey that a program answers with', () => {
  it.each([
    { minutes: -1, metres: 100 },
    { minutes: Number.NaN, metres: 100 },
    { minutes: Infinity, metres: 100 },
    { minutes: 481, metres: 100 },
    { minutes: 10, metres: -1 },
    { minutes: 10, metres: Number.NaN },
    { minutes: 10, metres: 300_001 },
  ])('is not believed when it is $minutes minutes for $metres metres', (journey) => {
    expect(isPossible(journey)).toBe(false);
  });

  it('may be as short and as long as a day out', () => {
    expect(isPossible({ minutes: 0, metres: 0 })).toBe(true);
    expect(isPossible({ minutes: 480, metres: 300_000 })).toBe(true);
  });
});
