/** How each provider bills: what is counted, in which unit, at which price. */
import type { Prices } from '../../project/world-prices.ts';
import type { Tariff } from '../../protocol/cost.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';
import type { Figure, FigureKind } from '../data/constants.ts';
import { ALLOWANCES, AWS_EGRESS_TIERS, NO_PUBLISHED_PRICE, NODE_PRICES, PRICES } from '../data/prices.ts';
import type { Meters, Usage } from './meters.ts';

/** A {@link Figure}, or what the user has entered or still has to. */
export interface Price {
  readonly value: number | null;
  readonly unit: string;
  readonly kind: FigureKind | 'entered';
  readonly source: string;
  readonly asOf: string;
}

/** One line of a month's bill. */
export interface Item {
  readonly what: string;
  /** In the price's unit. */
  readonly quantity: number;
  readonly price: Price;
  /** The share of it that is paid for instances nobody uses, 0 to 1. */
  readonly idleShare: number;
  /** Where in the world the price is to be entered. */
  readonly field?: string;
}

/** Averages and sums of a month of 730 hours at the rate of the meters. */
export interface Month extends Usage {
  readonly memoryGb: number;
  readonly vcpus: number;
  readonly regions: number;
  readonly instanceHours: number;
  readonly provisionedSeconds: number;
  /** Mean number. */
  readonly nodes: number;
  /** Of the time that instances are paid for; all of it where there is none. */
  readonly idleShare: number;
}

const MONTH_S = 730 * 3_600;
const BYTES_PER_GB = 1_000_000_000;

export function monthOf(meters: Meters, usage: Usage): Month {
  const scale = MONTH_S / meters.virtualSeconds;
  const instanceSeconds = meters.busyInstanceSeconds + meters.idleInstanceSeconds;
  return {
    requests: usage.requests * scale,
    billedMs: usage.billedMs * scale,
    provisionedBilledMs: usage.provisionedBilledMs * scale,
    cpuMs: usage.cpuMs * scale,
    egressBytes: usage.egressBytes * scale,
    memoryGb: meters.memoryMb / 1_024,
    vcpus: meters.vcpus,
    regions: meters.regions,
    instanceHours: (instanceSeconds * scale) / 3_600,
    provisionedSeconds: meters.provisionedSeconds * scale,
    nodes: meters.nodeSeconds / meters.virtualSeconds,
    idleShare: instanceSeconds === 0 ? 1 : meters.idleInstanceSeconds / instanceSeconds,
  };
}

const TARIFFS: Readonly<Record<Tariff, (month: Month, prices: Prices) => readonly Item[]>> = {
  lambda,
  'lambda-edge': lambdaEdge,
  lke,
  fargate,
  workers,
  own,
};

/** Lines with nothing to pay for are left out. */
export function itemsOf(tariff: Tariff, month: Month, prices: Prices): readonly Item[] {
  return TARIFFS[tariff](month, prices).filter(({ quantity }) => quantity > 0);
}

/** Who bills a platform, by what the world asks for; what clients reach first. */
export function tariffsOf(platform: PlatformId, prices: Prices): readonly Tariff[] {
  const tariffs: Readonly<Record<PlatformId, readonly Tariff[]>> = {
    lambda: ['lambda'],
    containers: [prices.containers],
    isolates: ['workers'],
    edge: [prices.edge],
    hybrid: [prices.edge, prices.containers],
  };
  return tariffs[platform];
}

function item(what: string, quantity: number, price: Figure, idleShare = 0): Item {
  return { what, quantity, price, idleShare };
}

function lambda(month: Month, prices: Prices): Item[] {
  const isArm = prices.lambdaArchitecture === 'arm';
  const { requests, billedMs, provisionedBilledMs, provisionedSeconds, memoryGb } = month;
  // AWS: functions with provisioned concurrency have no free tier.
  const isFree = prices.freeTier && provisionedSeconds === 0;
  const { lambdaRequests, lambdaGbSeconds } = ALLOWANCES.free;
  return [
    item('requests', above(requests, isFree, lambdaRequests) / 1_000_000, PRICES.lambdaRequests),
    item(
      'run time on demand',
      above((billedMs / 1_000) * memoryGb, isFree, lambdaGbSeconds),
      isArm ? PRICES.lambdaArm : PRICES.lambdaX86,
    ),
    item(
      'provisioned concurrency',
      provisionedSeconds * memoryGb,
      isArm ? PRICES.provisionedArm : PRICES.provisionedX86,
      month.idleShare,
    ),
    item(
      'run time on provisioned concurrency',
      (provisionedBilledMs / 1_000) * memoryGb,
      isArm ? PRICES.provisionedRunArm : PRICES.provisionedRunX86,
    ),
    ...awsEgress(month, prices),
  ];
}

function lambdaEdge({ requests, billedMs, memoryGb, egressBytes }: Month): Item[] {
  return [
    item('requests', requests / 1_000_000, PRICES.lambdaEdgeRequests),
    item('run time', (billedMs / 1_000) * memoryGb, PRICES.lambdaEdgeTime),
    item('egress', egressBytes / BYTES_PER_GB, PRICES.cloudFrontEgress),
  ];
}

function lke({ nodes, regions, egressBytes, idleShare }: Month, prices: Prices): Item[] {
  const { month, transferGb } = NODE_PRICES[prices.node];
  const clusters = prices.highAvailability ? regions : 0;
  const paidGb = Math.max(0, egressBytes / BYTES_PER_GB - nodes * transferGb.value);
  return [
    item('nodes', nodes, month, idleShare),
    item('load balancers', regions, PRICES.nodeBalancer, idleShare),
    item('highly available control planes', clusters, PRICES.highAvailability, idleShare),
    item('egress above the nodes’ transfer', paidGb, PRICES.akamaiEgress),
  ];
}

function fargate(month: Month, prices: Prices): Item[] {
  const { instanceHours, vcpus, memoryGb, regions, idleShare } = month;
  return [
    item('processors', instanceHours * vcpus, PRICES.fargateCpu, idleShare),
    item('memory', instanceHours * memoryGb, PRICES.fargateMemory, idleShare),
    item('load balancers', regions * (MONTH_S / 3_600), PRICES.balancerHour, idleShare),
    // A unit is 1 GB an hour, so GB are LCU-hours. Its other measures, such as 25 new connections a second, are left out.
    item('load balancers, by bytes answered', month.egressBytes / BYTES_PER_GB, PRICES.balancerCapacity),
    ...awsEgress(month, prices),
  ];
}

/** Egress is free. */
function workers({ requests, cpuMs }: Month): Item[] {
  const { workersRequests, workersCpuMs } = ALLOWANCES.included;
  return [
    item('plan', 1, PRICES.workersPlan),
    item(
      'requests above the plan’s',
      above(requests, true, workersRequests) / 1_000_000,
      PRICES.workersRequests,
    ),
    item('CPU time above the plan’s', above(cpuMs, true, workersCpuMs) / 1_000_000, PRICES.workersCpu),
  ];
}

function own({ requests, cpuMs, egressBytes }: Month, prices: Prices): Item[] {
  const line = (what: string, quantity: number, unit: string, name: EnteredPrice): Item => ({
    what,
    quantity,
    price: {
      value: prices[name],
      unit,
      kind: 'entered',
      source: prices[name] === null ? NO_PUBLISHED_PRICE.source : 'entered by the user',
      asOf: prices[name] === null ? NO_PUBLISHED_PRICE.asOf : '',
    },
    idleShare: 0,
    field: `prices.${name}`,
  });
  return [
    line('fixed fee', 1, 'month', 'edgePerMonth'),
    line('requests', requests / 1_000_000, 'million requests', 'edgePerMillionRequests'),
    line('CPU time', cpuMs / 1_000_000, 'million CPU-ms', 'edgePerMillionCpuMs'),
    line('egress', egressBytes / BYTES_PER_GB, 'GB', 'edgePerGb'),
  ];
}

type EnteredPrice = Extract<keyof Prices, `edgePer${string}`>;

function awsEgress({ egressBytes }: Month, { freeTier }: Prices): Item[] {
  const gb = above(egressBytes / BYTES_PER_GB, freeTier, ALLOWANCES.free.awsEgressGb);
  return AWS_EGRESS_TIERS.map(({ upToGb, price }, at) => {
    const fromGb = AWS_EGRESS_TIERS[at - 1]?.upToGb ?? 0;
    const name = fromGb === 0 ? 'egress' : `egress above ${fromGb / 1_024} TB`;
    return item(name, Math.min(gb, upToGb) - Math.min(gb, fromGb), price);
  });
}

function above(quantity: number, counts: boolean, allowance: Figure): number {
  return counts ? Math.max(0, quantity - allowance.value) : quantity;
}
