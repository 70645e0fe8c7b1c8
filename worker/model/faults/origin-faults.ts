/** Origins that are slow or answer nobody for a while. */
import type { Fault } from '../../project/faults.ts';
import type { World } from '../../project/world.ts';
import { FIGURES } from '../data/constants.ts';
import { isOn } from './timeline.ts';

type OriginFault = Extract<Fault, { kind: 'slow-origin' | 'stuck-origin' }>;

export interface OriginFaults {
  /** Changes whenever a fault or a cut of a cable on the way begins or ends: what was found out about origins before no longer holds. */
  stateAt(nowUs: number): number;
  /** Of a call that begins now. A stuck one is given up after the longest wait. Microseconds. */
  serviceAt(
    host: string,
    serviceUs: number,
    nowUs: number,
  ): { readonly serviceUs: number; readonly isStuck: boolean };
}

export function originFaultsOf({ faults }: World): OriginFaults {
  const mine = faults.filter(
    (fault): fault is OriginFault => fault.kind === 'slow-origin' || fault.kind === 'stuck-origin',
  );
  const changing = faults.filter(
    (fault) => fault.kind === 'cable-cut' || mine.some((each) => each === fault),
  );
  return {
    stateAt: (nowUs) => changing.reduce((state, fault, at) => state + (isOn(fault, nowUs) ? 2 ** at : 0), 0),
    serviceAt: (host, serviceUs, nowUs) => {
      const now = mine.filter((fault) => fault.host === host && isOn(fault, nowUs));
      if (now.some(({ kind }) => kind === 'stuck-origin'))
        return { serviceUs: 1_000_000 * FIGURES.originGiveUpS.value, isStuck: true };
      const factor = now.reduce((all, fault) => all * ('factor' in fault ? fault.factor : 1), 1);
      return { serviceUs: Math.round(serviceUs * factor), isStuck: false };
    },
  };
}
