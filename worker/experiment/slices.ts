/** A handler's time at one place, cut where it waited: compute is measured, waits are virtual. */
import type { Execution } from '../host/handler.ts';
import type { HandlerSlice } from '../model/waterfall.ts';
import type { Provenance } from '../protocol/waterfall.ts';

const waitProvenance: Provenance = {
  kind: 'modelled',
  formula: 'network to the origin and its service time, in virtual time',
  source: 'docs/model.md, origin calls',
};

/** Until the head of the answer was sent, from there until its body was whole, and what `waitUntil` was given after that. */
export interface HandlerPhases {
  readonly answer: readonly HandlerSlice[];
  readonly stream: readonly HandlerSlice[];
  readonly after: readonly HandlerSlice[];
}

/**
 * `computeUs`: all of the handler's compute, an integer. What was measured is shared out between the waits in the
 * proportions in which real time passed between them, a stated figure evenly: its run can be repeated bit for bit.
 */
export function cutIntoPhases(
  execution: Execution,
  computeUs: number,
  provenance: Provenance,
): HandlerPhases {
  const { waits, waitsBeforeHead, waitsBeforeAnswer, enteredMs, answeredMs, endedMs } = execution;
  const isOver = !execution.hasLateWork;
  const cutsMs = waits.map(({ realMs }) => realMs);
  const before = durations([enteredMs, ...cutsMs.slice(0, waitsBeforeAnswer), answeredMs]);
  const after = durations([answeredMs, ...cutsMs.slice(waitsBeforeAnswer), endedMs]);
  const real = isOver ? before : [...before, ...after];
  const isMeasured = provenance.kind === 'measured';
  const shares = shareOut(
    computeUs,
    isMeasured ? real : real.map((_, index) => (index < before.length ? 1 : 0)),
  );

  const compute = (index: number): HandlerSlice => ({
    kind: 'compute',
    durationUs: shares[index] ?? 0,
    provenance,
    detail: 'the handler’s own work',
  });
  /** What came between two waits, with the waits: `wait compute wait compute …`. */
  const stretch = (from: number, to: number, shift: number): HandlerSlice[] =>
    waits.slice(from, to).flatMap((wait, index) => [waited(wait), compute(from + index + 1 + shift)]);
  return {
    answer: [compute(0), ...stretch(0, waitsBeforeHead, 0)],
    stream: stretch(waitsBeforeHead, waitsBeforeAnswer, 0),
    after: isOver ? [] : [compute(before.length), ...stretch(waitsBeforeAnswer, waits.length, 1)],
  };
}

const waited = ({ startUs, endUs, forOrigin }: Execution['waits'][number]): HandlerSlice => ({
  kind: 'origin-wait',
  durationUs: endUs - startUs,
  provenance: waitProvenance,
  detail: forOrigin ? 'waiting for an origin’s answer' : 'waiting for a timer',
});

/** Between neighbours; a clock that ticks coarsely may seem to go back. */
const durations = (marksMs: readonly number[]): number[] =>
  marksMs.slice(1).map((markMs, index) => Math.max(0, markMs - (marksMs[index] ?? markMs)));

/** Integers in the proportions of `weights` that add up to `total`. Without any weight the first takes all. */
function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((whole, weight) => whole + weight, 0);
  let passed = 0;
  let given = 0;
  return weights.map((weight, index) => {
    passed += sum > 0 ? weight / sum : index === 0 ? 1 : 0;
    const share =
      index === weights.length - 1 ? total - given : Math.round(total * Math.min(1, passed)) - given;
    given += share;
    return share;
  });
}
