/** What a copied table must say of itself: the world, the time, and where its figures come from. */
import type { CostLine } from '../../../worker/protocol/cost.ts';
import type { ComputeMeasurement } from '../../../worker/protocol/measurement.ts';
import type { AppState } from '../../state/app-state.ts';
import { formatCount, formatMeasuredMs, formatSpan } from '../../ui/quantities.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import type { KindRows } from './kinds.ts';
import type { Comparison } from './use-comparison.ts';

type Told = Pick<AppState, 'traffic' | 'trafficWorld' | 'project'>;

export function notesOf(
  { traffic, trafficWorld, project }: Told,
  { rows, time }: Comparison,
  kinds: readonly KindRows[],
): string[] {
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
          `Network, queues and cold starts are modelled (docs/model.md). ${measuredWords(summary.measurements)}`,
        ]),
    'Percentiles are of end-to-end latencies of all requests together.',
    ...(kinds.length === 0 ? [] : ['Figures of one kind of request are of its own, since the start.']),
    ...(lines.length === 0 ? [] : [`Prices: ${sourcesOf(lines).join('; ')}.`]),
    ...rows
      .filter(({ cost }) => (cost?.missing.length ?? 0) > 0)
      .map(
        ({ platform }) => `${PLATFORM_NAMES[platform].short} has no published price, and none was entered.`,
      ),
  ];
}

/** Starts do not depend on what is asked, so the first kind's stand for all. */
function measuredWords(measurements: readonly ComputeMeasurement[]): string {
  const ms = measurements.map(({ compute }) => `${formatMeasuredMs(compute.p50Us / 1_000)} ms`);
  const kinds = measurements.length === 1 ? '' : ' of the kinds of requests';
  const start = formatMeasuredMs((measurements[0]?.start.p50Us ?? 0) / 1_000);
  return `Compute measured in the page: median${kinds} ${ms.join(', ')}; start of an instance: median ${start} ms.`;
}

/** Each once. */
function sourcesOf(lines: readonly CostLine[]): string[] {
  const sources = lines
    .filter(({ priceUsd }) => priceUsd !== null)
    .map(({ kind, source, asOf }) => `${kind}: ${source}${asOf === '' ? '' : `, ${asOf}`}`);
  return [...new Set(sources)];
}
