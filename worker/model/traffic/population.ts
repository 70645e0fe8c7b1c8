/** How many of all clients live where. */
import { PLACES } from '../places.ts';

export const POPULATIONS: readonly number[] = PLACES.cities.map((city) => city.population);
const WORLD_POPULATION = POPULATIONS.reduce((sum, population) => sum + population, 0);

/** A city's share of all arrivals. */
export function shareOfCity(cityIndex: number): number {
  return (POPULATIONS[cityIndex] ?? 0) / WORLD_POPULATION;
}
