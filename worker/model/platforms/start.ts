/** How long a new instance takes to start, on each platform. */
import type { World } from '../../project/world.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';
import { FIGURES } from '../data/constants.ts';
import { lognormalQuantile, streamOf, uniform } from '../random.ts';
import { drawColdStart } from './cold-start.ts';

/** Microseconds. */
export interface Start {
  readonly startUs: number;
  /** Of it, what is billed as running time. */
  readonly initUs: number;
}

/** Read the answer at once: it may be used again. `tlsUs`: time of this request's TLS handshake, in which an isolate can start. */
export type DrawStart = (arrivalIndex: number, tlsUs: number) => Start;

const NO_START: Start = { startUs: 0, initUs: 0 };

type EdgeStart = (arrivalIndex: number) => number;

const STARTS: Readonly<Record<PlatformId, (world: World, edgeStartUs: EdgeStart) => DrawStart>> = {
  lambda: lambdaStart,
  containers: () => () => NO_START,
  isolates: isolateStart,
  edge: (_, edgeStartUs) => instanceStart(edgeStartUs),
  hybrid: (_, edgeStartUs) => instanceStart(edgeStartUs),
};

export function startOf(world: World, platform: PlatformId, edgeStartUs: EdgeStart): DrawStart {
  return STARTS[platform](world, edgeStartUs);
}

/** The answer is used again: one is asked for with every request. */
function instanceStart(edgeStartUs: EdgeStart): DrawStart {
  const start = { startUs: 0, initUs: 0 };
  return (index) => {
    start.startUs = Math.round(edgeStartUs(index));
    return start;
  };
}

function lambdaStart({ seed, lambda }: World): DrawStart {
  const inits = streamOf(seed, 'cold-start-init');
  const placements = streamOf(seed, 'cold-start-platform');
  return (index) => {
    const { initUs, platformUs } = drawColdStart(
      lambda.coldStart,
      uniform(inits, index),
      uniform(placements, index),
    );
    return { startUs: initUs + platformUs, initUs };
  };
}

function isolateStart({ seed }: World): DrawStart {
  const starts = streamOf(seed, 'isolate-start');
  return (index, tlsUs) => {
    const { isolateStartMs, isolateStartSpread } = FIGURES;
    const wholeUs =
      1_000 * lognormalQuantile(uniform(starts, index), isolateStartMs.value, isolateStartSpread.value);
    return { startUs: Math.max(0, Math.round(wholeUs) - tlsUs), initUs: 0 };
  };
}
