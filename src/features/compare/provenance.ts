/** Where the figures of the table come from. */
import type { CostLine } from '../../../worker/protocol/cost.ts';
import type { Parameter, PlatformId, Provenance } from '../../../worker/protocol/waterfall.ts';
import { formatCount, formatMsFigure } from '../../ui/quantities.ts';
import type { LatencyFigure } from '../latency-figures.ts';
import { type ColumnKey, COLUMNS, formatUsd } from './columns.ts';
import type { Row } from './rows.ts';

const HANDLER = 'the handler’s compute is measured in this tab, or stated by the project';

const MODELLED: Readonly<Record<PlatformId, string>> = {
  lambda: `network, cold starts and queues are modelled; ${HANDLER}`,
  containers: `network and queues are modelled; ${HANDLER}`,
  isolates: `network, starts of isolates and queues are modelled; ${HANDLER}`,
  edge: `network is modelled; instance start and ${HANDLER}`,
  hybrid: `network, the edge function’s compute and queues are modelled; instance start and ${HANDLER}`,
};

const PERCENTILES = { p50: 'p50Us', p95: 'p95Us', p99: 'p99Us', p999: 'p999Us' } as const;

const COUNTED: Partial<Readonly<Record<ColumnKey, string>>> = {
  idle: 'The median latency, since the start, of served requests that had to wait for an instance to start',
  served: 'Requests with an answer, counted by when they were sent; those of attacks are left out',
  instances: 'Instances that exist now, busy or idle',
  coldStarts: 'Instances started to answer a request',
  coldShare: 'Of the requests served, those that were given an instance that had to start',
  rejected: 'Requests that a full platform turned away',
  failed: 'Requests that came to a place that was down, or to a handler that threw or answered too late',
  errorShare: 'Of all requests, those rejected or failed',
};

export function provenanceOf(row: Row, key: ColumnKey): Provenance {
  if (COLUMNS[key].group === 'cost') return costProvenance(row, key);
  const how = MODELLED[row.platform];
  if (key in PERCENTILES) {
    const { name } = COLUMNS[key];
    const figure = row.figures?.[PERCENTILES[key as keyof typeof PERCENTILES]];
    return {
      kind: 'modelled',
      formula: `${name} of the latencies of all requests together, end to end; ${how}`,
      source: 'docs/model.md',
      parameters: [
        { name: 'Sample', value: `${formatCount(row.values.served ?? 0)} requests` },
        ...(figure === undefined || figure.us === null
          ? []
          : [{ name: 'With 95 % confidence', value: intervalText(figure) }]),
      ],
    };
  }
  return { kind: 'modelled', formula: `${COUNTED[key] ?? ''}; ${how}`, source: 'docs/model.md' };
}

/** Of one kind of request alone: what is counted, and how it came about on that platform. */
export function kindProvenance(platform: PlatformId, what: string): Provenance {
  const formula = `${what}, of this kind of request alone; ${MODELLED[platform]}`;
  return { kind: 'modelled', formula, source: 'docs/model.md' };
}

/** `264–281 ms`; `at least 264 ms` where the sample is too small for an upper end. */
export function intervalText({ lowUs, highUs }: LatencyFigure): string {
  if (lowUs === null && highUs === null) return 'too few requests to say';
  if (highUs === null) return `at least ${inMs(lowUs ?? 0)} ms: too few requests for an upper end`;
  if (lowUs === null) return `at most ${inMs(highUs)} ms: too few requests for a lower end`;
  return `${inMs(lowUs)}–${inMs(highUs)} ms`;
}

function inMs(us: number): string {
  return formatMsFigure(us / 1_000);
}

const COST_FORMULAS: Partial<Readonly<Record<ColumnKey, string>>> = {
  perMillion: 'The month’s bill, shared out over its requests',
  perMonth: 'All that was metered since the start, scaled to 730 hours, times the prices',
  warmShare: 'The part of the bill that is paid for time in which instances have no request',
  attackShare: 'How much less the bill would be without the attackers’ requests, time and bytes',
};

function costProvenance({ cost }: Row, key: ColumnKey): Provenance {
  return {
    kind: 'modelled',
    formula: COST_FORMULAS[key] ?? '',
    source: 'docs/model.md, what it costs',
    parameters: (cost?.lines ?? []).map(parameterOf),
  };
}

function parameterOf({ what, quantity, unit, priceUsd, usd, kind, source, asOf }: CostLine): Parameter {
  const price = priceUsd === null ? 'no price' : `${priceText(priceUsd)} a ${unit}`;
  const sum = usd === null ? '' : ` = ${formatUsd(usd)}`;
  return {
    name: what,
    value: `${formatQuantity(quantity)} × ${price}${sum}`,
    source: `${kind}: ${source}${asOf === '' ? '' : `, ${asOf}`}`,
  };
}

/** As it is published: prices of a second have many digits. */
function priceText(usd: number): string {
  return `$${usd.toLocaleString('en', { maximumSignificantDigits: 6 })}`;
}

function formatQuantity(quantity: number): string {
  return quantity.toLocaleString('en', { maximumSignificantDigits: 4 });
}
