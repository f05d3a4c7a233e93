import { METRES_PER_MILE, milesOf } from '#shared/values/miles.js';

/** Degrees on WGS 84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_RADIUS_MILES = 3958.7613;

/**
 * How much longer the way by road is than the straight line. Circuity of roads is usually put between 1.2 and 1.4 for
 * journeys of this length; one figure for all keeps the rule open to checking on any map.
 */
export const ROAD_FACTOR = 1.3;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance (haversine), which stays exact for near neighbours. */
export function greatCircleMiles(from: Position, to: Position): number {
  const halfChord = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2;
  const h =
    halfChord(from.latitude, to.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * halfChord(from.longitude, to.longitude);
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Estimated metres by road, not rounded: whoever shows or counts them rounds once. */
export function roadMetres(from: Position, to: Position): number {
  return greatCircleMiles(from, to) * ROAD_FACTOR * METRES_PER_MILE;
}

/** Estimated miles by road, to a tenth of a mile. */
export function roadMiles(from: Position, to: Position): number {
  return milesOf(roadMetres(from, to));
}
