/**
 * Measurement that goes on while traffic runs. Each run is timed on a clock that may tick at 0.1 ms; summed over many runs
 * its steps average out. The latest samples are what the simulation draws from.
 */
import { streamOf, uniform } from '../model/random.ts';
import type { ComputeMeasurement } from '../protocol/measurement.ts';
import { type MeasuredSamples, spreadOf, summarise } from './measure.ts';

const KEPT = 64;
/** Real time is gathered until this many runs stand behind a sample. */
const RUNS_PER_SAMPLE = 20;

export class LiveMeasurement {
  readonly #first: ComputeMeasurement;
  readonly #startUs: readonly number[];
  readonly #computeUs: number[];
  readonly #streams: { readonly start: number; readonly compute: number };
  #perBatch: number;
  #gatheredMs = 0;
  #gatheredRuns = 0;

  /** Starts from samples taken before the traffic; `seed` decides which arrival draws which. */
  constructor(samples: MeasuredSamples, seed: number) {
    this.#first = summarise(samples);
    this.#startUs = samples.start.meansUs;
    this.#computeUs = [...samples.compute.meansUs];
    this.#perBatch = samples.compute.perBatch;
    this.#streams = {
      start: streamOf(seed, 'measured', 'start'),
      compute: streamOf(seed, 'measured', 'compute'),
    };
  }

  /** `ms` of real time went into `runs` answers, each with the reset of its instance where that is pooled. */
  add({ ms, runs }: { readonly ms: number; readonly runs: number }): void {
    this.#gatheredMs += ms;
    this.#gatheredRuns += runs;
    if (this.#gatheredRuns < RUNS_PER_SAMPLE) return;
    const meanUs = (this.#gatheredMs * 1_000) / this.#gatheredRuns;
    const resetUs = this.#first.bareInstance ? this.#first.start.p50Us : 0;
    this.#computeUs.push(Math.max(0, meanUs - resetUs));
    if (this.#computeUs.length > KEPT) this.#computeUs.shift();
    this.#perBatch = this.#gatheredRuns;
    this.#gatheredMs = 0;
    this.#gatheredRuns = 0;
  }

  /** A sample for the arrival with this index. */
  computeUs(index: number): number {
    return pick(this.#computeUs, this.#streams.compute, index);
  }

  startUs(index: number): number {
    return pick(this.#startUs, this.#streams.start, index);
  }

  current(): ComputeMeasurement {
    return { ...this.#first, compute: spreadOf({ meansUs: this.#computeUs, perBatch: this.#perBatch }) };
  }
}

const pick = (samples: readonly number[], stream: number, index: number): number =>
  samples[Math.floor(uniform(stream, index) * samples.length)] ?? 0;
