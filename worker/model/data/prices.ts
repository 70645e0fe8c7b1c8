/**
 * Every published price, in USD without tax, in us-east-1 where regions differ. `quoted` from the provider or a dated copy
 * of its page; `assumed` from memory, not looked up again.
 */
import type { NODE_PLANS } from '../../project/world-prices.ts';
import type { Figure } from './constants.ts';

const quoted = (value: number, unit: string, source: string, asOf: string): Figure => ({
  value,
  unit,
  kind: 'quoted',
  source,
  asOf,
});
const assumed = (value: number, unit: string, reason: string): Figure => ({
  value,
  unit,
  kind: 'assumed',
  source: reason,
  asOf: '2026-11',
});

const LAMBDA = 'aws.amazon.com/lambda/pricing, as api-evangelist/aws-lambda holds it';
const PROVISIONED = 'provisioned concurrency, several copies of aws.amazon.com/lambda/pricing';
const AT_EDGE = 'Lambda@Edge, copies of aws.amazon.com/lambda/pricing that agree, 2024 to 2026';
const WORKERS = 'Cloudflare Workers Paid, developers.cloudflare.com/workers/platform/pricing';
const FARGATE = 'aws.amazon.com/fargate/pricing, Linux on x86';
const BALANCER = 'Application Load Balancer, aws.amazon.com/elasticloadbalancing/pricing';
const AWS_EGRESS = 'internet egress, copies of aws.amazon.com/ec2/pricing/on-demand';
const LINODE = 'api.linode.com/v4/linode/types; the monthly cap, which 730 hours reach';
const UNCHECKED = 'Akamai Cloud, not looked up again';

export const PRICES = {
  lambdaRequests: quoted(0.2, 'million requests', LAMBDA, '2026-05'),
  lambdaX86: quoted(0.000_016_666_7, 'GB-s', LAMBDA, '2026-05'),
  lambdaArm: quoted(0.000_013_333_4, 'GB-s', LAMBDA, '2026-05'),
  provisionedX86: quoted(0.000_004_166_7, 'GB-s', PROVISIONED, '2026'),
  provisionedRunX86: quoted(0.000_009_722_2, 'GB-s', PROVISIONED, '2026'),
  provisionedArm: assumed(0.000_003_333_4, 'GB-s', 'provisioned concurrency on Arm, not looked up again'),
  provisionedRunArm: quoted(0.000_007_777_8, 'GB-s', PROVISIONED, '2026'),

  lambdaEdgeRequests: quoted(0.6, 'million requests', AT_EDGE, '2026'),
  lambdaEdgeTime: quoted(0.000_050_01, 'GB-s', AT_EDGE, '2026'),
  cloudFrontEgress: quoted(
    0.085,
    'GB',
    'CloudFront in North America, first 10 TB, egresscost.com/aws',
    '2026',
  ),

  workersPlan: quoted(5, 'month', WORKERS, '2026-08-03'),
  workersRequests: quoted(0.3, 'million requests', WORKERS, '2026-08-03'),
  workersCpu: quoted(0.02, 'million CPU-ms', WORKERS, '2026-08-03'),

  fargateCpu: quoted(0.040_48, 'vCPU-h', FARGATE, '2026'),
  fargateMemory: quoted(0.004_445, 'GB-h', FARGATE, '2026'),
  balancerHour: quoted(0.022_5, 'h', BALANCER, '2026-09'),
  balancerCapacity: quoted(0.008, 'LCU-h', BALANCER, '2026-09'),

  nodeBalancer: quoted(10, 'NodeBalancer-month', 'linode.com/docs: a NodeBalancer costs $10 a month', '2025'),
  highAvailability: assumed(60, 'cluster-month', UNCHECKED),
  akamaiEgress: assumed(0.005, 'GB', UNCHECKED),
} as const satisfies Record<string, Figure>;

/** What is above a tier's limit belongs to the next. */
export const AWS_EGRESS_TIERS: readonly { readonly upToGb: number; readonly price: Figure }[] = [
  { upToGb: 10_240, price: quoted(0.09, 'GB', AWS_EGRESS, '2026-06') },
  { upToGb: 51_200, price: quoted(0.085, 'GB', AWS_EGRESS, '2026-06') },
  { upToGb: 153_600, price: quoted(0.07, 'GB', AWS_EGRESS, '2026-06') },
  { upToGb: Infinity, price: quoted(0.05, 'GB', AWS_EGRESS, '2026-06') },
];

interface NodePlan {
  readonly month: Figure;
  /** Egress that each node adds to the account's pool. */
  readonly transferGb: Figure;
}

const node = (usd: number, transferGb: Figure): NodePlan => ({
  month: quoted(usd, 'node-month', LINODE, '2026-09-17'),
  transferGb,
});
const includedGb = (value: number): Figure =>
  assumed(value, 'GB', 'transfer of the plan, not looked up again');
const dedicatedGb = quoted(4_000, 'GB', 'api.linode.com/v4/linode/types', '2026-09-17');

export const NODE_PRICES: Readonly<Record<(typeof NODE_PLANS)[number], NodePlan>> = {
  'shared-1gb': node(5, includedGb(1_000)),
  'shared-2gb': node(12, includedGb(2_000)),
  'dedicated-4gb': node(36, dedicatedGb),
  'premium-4gb': node(43, dedicatedGb),
};

/** A month. `free` only counts where the world asks for free tiers; `included` comes with a plan that is paid for. */
export const ALLOWANCES = {
  free: {
    lambdaRequests: quoted(1_000_000, 'requests', LAMBDA, '2026-05'),
    lambdaGbSeconds: quoted(400_000, 'GB-s', LAMBDA, '2026-05'),
    awsEgressGb: quoted(100, 'GB', AWS_EGRESS, '2026-06'),
  },
  included: {
    workersRequests: quoted(10_000_000, 'requests', WORKERS, '2026-08-03'),
    workersCpuMs: quoted(30_000_000, 'CPU-ms', WORKERS, '2026-08-03'),
  },
} as const;

/** Akamai Functions has no price list that anybody may read, so its prices are the user's to enter. */
export const NO_PUBLISHED_PRICE = {
  source: 'techdocs.akamai.com/akamai-functions: “Coming soon”, limited availability',
  asOf: '2026-05',
} as const;
