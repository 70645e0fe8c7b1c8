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
  'rust-zip': quoted('Rust from a zip', [16.4, 21.8, 26.8, 47.1, 63.1]),
  'rust-image': quoted('Rust from a container image', [34, 54.3, 64.9, 92.3, 166.9]),
  'go-zip': quoted('Go from a zip', [50.8, 55.8, 60.6, 72, 98.3]),
  'go-image': quoted('Go from a container image', [46.4, 80.3, 94.2, 126.2, 215.1]),
  'llrt-zip': quoted('LLRT from a zip', [66.7, 75.2, 79.2, 89.9, 114.8]),
  'llrt-image': quoted('LLRT from a container image', [57.9, 118.6, 141.5, 198.9, 1278.3]),
  'node24-zip': quoted('Node.js 24 from a zip', [142.6, 170.6, 183, 208.3, 279.3]),
  'node24-image': quoted('Node.js 24 from a container image', [279.2, 577, 701.5, 825, 930.8]),
  'java25-zip': quoted('Java 25 from a zip', [213.5, 418.7, 456.3, 538.8, 628.5]),
  'java25-image': quoted('Java 25 from a container image', [248.4, 501.7, 562.5, 636.4, 746]),
  'dotnet-zip': quoted('.NET 10 from a zip', [275.4, 481.8, 617.1, 723.9, 915.4]),
  'dotnet-image': quoted('.NET 10 from a container image', [412.5, 709, 775.2, 877.2, 1051.5]),
  'dotnet-aot-zip': quoted('.NET 10 ahead of time from a zip', [74.1, 85.5, 94.9, 113.3, 151.6]),
  'dotnet-aot-image': quoted(
    '.NET 10 ahead of time from a container image',
    [60.1, 105.6, 130, 204.6, 580.2],
  ),
  'ruby-zip': quoted('Ruby 3.4 from a zip', [228.9, 383.7, 409.5, 463.7, 584.9]),
  'ruby-image': quoted('Ruby 3.4 from a container image', [269.3, 379, 416.1, 487.4, 671.1]),
  'python-image': quoted('Python 3.13 from a container image', [171.5, 304.7, 349.6, 411.7, 597.2]),
  'java-image': quoted('Java 21 from a container image', [343.8, 520.9, 691.7, 808, 969.9]),
  claimed: {
    kind: 'uniform',
    name: 'the claimed 200–500 ms',
    leastMs: 200,
    mostMs: 500,
    source: 'claim made for gen-1 serverless, fermyon.com',
    asOf: '2025',
  },
};
