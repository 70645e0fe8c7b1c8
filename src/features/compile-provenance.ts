/** Where the figures of a compile come from. */
import type { Provenance } from '../../worker/protocol/waterfall.ts';

const TIMED = 'Timed in the compiler’s worker in this tab';

export const COMPILE_TIME: Provenance = {
  kind: 'measured',
  how: `${TIMED}, the sum of its stages, from the files to the component`,
};

export const stageTime = (stage: string): Provenance => ({ kind: 'measured', how: `${TIMED}: ${stage}` });

export const COMPONENT_SIZE: Provenance = {
  kind: 'measured',
  how: 'Counted: all bytes of the component as it runs here, without compression',
};
