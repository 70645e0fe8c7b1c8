/**
 * Open arrivals for the whole world: the usual ones and those of each surge, merged by time. A function of the world and
 * its seed. Every draw is a hash of a source's key and its own count, so what one source does moves no other.
 */
import type { World } from '../../project/world.ts';
import { streamOf } from '../random.ts';
import { BY_POPULATION, ByLocalTime } from './city-choice.ts';
import { Stream } from './stream.ts';
import type { Source } from './stream.ts';
import { surgeStreams } from './surges.ts';
import type { Usual } from './surges.ts';
import { TimeOfDay } from './time-of-day.ts';
import { TraceReplay } from './trace.ts';

const BUCKET_S = 1;

/** The arrival that comes next; {@link step} goes on to the one after it. Allocates nothing. */
export class Arrivals {
  /** How many arrivals came before it. */
  index = 0;
  readonly #sources: readonly Source[];
  #next: Source;

  constructor(world: World) {
    const { trace } = world.traffic;
    this.#sources = trace.length > 0 ? [new TraceReplay(trace)] : generated(world);
    this.#next = earliest(this.#sources);
  }

  /** Integer microseconds, never less than before; Infinity when no more come, which only a trace can bring about. */
  get timeUs(): number {
    return this.#next.timeUs;
  }

  get city(): number {
    return this.#next.city;
  }

  get isAttack(): boolean {
    return this.#next.isAttack;
  }

  /** The number for draws that concern this arrival: unlike `index`, a surge that is added does not change it. */
  get draw(): number {
    return this.#next.firstDraw + this.#next.number;
  }

  step(): void {
    this.index += 1;
    this.#next.step();
    if (this.#sources.length > 1) this.#next = earliest(this.#sources);
  }
}

/** At the same microsecond the usual arrival comes first, then those of surges in their order. */
function earliest(sources: readonly Source[]): Source {
  let next = sources[0] as Source;
  for (let at = 1; at < sources.length; at += 1) {
    const source = sources[at] as Source;
    if (source.timeUs < next.timeUs) next = source;
  }
  return next;
}

function generated(world: World): Source[] {
  const { arrivals, diurnal } = world.traffic;
  const usual = usualOf(world);
  const stream = new Stream({
    rate: {
      fromS: 0,
      untilS: Infinity,
      bucketS: diurnal ? BUCKET_S : Infinity,
      perSecond: usual.perSecond,
    },
    cities: usual.cities(),
    isPoisson: arrivals === 'poisson',
    isAttack: false,
    gaps: streamOf(world.seed, 'arrivals'),
    picks: streamOf(world.seed, 'city'),
    firstDraw: 0,
  });
  return [stream, ...surgeStreams(world, usual)];
}

function usualOf({ startsAt, traffic: { perSecond, diurnal } }: World): Usual {
  if (!diurnal) return { perSecond: () => perSecond, cities: () => BY_POPULATION };
  const timeOfDay = new TimeOfDay(startsAt);
  return {
    perSecond: (atS) => perSecond * timeOfDay.worldFactor(atS),
    cities: () => new ByLocalTime(timeOfDay),
  };
}
