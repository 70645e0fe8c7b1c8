import type { Example } from '../example.ts';
import { adInsertion } from './ad-insertion/example.ts';
import { geography } from './geography/example.ts';
import { cableIsCut } from './cable-is-cut/example.ts';
import { drmToken } from './drm-token/example.ts';
import { edgeLoses } from './edge-loses/example.ts';
import { flashCrowd } from './flash-crowd/example.ts';
import { halfAMillisecond } from './half-a-millisecond/example.ts';
import { keepingWarm } from './keeping-warm/example.ts';
import { nothingStaysWarm } from './nothing-stays-warm/example.ts';
import { popGoesDark } from './pop-goes-dark/example.ts';
import { regionalContainers } from './regional-containers/example.ts';
import { stoppedAttack } from './stopped-attack/example.ts';

/** In the order in which a speaker would tell them: the first three are the talk. */
export const STORIES: readonly Example[] = [
  halfAMillisecond,
  keepingWarm,
  edgeLoses,
  flashCrowd,
  popGoesDark,
  cableIsCut,
  stoppedAttack,
  nothingStaysWarm,
  regionalContainers,
  adInsertion,
  drmToken,
  geography,
];
