/**
 * Arrivals by local time of day: a city's rate is its share of the world's times a curve of 24 hours with mean 1.
 * Local time is solar, to the nearest hour: the offset from UTC is longitude / 15, rounded. Laws and summer time, which
 * move clocks by an hour or two, would need tables that differ between versions of Node and browsers.
 */
import { DIURNAL } from '../data/diurnal.ts';
import { PLACES } from '../places.ts';
import { shareOfCity } from './population.ts';

const { byHour } = DIURNAL;
const MEAN = byHour.reduce((sum, value) => sum + value, 0) / byHour.length;

/** Rate at this hour of the day over the day's mean; linear between full hours, and any number is an hour of some day. */
export function factorAtHour(localHour: number): number {
  const hour = localHour - 24 * Math.floor(localHour / 24);
  const before = Math.floor(hour) % 24;
  const from = byHour[before] as number;
  const to = byHour[(before + 1) % 24] as number;
  return (from + (to - from) * (hour - Math.floor(hour))) / MEAN;
}

export function utcOffsetHours(longitude: number): number {
  return Math.round(longitude / 15);
}

const OFFSETS = PLACES.cities.map((city) => utcOffsetHours(city.longitude));
/** Share of all clients by offset; hours −12 to 12. */
const SHARE_BY_OFFSET = Array.from({ length: 25 }, (_, at) =>
  OFFSETS.reduce((sum, offset, city) => (offset === at - 12 ? sum + shareOfCity(city) : sum), 0),
);

export class TimeOfDay {
  readonly #startHour: number;

  /** @param startsAt the instant at which virtual time is 0 */
  constructor(startsAt: string) {
    this.#startHour = (Date.parse(startsAt) / 3_600_000) % 24;
  }

  cityFactor(city: number, atS: number): number {
    return factorAtHour(this.#startHour + atS / 3_600 + (OFFSETS[city] as number));
  }

  /** Of all cities together, each by its share. Its mean over a day is 1. */
  worldFactor(atS: number): number {
    const utcHour = this.#startHour + atS / 3_600;
    let sum = 0;
    for (let at = 0; at < SHARE_BY_OFFSET.length; at += 1) {
      sum += (SHARE_BY_OFFSET[at] as number) * factorAtHour(utcHour + at - 12);
    }
    return sum;
  }
}
