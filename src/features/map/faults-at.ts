import type { Fault } from '../../../worker/project/faults.ts';

/** What the map shows of the faults that last at one moment: ids of places, and ends of cables. */
export interface FaultsAt {
  readonly pops: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  readonly cuts: readonly { readonly from: string; readonly to: string }[];
}

/** From a fault's beginning up to its end. `nowUs` is null while no time passes: then nothing is wrong yet. */
export function faultsAt(faults: readonly Fault[], nowUs: number | null): FaultsAt {
  const on = faults.filter(
    (fault) =>
      nowUs !== null &&
      'durationS' in fault &&
      Math.round(fault.atS * 1e6) <= nowUs &&
      nowUs < Math.round((fault.atS + fault.durationS) * 1e6),
  );
  return {
    pops: new Set(on.flatMap((fault) => (fault.kind === 'pop-outage' ? [fault.pop] : []))),
    regions: new Set(on.flatMap((fault) => (fault.kind === 'region-outage' ? [fault.region] : []))),
    cuts: on.flatMap((fault) => (fault.kind === 'cable-cut' ? [{ from: fault.from, to: fault.to }] : [])),
  };
}
