/** What a copied table must say of itself: the world, the time, and where its figures come from. */
import type { CostLine } from '../../../worker/protocol/cost.ts';
import type { AppState } from '../../state/app-state.ts';
import { formatCount, formatMeasuredMs, formatSpan } from '../../ui/quantities.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import type { Comparison } from './use-comparison.ts';

type Told = Pick<AppState, 'traffic' | 'trafficWorld' | 'project'>;

export function notesOf({ traffic, trafficWorld, project }: Told, { rows, time }: Comparison): string[] {
  const { region, traffic: plan, seed, faults } = trafficWorld ?? project.world;
  const summary = traffic.kind === 'running' || traffic.kind === 'stopped' ? traffic.summary : null;
  const busy = plan.surges.length === 0 ? '' : `, ${plan.surges.length} surges`;
  const broken = faults.length === 0 ? '' : `, ${faults.length} faults`;
  const lines = rows.flatMap(({ cost }) => cost?.lines ?? []);
  return [
    `World: region ${region}, ${formatCount(plan.perSecond)} requests a second${busy}${broken}, seed ${seed}.`,
    ...(summary === null
      ? []
      : [
          `${time}: ${formatCount(summary.generated)} requests in ${formatSpan(summary.nowUs / 1e6)} of the world’s time. Instances are those at its end; costs count since the start.`,
          `Network, queues and cold starts are modelled (docs/model.md). Compute measured in the page: median ${formatMeasuredMs(summary.measurement.compute.p50Us / 1_000)} ms; start of an instance: median ${formatMeasuredMs(summary.measurement.start.p50Us / 1_000)} ms.`,
        ]),
    'Percentiles are of end-to-end latencies of all requests together.',
    ...(lines.length === 0 ? [] : [`Prices: ${sourcesOf(lines).join('; ')}.`]),
    ...rows
      .filter(({ cost }) => (cost?.missing.length ?? 0) > 0)
      .map(
        ({ platform }) => `${PLATFORM_NAMES[platform].short} has no published price, and none was entered.`,
      ),
  ];
}

/** Each once. */
function sourcesOf(lines: readonly CostLine[]): string[] {
  const sources = lines
    .filter(({ priceUsd }) => priceUsd !== null)
    .map(({ kind, source, asOf }) => `${kind}: ${source}${asOf === '' ? '' : `, ${asOf}`}`);
  return [...new Set(sources)];
}
