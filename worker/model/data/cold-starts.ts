/** Cold starts of gen-1 serverless: what a world's `lambda.coldStart` names. */
import type { World } from '../../project/world.ts';

export type LambdaColdStart = World['lambda']['coldStart'];

export type ColdStartSource =
  | {
      readonly kind: 'quantiles';
      readonly name: string;
      /** AWS Lambda Init Duration in ms. It leaves out placement and code download: the platform term adds them. */
      readonly p50Ms: number;
      readonly p90Ms: number;
      readonly p95Ms: number;
      readonly p99Ms: number;
      readonly p999Ms: number;
      readonly source: string;
      readonly asOf: string;
    }
  | {
      readonly kind: 'uniform';
      readonly name: string;
      /** The whole cold start as a client sees it. */
      readonly leastMs: number;
      readonly mostMs: number;
      readonly source: string;
      readonly asOf: string;
    };

const LAMBDA_PERF = 'Init Duration, maxday/lambda-perf (Apache-2.0), us-east-1, x86, 1024 MB, hello world';
const ASOF = '2026-01-01 to 2026-08-22';

type Quantiles = readonly [p50: number, p90: number, p95: number, p99: number, p999: number];
function quoted(name: string, [p50Ms, p90Ms, p95Ms, p99Ms, p999Ms]: Quantiles): ColdStartSource {
  return { kind: 'quantiles', name, p50Ms, p90Ms, p95Ms, p99Ms, p999Ms, source: LAMBDA_PERF, asOf: ASOF };
}

export const COLD_STARTS: Readonly<Record<LambdaColdStart, ColdStartSource>> = {
  'node-zip': quoted('Node.js 22 from a zip', [142.3, 170.6, 186.3, 217.8, 270]),
  'node-image': quoted('Node.js 22 from a container image', [294.6, 572.6, 693.7, 802.1, 943.6]),
  'python-zip': quoted('Python 3.13 from a zip', [100, 124, 136, 175.7, 254.5]),
  'java-zip': quoted('Java 21 from a zip', [252.3, 290.4, 313.2, 447.5, 670]),
  claimed: {
    kind: 'uniform',
    name: 'the claimed 200–500 ms',
    leastMs: 200,
    mostMs: 500,
    source: 'claim made for gen-1 serverless, fermyon.com',
    asOf: '2025',
  },
};
