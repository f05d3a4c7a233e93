import type { Position } from '../../../common/kernel/distance.js';

const EARTH_RADIUS_MILES = 3958.8;
const RADIANS = Math.PI / 180;

/** The point so many miles away in a direction, on a sphere; within a city the error is far below a hundred yards. */
export function away(from: Position, miles: number, bearingDegrees: number): Position {
  const north = (miles / EARTH_RADIUS_MILES) * Math.cos(bearingDegrees * RADIANS);
  const east = (miles / EARTH_RADIUS_MILES) * Math.sin(bearingDegrees * RADIANS);
  const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  return {
    latitude: rounded(from.latitude + north / RADIANS),
    longitude: rounded(from.longitude + east / RADIANS / Math.cos(from.latitude * RADIANS)),
  };
}
