import proj4 from 'proj4';

/** EPSG:27700 with the seven-parameter shift to WGS 84: right to about five metres, which is enough to plan a coach. */
const OSGB36 =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs';
const toDegrees = proj4(OSGB36, 'WGS84');

const MILLIONTHS = 1_000_000;

/** Degrees to six places (about ten centimetres), so that the same place is always the same number. */
export function gridToDegrees(easting: number, northing: number): { latitude: number; longitude: number } {
  const [longitude, latitude] = toDegrees.forward<[number, number]>([easting, northing]);
  return {
    latitude: Math.round(latitude * MILLIONTHS) / MILLIONTHS,
    longitude: Math.round(longitude * MILLIONTHS) / MILLIONTHS,
  };
}
