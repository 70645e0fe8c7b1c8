export type Place = readonly [latitude: number, longitude: number];

const EARTH_RADIUS_KM = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Along the great circle, by the haversine formula. */
export function distanceKm([fromLatitude, fromLongitude]: Place, [toLatitude, toLongitude]: Place): number {
  const latitude = Math.sin(radians(toLatitude - fromLatitude) / 2) ** 2;
  const longitude = Math.sin(radians(toLongitude - fromLongitude) / 2) ** 2;
  const along = Math.cos(radians(fromLatitude)) * Math.cos(radians(toLatitude)) * longitude;
  return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(latitude + along)));
}
