/** Where on Earth it is night. */
import { geoCircle } from 'd3-geo';
import type { Place } from './projection.ts';

const DEGREE = Math.PI / 180;
const DAY_MS = 86_400_000;
/** 2000-01-01T12:00Z. */
const J2000_MS = 946_728_000_000;

/**
 * Where the sun stands overhead. The Astronomical Almanac's low-precision coordinates of the sun (page C5), good to 0.01°
 * from 1950 to 2050, and Greenwich mean sidereal time.
 */
export function subsolarPoint(instantMs: number): Place {
  const days = (instantMs - J2000_MS) / DAY_MS;
  const meanLongitude = 280.46 + 0.985_647_4 * days;
  const anomaly = (357.528 + 0.985_600_3 * days) * DEGREE;
  const longitude = (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * DEGREE;
  const tilt = (23.439 - 0.000_000_4 * days) * DEGREE;
  const ascension = Math.atan2(Math.cos(tilt) * Math.sin(longitude), Math.cos(longitude)) / DEGREE;
  const siderealTime = 15 * (18.697_374_558 + 24.065_709_824_419_08 * days);
  return {
    latitude: Math.asin(Math.sin(tilt) * Math.sin(longitude)) / DEGREE,
    longitude: within180(ascension - siderealTime),
  };
}

/** Where the sun is at least `belowDegrees` under the horizon. */
export function nightShape(instantMs: number, belowDegrees: number): GeoJSON.Polygon {
  const { latitude, longitude } = subsolarPoint(instantMs);
  return geoCircle()
    .center([within180(longitude + 180), -latitude])
    .radius(90 - belowDegrees)
    .precision(2)();
}

const within180 = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;
