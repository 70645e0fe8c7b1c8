/** A body as it came, in virtual time after the head of the answer. */
import type { BodyChunk } from '../../../worker/protocol/runner.ts';

/** What had come by then. */
export function cameBy(chunks: readonly BodyChunk[], atUs: number): { pieces: number; sizeBytes: number } {
  const come = chunks.filter(({ afterHeadUs }) => afterHeadUs <= atUs);
  return { pieces: come.length, sizeBytes: come.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
}

const SHORTEST_MS = 1_500;
const LONGEST_MS = 8_000;
const SLOWER = [1_000, 100, 10, 1, 0.1] as const;

/** How many times slower than it was a replay is, so that one can follow it: the fastest that is long enough. */
export function slownessOf(lengthUs: number): number {
  const lengthMs = lengthUs / 1_000;
  const fitting = SLOWER.filter((slower) => lengthMs * slower <= LONGEST_MS);
  const long = fitting.filter((slower) => lengthMs * slower >= SHORTEST_MS);
  return long.at(-1) ?? fitting[0] ?? 0.1;
}

/** `10 times slower than it was`. */
export function scaleWords(slowness: number): string {
  if (slowness === 1) return 'at its own speed';
  return slowness > 1 ? `${slowness.toLocaleString('en')} times slower` : `${1 / slowness} times faster`;
}
