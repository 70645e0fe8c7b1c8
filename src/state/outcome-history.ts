import type { Outcomes } from '../../worker/protocol/simulator.ts';
import type { PlatformId } from '../../worker/protocol/waterfall.ts';
import { addTo, createHistogram, type Histogram } from '../../worker/statistics/histogram.ts';
import { bucketOfOutcome, FAILED, isCold, isServed } from '../../worker/statistics/outcomes.ts';

/** Five minutes at full pace, whatever the speed. */
export const KEPT_SPANS = 300;

/** Numbers of spans; both belong to it. */
export interface SpanRange {
  readonly from: number;
  readonly until: number;
}

/** What came of a platform's requests that arrived in some time. Counts of two times add up to those of both. */
export class Counts {
  readonly latencies: Histogram = createHistogram();
  served = 0;
  /** Of the served ones, those that waited for an instance to start. */
  cold = 0;
  failed = 0;
  rejected = 0;

  /** Settled ones: those under way are in no count. */
  get requests(): number {
    return this.served + this.failed + this.rejected;
  }

  count(outcome: number, times: number): void {
    if (isServed(outcome)) {
      this.latencies[bucketOfOutcome(outcome)]! += times;
      this.served += times;
      if (isCold(outcome)) this.cold += times;
    } else if (outcome === FAILED) this.failed += times;
    else this.rejected += times;
  }

  merge(other: Counts): void {
    addTo(this.latencies, other.latencies);
    this.served += other.served;
    this.cold += other.cold;
    this.failed += other.failed;
    this.rejected += other.rejected;
  }

  clear(): void {
    this.latencies.fill(0);
    this.served = this.cold = this.failed = this.rejected = 0;
  }
}

interface Slot {
  span: number;
  readonly counts: Counts;
}

/** What came of requests, by platform: since the start, and span by span of the last few minutes. Memory is bounded. */
export class OutcomeHistory {
  /** The span that time is in; -1 before there is any. */
  newest = -1;
  /** Grows with every change. */
  version = 0;
  /** The first span of which something has become known since {@link takeChanged} was called. */
  #changedFrom = 0;
  #overall = new Map<PlatformId, Counts>();
  #cold = new Map<PlatformId, Histogram>();
  /** A ring for each platform; slots are made when they are first needed, and used again. */
  #rings = new Map<PlatformId, Slot[]>();

  clear(): void {
    this.version += 1;
    this.newest = -1;
    this.#changedFrom = 0;
    this.#overall = new Map();
    this.#cold = new Map();
    this.#rings = new Map();
  }

  get oldest(): number {
    return Math.max(0, this.newest - KEPT_SPANS + 1);
  }

  /** `platforms`: in the order that the outcomes number them. What came too late for its span counts since the start only. */
  add({ platform, span, outcome, times }: Outcomes, platforms: readonly PlatformId[], newest: number): void {
    this.version += 1;
    this.#changedFrom = Math.min(this.#changedFrom, this.newest);
    this.newest = Math.max(this.newest, newest);
    for (let at = 0; at < span.length; at += 1) {
      const id = platforms[platform[at] as number];
      if (id === undefined) continue;
      const [which, count, when] = [outcome[at] as number, times[at] as number, span[at] as number];
      this.#overallOf(id).count(which, count);
      if (isCold(which)) this.#coldOf(id)[bucketOfOutcome(which)]! += count;
      if (when < this.oldest) continue;
      this.#slotOf(id, when).count(which, count);
      this.#changedFrom = Math.min(this.#changedFrom, when);
    }
  }

  takeChanged(): number {
    const from = Math.max(this.oldest, this.#changedFrom);
    this.#changedFrom = this.newest;
    return from;
  }

  overall(id: PlatformId): Counts {
    return this.#overallOf(id);
  }

  /** Since the start, of served requests that waited for an instance to start. */
  coldLatencies(id: PlatformId): Histogram {
    return this.#coldOf(id);
  }

  /** Of what is still kept of these spans. */
  within(id: PlatformId, { from, until }: SpanRange): Counts {
    const sum = new Counts();
    const ring = this.#rings.get(id);
    if (ring === undefined) return sum;
    for (let span = Math.max(from, this.oldest); span <= Math.min(until, this.newest); span += 1) {
      const slot = ring[span % KEPT_SPANS];
      if (slot?.span === span) sum.merge(slot.counts);
    }
    return sum;
  }

  #slotOf(id: PlatformId, span: number): Counts {
    const ring = madeIn(this.#rings, id, (): Slot[] => []);
    const slot = (ring[span % KEPT_SPANS] ??= { span, counts: new Counts() });
    if (slot.span !== span) {
      slot.span = span;
      slot.counts.clear();
    }
    return slot.counts;
  }

  #overallOf(id: PlatformId): Counts {
    return madeIn(this.#overall, id, () => new Counts());
  }

  #coldOf(id: PlatformId): Histogram {
    return madeIn(this.#cold, id, createHistogram);
  }
}

function madeIn<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
