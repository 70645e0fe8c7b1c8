import type { Fault } from '../../../../worker/project/faults.ts';
import type { Surge } from '../../../../worker/project/world-traffic.ts';
import { formatCount } from '../../../ui/quantities.ts';

/** When it begins after traffic does, and how long it lasts: `from 20 s for 30 s`. */
export function spanWords(happening: Fault | Surge): string {
  const at = `${formatCount(happening.atS)} s`;
  if (happening.kind === 'deploy') return `at ${at}`;
  if (happening.kind === 'flash-crowd') return `from ${at}, fading after ${formatCount(happening.holdS)} s`;
  return `from ${at} for ${formatCount(happening.durationS)} s`;
}
