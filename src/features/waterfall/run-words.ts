import type { Places } from '../../../worker/protocol/places.ts';
import type { PastRun } from '../../state/app-state.ts';
import { listFacts } from '../../ui/quantities.ts';

type Told = Omit<PastRun, 'runs' | 'source' | 'runId' | 'title'>;

/** What tells a run from others: `Tokyo · GET / · new connection · after idle · code 2`. */
export function runWords(run: Told, places: Places | null): string {
  const city = places?.cities.find(({ id }) => id === run.cityId)?.name ?? run.cityId;
  return listFacts([
    city,
    `${run.method} ${shortened(run.path)}`,
    run.connection === 'new' ? 'new connection' : 'reused connection',
    run.arrival === 'cold' ? 'after idle' : 'warm',
    run.code,
  ]);
}

const LONGEST_PATH = 24;

function shortened(path: string): string {
  return path.length <= LONGEST_PATH ? path : `${path.slice(0, LONGEST_PATH - 1)}…`;
}
