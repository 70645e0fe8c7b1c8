/** Arrivals on top of the usual ones, a stream for each surge, so that a surge moves no other arrival. */
import type { World } from '../../project/world.ts';
import type { Surge, SurgeOf } from '../../project/world-traffic.ts';
import { cityIndexOf, PLACES } from '../places.ts';
import { exponential, streamOf, uniform } from '../random.ts';
import { ByRank, MostlyFrom } from './city-choice.ts';
import type { CityChoice } from './city-choice.ts';
import { Stream } from './stream.ts';
import type { Rate } from './stream.ts';

/** The stream that would be there without surges. */
export interface Usual {
  readonly perSecond: (atS: number) => number;
  /** A new choice for each stream: it follows that stream's time. */
  readonly cities: () => CityChoice;
}

const BUCKET_S = 1;
/** After so many time constants less than a hundred-millionth of a flash crowd is left, and it ends. */
const DECAYS = 20;
const KINDS: readonly Surge['kind'][] = ['flash-crowd', 'conference', 'attack'];
/** Of the 2^32 numbers that a draw can have, so many for each surge and for the usual arrivals. */
const DRAWS_EACH = 2 ** 27;

export function surgeStreams(world: World, usual: Usual): Stream[] {
  const { surges, arrivals } = world.traffic;
  return surges.flatMap((surge, at) => {
    const nth = surges.slice(0, at).filter(({ kind }) => kind === surge.kind).length;
    const key = (name: string): number => streamOf(world.seed, 'surge', surge.kind, String(nth), name);
    const cities = citiesOf(surge, usual, key('botnet'));
    if (cities === null) return [];
    const stream = new Stream({
      rate: rateOf(surge, world, usual),
      cities,
      isPoisson: arrivals === 'poisson',
      isAttack: surge.kind === 'attack',
      gaps: key('arrivals'),
      picks: key('city'),
      firstDraw: DRAWS_EACH * (1 + 10 * KINDS.indexOf(surge.kind) + nth),
    });
    return [stream];
  });
}

function rateOf(surge: Surge, world: World, usual: Usual): Rate {
  if (surge.kind === 'flash-crowd') return flashCrowdRate(surge, usual);
  if (surge.kind === 'attack') {
    return during(surge.atS, surge.durationS, BUCKET_S, (atS) => attackPerSecond(surge, atS - surge.atS));
  }
  const added = (surge.factor - 1) * world.traffic.perSecond;
  return during(surge.atS, surge.durationS, Infinity, () => added);
}

function attackPerSecond({ perSecond, rampS }: SurgeOf<'attack'>, sinceS: number): number {
  return sinceS < rampS ? (perSecond * sinceS) / rampS : perSecond;
}

function during(fromS: number, durationS: number, bucketS: number, perSecond: Rate['perSecond']): Rate {
  return { fromS, untilS: fromS + durationS, bucketS, perSecond };
}

function flashCrowdRate(crowd: SurgeOf<'flash-crowd'>, usual: Usual): Rate {
  const { atS: fromS, holdS, decayS } = crowd;
  return during(
    fromS,
    holdS + DECAYS * decayS,
    BUCKET_S,
    (atS) => usual.perSecond(atS) * (crowd.factor - 1) * interest(crowd, atS - fromS),
  );
}

/** From 0 to at most 1. */
function interest({ riseS, holdS, decayS }: SurgeOf<'flash-crowd'>, sinceS: number): number {
  const risen = riseS === 0 ? 1 : 1 - Math.exp(-Math.min(sinceS, holdS) / riseS);
  return sinceS <= holdS ? risen : risen * Math.exp((holdS - sinceS) / decayS);
}

/** Null when none of its cities is there. */
function citiesOf(surge: Surge, usual: Usual, draws: number): CityChoice | null {
  if (surge.kind === 'flash-crowd') return usual.cities();
  if (surge.kind === 'conference') {
    const city = cityIndexOf(surge.cityId);
    return city === undefined ? null : new MostlyFrom(city, surge.share, usual.cities());
  }
  const cities = typeof surge.botnet === 'number' ? drawCities(surge.botnet, draws) : known(surge.botnet);
  return cities.length === 0 ? null : new ByRank(cities);
}

function known(ids: readonly string[]): number[] {
  return ids.map((id) => cityIndexOf(id) ?? -1).filter((city) => city >= 0);
}

/** Without replacement, each in proportion to its population: those with the least Exp(1) / population. */
function drawCities(count: number, draws: number): number[] {
  return PLACES.cities
    .map(({ id, population }, city) => ({
      city,
      turn: exponential(uniform(streamOf(draws, id), 0)) / population,
    }))
    .sort((a, b) => a.turn - b.turn)
    .slice(0, count)
    .map(({ city }) => city);
}
