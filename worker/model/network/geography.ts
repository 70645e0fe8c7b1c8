/** Distances on the sphere of the Earth's mean radius. */
const EARTH_RADIUS_KM = 6371.0088;

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Haversine formula; degrees in, kilometres out. */
export function greatCircleKm(
  latitudeA: number,
  longitudeA: number,
  latitudeB: number,
  longitudeB: number,
): number {
  const radians = Math.PI / 180;
  const north = Math.sin(((latitudeB - latitudeA) * radians) / 2);
  const east = Math.sin(((longitudeB - longitudeA) * radians) / 2);
  const chord = north * north + Math.cos(latitudeA * radians) * Math.cos(latitudeB * radians) * east * east;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

export function distanceKm(a: Point, b: Point): number {
  return greatCircleKm(a.latitude, a.longitude, b.latitude, b.longitude);
}
