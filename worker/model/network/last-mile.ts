/** Round trip that a client's access line adds, and which line a client has. */
import type { World } from '../../project/world.ts';
import { ACCESS_MIX, LAST_MILES } from '../data/constants.ts';
import type { AccessNetwork, IncomeClass } from '../data/constants.ts';
import { incomeAt } from '../places.ts';
import { lognormalQuantile } from '../random.ts';

type Access = World['clients']['access'];

interface Line {
  readonly access: AccessNetwork;
  readonly share: number;
  readonly medianMs: number;
  readonly spread: number;
}

const mixOf = (income: IncomeClass): readonly Line[] =>
  Object.entries(ACCESS_MIX[income]).map(([name, share]) => {
    const access = name as AccessNetwork;
    const { medianMs, spread } = LAST_MILES[access];
    return { access, share, medianMs, spread };
  });
const MIXES: Readonly<Record<IncomeClass, readonly Line[]>> = {
  high: mixOf('high'),
  middle: mixOf('middle'),
  low: mixOf('low'),
};

/** One client's last mile in microseconds, from one uniform: it picks the line, and what is left of it the quality. */
export function drawLastMileUs(access: Access, cityIndex: number, u: number): number {
  if (access !== 'mix') return lineUs(LAST_MILES[access], u);
  let rest = u;
  for (const line of MIXES[incomeAt(cityIndex)]) {
    if (rest < line.share) return lineUs(line, rest / line.share);
    rest -= line.share;
  }
  return lineUs(LAST_MILES['4g'], 0.5);
}

function lineUs({ medianMs, spread }: Pick<Line, 'medianMs' | 'spread'>, u: number): number {
  return Math.round(1_000 * lognormalQuantile(u, medianMs, spread));
}

/** The line that a single told request goes over: the chosen one, or the most common of the city's country. */
export function typicalAccess(access: Access, cityIndex: number): AccessNetwork {
  if (access !== 'mix') return access;
  return MIXES[incomeAt(cityIndex)].reduce((most, line) => (line.share > most.share ? line : most)).access;
}
