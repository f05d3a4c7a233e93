import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { greatCircleMiles, ROAD_FACTOR, roadMiles, type Position } from './distance.js';

const position = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const LEEDS: Position = { latitude: 53.7997, longitude: -1.5492 };
const BRADFORD: Position = { latitude: 53.795, longitude: -1.7594 };
const GREENWICH: Position = { latitude: 51.4779, longitude: 0 };

describe('the distance between two places', () => {
  it('is a minute of arc, 1.1515 miles, along a meridian', () => {
    const north = { latitude: GREENWICH.latitude + 1 / 60, longitude: 0 };
    expect(greatCircleMiles(GREENWICH, north)).toBeCloseTo(1.1515, 3);
  });

  it('shrinks along a parallel with the cosine of the latitude', () => {
    const east = { latitude: 60, longitude: 1 };
    expect(greatCircleMiles({ latitude: 60, longitude: 0 }, east)).toBeCloseTo(69.0934 / 2, 2);
  });

  it('is about 8.6 miles from Leeds to Bradford as the crow flies, and 11.2 by road', () => {
    expect(greatCircleMiles(LEEDS, BRADFORD)).toBeCloseTo(8.58, 1);
    expect(roadMiles(LEEDS, BRADFORD)).toBe(11.2);
  });

  it('is half the way round the Earth between opposite places, never more', () => {
    const half = Math.PI * 3958.7613;
    expect(greatCircleMiles({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(half, 6);
    fc.assert(fc.property(position, position, (a, b) => greatCircleMiles(a, b) <= half + 1e-9));
  });

  it('is nought to itself, the same both ways, and never shortened by a detour', () => {
    fc.assert(
      fc.property(position, position, position, (a, b, c) => {
        expect(greatCircleMiles(a, a)).toBe(0);
        expect(greatCircleMiles(a, b)).toBeCloseTo(greatCircleMiles(b, a), 6);
        expect(greatCircleMiles(a, c)).toBeLessThanOrEqual(greatCircleMiles(a, b) + greatCircleMiles(b, c) + 1e-3);
      }),
    );
  });

  it('by road is the straight line times the road factor, to a tenth of a mile', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        expect(Math.abs(roadMiles(a, b) - greatCircleMiles(a, b) * ROAD_FACTOR)).toBeLessThanOrEqual(0.05 + 1e-9);
        expect(Number.isInteger(Math.round(roadMiles(a, b) * 1e6) / 1e5)).toBe(true);
      }),
    );
  });
});
