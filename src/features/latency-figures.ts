import type { Percentiles } from '../../worker/protocol/simulator.ts';
import { Cumulative, type Histogram } from '../../worker/statistics/histogram.ts';
import { percentileInterval } from '../../worker/statistics/intervals.ts';

const CONFIDENCE = 0.95;
/** An interval that reaches further than this share of the figure makes it a rough one. */
const ROUGH = 0.25;

const SHARES: Readonly<Record<keyof Percentiles, number>> = {
  p50Us: 0.5,
  p95Us: 0.95,
  p99Us: 0.99,
  p999Us: 0.999,
};

/** A percentile of a sample, and where that of everybody lies with 95 % confidence: null where the sample is too small to say. */
export interface LatencyFigure {
  readonly us: number | null;
  readonly lowUs: number | null;
  readonly highUs: number | null;
  /** Whether the reader should know how few requests it stands on. */
  readonly isRough: boolean;
}

export type LatencyFigures = Readonly<Record<keyof Percentiles, LatencyFigure>>;

export function latencyFigures(latencies: Histogram): LatencyFigures {
  const cumulative = new Cumulative(latencies);
  const figure = (key: keyof Percentiles): LatencyFigure => {
    const us = cumulative.percentileUs(SHARES[key]);
    const { low: lowUs, high: highUs } = percentileInterval(cumulative, SHARES[key], CONFIDENCE);
    const isOff = (end: number | null) => end === null || us === null || Math.abs(end - us) > ROUGH * us;
    return { us, lowUs, highUs, isRough: us !== null && (isOff(lowUs) || isOff(highUs)) };
  };
  return { p50Us: figure('p50Us'), p95Us: figure('p95Us'), p99Us: figure('p99Us'), p999Us: figure('p999Us') };
}
