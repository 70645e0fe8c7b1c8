/**
 * Arrivals by local time of day: a city's rate is its share of the world's times a curve of 24 hours with mean 1.
 * Local time is that of the city's clocks, from a table of our own: those of runtimes differ between versions.
 */
import { DIURNAL } from '../data/diurnal.ts';
import { MINUTES_AHEAD } from '../data/utc-offsets.ts';
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

/** Hours that clocks in this zone are ahead of UTC in this month, 0 to 11. Zones of no city keep UTC. */
export function hoursAhead(timeZone: string, month: number): number {
  const minutes = MINUTES_AHEAD.get(timeZone) ?? [0];
  return (minutes[month] ?? minutes[0] ?? 0) / 60;
}

export class TimeOfDay {
  readonly #startHour: number;
  /** Of each city. */
  readonly #aheadH: readonly number[];
  /** Of all clients, by hours ahead. */
  readonly #shares: readonly (readonly [aheadH: number, share: number])[];

  /** @param startsAt the instant at which virtual time is 0; clocks go on as they are set in its month */
  constructor(startsAt: string) {
    const start = new Date(startsAt);
    this.#startHour = (start.getTime() / 3_600_000) % 24;
    this.#aheadH = PLACES.cities.map(({ timeZone }) => hoursAhead(timeZone, start.getUTCMonth()));
    const shares = new Map<number, number>();
    for (const [city, aheadH] of this.#aheadH.entries())
      shares.set(aheadH, (shares.get(aheadH) ?? 0) + shareOfCity(city));
    this.#shares = [...shares];
  }

  cityFactor(city: number, atS: number): number {
    return factorAtHour(this.#startHour + atS / 3_600 + (this.#aheadH[city] as number));
  }

  /** Of all cities together, each by its share. Its mean over a day is 1. */
  worldFactor(atS: number): number {
    const utcHour = this.#startHour + atS / 3_600;
    let sum = 0;
    for (const [aheadH, share] of this.#shares) sum += share * factorAtHour(utcHour + aheadH);
    return sum;
  }
}
