/** A handler's time at one place, cut where it waited: compute is measured, waits are virtual. */
import type { Execution } from '../host/handler.ts';
import type { HandlerSlice } from '../model/waterfall.ts';
import type { Provenance } from '../protocol/waterfall.ts';

const waitProvenance: Provenance = {
  kind: 'modelled',
  formula: 'network to the origin and its service time, in virtual time',
  source: 'docs/model.md, origin calls',
};

/**
 * `computeUs`: all of the handler's compute, an integer. What was measured is shared out between the waits in the
 * proportions in which real time passed between them, a stated figure evenly: its run can be repeated bit for bit.
 */
export function cutIntoSlices(
  execution: Execution,
  computeUs: number,
  provenance: Provenance,
): HandlerSlice[] {
  const { waits, enteredMs, answeredMs } = execution;
  const cutsMs = waits.map(({ realMs }) => realMs);
  const real = realDurations(enteredMs, answeredMs, cutsMs);
  const shares = shareOut(computeUs, provenance.kind === 'measured' ? real : real.map(() => 1));
  return shares.flatMap((durationUs, index) => {
    const compute: HandlerSlice = {
      kind: 'compute',
      durationUs,
      provenance,
      detail: 'the handler’s own work',
    };
    const wait = waits[index];
    if (!wait) return [compute];
    const detail = wait.forOrigin ? 'waiting for an origin’s answer' : 'waiting for a timer';
    return [
      compute,
      { kind: 'origin-wait', durationUs: wait.endUs - wait.startUs, provenance: waitProvenance, detail },
    ];
  });
}

function realDurations(startMs: number, endMs: number, cutsMs: readonly number[]): number[] {
  const marks = [startMs, ...cutsMs, endMs];
  return marks.slice(1).map((mark, index) => Math.max(0, mark - (marks[index] ?? mark)));
}

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
