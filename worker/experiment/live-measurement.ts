/**
 * Measurement that goes on while traffic runs: each sample is the mean of one tick's real runs, far longer than a tick of
 * the page's clock. The latest samples are what the simulation draws from.
 */
import type { ComputeMeasurement } from '../protocol/measurement.ts';
import { spreadOf } from './measure.ts';

const KEPT = 64;
/** A tick with fewer runs says too little. */
const LEAST_RUNS = 4;

export class LiveMeasurement {
  readonly #first: ComputeMeasurement;
  readonly #computeUs: number[];
  #perBatch: number;

  /** Starts from a measurement made before the traffic. */
  constructor(first: ComputeMeasurement) {
    this.#first = first;
    this.#computeUs = [first.compute.p5Us, first.compute.p50Us, first.compute.p95Us];
    this.#perBatch = first.perBatch;
  }

  /** `ms` of real time went into `runs` answers, each with the reset of its instance. */
  add({ ms, runs }: { readonly ms: number; readonly runs: number }): void {
    if (runs < LEAST_RUNS) return;
    this.#computeUs.push(Math.max(0, (ms * 1_000) / runs - this.#first.start.p50Us));
    if (this.#computeUs.length > KEPT) this.#computeUs.shift();
    this.#perBatch = runs;
  }

  /** A sample for the arrival with this index. */
  computeUs(index: number): number {
    return this.#computeUs[index % this.#computeUs.length] ?? this.#first.compute.p50Us;
  }

  startUs(index: number): number {
    const { p5Us, p50Us, p95Us } = this.#first.start;
    return [p5Us, p50Us, p50Us, p50Us, p95Us][index % 5] ?? p50Us;
  }

  current(): ComputeMeasurement {
    return {
      ...this.#first,
      compute: spreadOf(this.#computeUs),
      batches: this.#computeUs.length,
      perBatch: this.#perBatch,
    };
  }
}
