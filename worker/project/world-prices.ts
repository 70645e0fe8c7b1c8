/**
 * The `prices` part of a world: who is asked for a bill, and the prices that only the user can know. Published prices are
 * in `worker/model/data/prices.ts`.
 */
import { z } from 'zod';

/** USD; null until somebody enters it. What has no published price is never filled in. */
const entered = z.number().min(0).max(1_000_000).nullable();

/** Nodes of a Kubernetes cluster on Akamai Cloud. */
export const NODE_PLANS = ['shared-1gb', 'shared-2gb', 'dedicated-4gb', 'premium-4gb'] as const;

export const pricesSchema = z.strictObject({
  /** Whether providers' monthly free allowances are taken off first. What a paid plan includes always is. */
  freeTier: z.boolean(),
  lambdaArchitecture: z.enum(['x86', 'arm']),
  containers: z.enum(['lke', 'fargate']),
  node: z.enum(NODE_PLANS),
  /** Of each cluster's control plane. */
  highAvailability: z.boolean(),
  /** `own`: the four prices below. The others: what the same traffic would cost by that provider's published prices. */
  edge: z.enum(['own', 'workers', 'lambda-edge']),
  edgePerMillionRequests: entered,
  edgePerMillionCpuMs: entered,
  edgePerGb: entered,
  /** A fixed fee; 0 when there is none. */
  edgePerMonth: entered,
});
export type Prices = z.infer<typeof pricesSchema>;

export const DEFAULT_PRICES: Prices = {
  freeTier: false,
  lambdaArchitecture: 'x86',
  containers: 'lke',
  node: 'dedicated-4gb',
  highAvailability: false,
  edge: 'own',
  edgePerMillionRequests: null,
  edgePerMillionCpuMs: null,
  edgePerGb: null,
  edgePerMonth: null,
};
