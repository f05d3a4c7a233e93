import { describe, expect, it } from '@jest/globals';
import { gridToDegrees } from './national-grid.js';

const METRES_PER_DEGREE = 111_320;

describe('the national grid', () => {
  /** Control points: Ordnance Survey's own worked example (Caister water tower) and two places with published positions. */
  it.each([
    { place: 'Caister water tower', easting: 651_410, northing: 313_177, latitude: 52.657979, longitude: 1.716052 },
    { place: 'the City of London', easting: 533_498, northing: 181_201, latitude: 51.513968, longitude: -0.07753 },
  ])('puts $place within ten metres', ({ easting, northing, latitude, longitude }) => {
    const place = gridToDegrees(easting, northing);
    const northwards = (place.latitude - latitude) * METRES_PER_DEGREE;
    const eastwards = (place.longitude - longitude) * METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
    expect(Math.hypot(northwards, eastwards)).toBeLessThan(10);
  });

  it('gives the same number for the same place', () => {
    expect(gridToDegrees(430_000, 434_000)).toEqual(gridToDegrees(430_000, 434_000));
  });
});
