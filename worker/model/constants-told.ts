/** Every constant of the model for a reader, in groups. */
import type { Constant, ConstantGroup } from '../protocol/constants.ts';
import { COLD_STARTS, type ColdStartSource } from './data/cold-starts.ts';
import {
  ACCESS_MIX,
  FIGURES,
  INTERNET_USE,
  LAST_MILES,
  NEW_CONNECTIONS,
  type Figure,
  type LastMile,
} from './data/constants.ts';
import { ALLOWANCES, AWS_EGRESS_TIERS, NODE_PRICES, PRICES } from './data/prices.ts';

type FigureName = keyof typeof FIGURES;

/** Figures stand in this order; a group reaches from its first to the next group's. */
const FIGURE_GROUPS: readonly (readonly [name: string, section: string, first: FigureName])[] = [
  ['Paths', 'Network', 'fibreKmPerMsOfRoundTrip'],
  ['Routing and failures', 'Routing', 'anycastPoorShare'],
  ['Names, packets and rates', 'Network', 'originGiveUpS'],
  ['Instances', 'Platforms', 'lambdaPlatformMedianMs'],
  ['A handler nobody measured', 'Figures', 'handlerUs'],
];

export function toldConstants(): readonly ConstantGroup[] {
  return [
    ...figureGroups(),
    { name: 'Last miles', section: 'Network', constants: Object.entries(LAST_MILES).map(lastMile) },
    { name: 'Clients', section: 'Network', constants: clients() },
    {
      name: 'Cold starts of Lambda',
      section: 'Platforms',
      constants: Object.entries(COLD_STARTS).map(coldStart),
    },
    { name: 'Published prices', section: 'Cost', constants: prices() },
  ];
}

function figureGroups(): readonly ConstantGroup[] {
  const entries = Object.entries(FIGURES) as (readonly [FigureName, Figure])[];
  const startOf = (first: FigureName): number => entries.findIndex(([name]) => name === first);
  return FIGURE_GROUPS.map(([name, section, first], index) => {
    const next = FIGURE_GROUPS[index + 1]?.[2];
    const own = entries.slice(startOf(first), next === undefined ? undefined : startOf(next));
    return { name, section, constants: own.map(([key, figure]) => constant(words(key), figure)) };
  });
}

const constant = (name: string, { value, unit, kind, source, asOf }: Figure): Constant => ({
  name,
  value: `${value.toLocaleString('en', { maximumSignificantDigits: 9 })} ${unit}`,
  kind,
  source,
  asOf,
});

/** `hubEdgeMs` as `hub edge`: the unit stands with the value. */
function words(key: string): string {
  return key
    .replace(/(MsOfRoundTrip|Ms|Us|Mb|Mbps|S)$/, '')
    .replaceAll(/([a-z])([A-Z0-9])/g, '$1 $2')
    .toLowerCase();
}

function lastMile([access, { medianMs, spread, kind, source, asOf }]: readonly [string, LastMile]): Constant {
  return { name: access, value: `median ${medianMs} ms, σ ${spread}`, kind, source, asOf };
}

function coldStart([id, start]: readonly [string, ColdStartSource]): Constant {
  const value =
    start.kind === 'uniform'
      ? `${start.leastMs}–${start.mostMs} ms`
      : `p50 ${start.p50Ms}, p90 ${start.p90Ms}, p95 ${start.p95Ms}, p99 ${start.p99Ms}, p99.9 ${start.p999Ms} ms`;
  return { name: `${start.name} (${id})`, value, kind: 'quoted', source: start.source, asOf: start.asOf };
}

const shares = (name: string, of: Readonly<Record<string, number>>, source: string): Constant => ({
  name,
  value: Object.entries(of)
    .map(([each, share]) => `${each} ${share}`)
    .join(', '),
  kind: 'assumed',
  source,
  asOf: '2026-11',
});

function clients(): readonly Constant[] {
  return [
    shares('new connections', NEW_CONNECTIONS, 'how connections begin where handshakes are mixed'),
    shares('people online', INTERNET_USE, 'share by income class of the country'),
    ...Object.entries(ACCESS_MIX).map(([income, mix]) =>
      shares(`access networks, ${income} income`, mix, 'shares among the clients of a country'),
    ),
  ];
}

const usd = (name: string, figure: Figure): Constant => ({
  ...constant(name, figure),
  value: `${figure.value.toLocaleString('en', { maximumSignificantDigits: 9 })} USD a ${figure.unit}`,
});

function prices(): readonly Constant[] {
  const allowances = { ...ALLOWANCES.free, ...ALLOWANCES.included };
  return [
    ...Object.entries(PRICES).map(([key, figure]) => usd(words(key), figure)),
    ...AWS_EGRESS_TIERS.map(({ upToGb, price }) =>
      usd(
        Number.isFinite(upToGb) ? `AWS egress up to ${upToGb.toLocaleString('en')} GB` : 'AWS egress beyond',
        price,
      ),
    ),
    ...Object.entries(NODE_PRICES).flatMap(([plan, { month, transferGb }]) => [
      usd(`node ${plan}`, month),
      constant(`transfer of ${plan}`, transferGb),
    ]),
    ...Object.entries(allowances).map(([key, figure]) => constant(`allowance, ${words(key)}`, figure)),
  ];
}
