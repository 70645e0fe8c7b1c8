/** Faults whose target is not there, so that nothing would happen. */
import type { Fault } from '../../project/faults.ts';
import type { World } from '../../project/world.ts';
import { isCable } from '../data/cables.ts';
import { PLACES, popsOf } from '../places.ts';

export interface FaultProblem {
  /** Below the world, such as `faults.0.pop`. */
  readonly path: string;
  readonly message: string;
}

/** Whoever takes a world from a person should say these. */
export function faultProblems(world: World): FaultProblem[] {
  return world.faults.flatMap((fault, at) =>
    problemsOf(world, fault).map(({ field, message }) => ({ path: `faults.${at}.${field}`, message })),
  );
}

interface Trouble {
  readonly field: string;
  readonly message: string;
}

const missing = (field: string, isThere: boolean, message: string): readonly Trouble[] =>
  isThere ? [] : [{ field, message }];

function problemsOf(world: World, fault: Fault): readonly Trouble[] {
  if (fault.kind === 'pop-outage') {
    const isThere = popsOf(world).some(({ id }) => id === fault.pop);
    return missing('pop', isThere, `no PoP of this world has the id “${fault.pop}”`);
  }
  if (fault.kind === 'region-outage') {
    const isThere = PLACES.regions.some(({ id }) => id === fault.region);
    return missing('region', isThere, `no region has the id “${fault.region}”`);
  }
  if (fault.kind === 'cable-cut') {
    const message = `no cable joins the hubs “${fault.from}” and “${fault.to}”`;
    return missing('from', isCable(fault.from, fault.to), message);
  }
  if (fault.kind !== 'slow-origin' && fault.kind !== 'stuck-origin') return [];
  const isThere = world.origins.some(({ host }) => host === fault.host);
  return missing('host', isThere, `no origin of this world has the host “${fault.host}”`);
}
