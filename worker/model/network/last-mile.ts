/** Round trip that a client's access line adds, and which line a client has. */
import type { World } from '../../project/world.ts';
import { ACCESS_MIX, LAST_MILES } from '../data/constants.ts';
import type { AccessNetwork, IncomeClass } from '../data/constants.ts';
import { incomeAt } from '../places.ts';
import { lognormalQuantile } from '../random.ts';

type Access = World['clients']['access'];
type Shares = readonly (readonly [access: AccessNetwork, share: number])[];

const sharesOf = (income: IncomeClass): Shares => Object.entries(ACCESS_MIX[income]) as unknown as Shares;
const MIXES: Readonly<Record<IncomeClass, Shares>> = {
  high: sharesOf('high'),
  middle: sharesOf('middle'),
  low: sharesOf('low'),
};

/** One client's last mile in microseconds, from one uniform: it picks the line, and what is left of it the quality. */
export function drawLastMileUs(access: Access, cityIndex: number, u: number): number {
  if (access !== 'mix') return lineUs(access, u);
  let rest = u;
  const mix = MIXES[incomeAt(cityIndex)];
  for (const [line, share] of mix) {
    if (rest < share) return lineUs(line, rest / share);
    rest -= share;
  }
  return lineUs('4g', 0.5);
}

function lineUs(line: AccessNetwork, u: number): number {
  const { medianMs, spread } = LAST_MILES[line];
  return Math.round(1_000 * lognormalQuantile(u, medianMs, spread));
}

/** The line that a single told request goes over: the chosen one, or the most common of the city's country. */
export function typicalAccess(access: Access, cityIndex: number): AccessNetwork {
  if (access !== 'mix') return access;
  const mix = [...MIXES[incomeAt(cityIndex)]];
  return mix.reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0];
}
