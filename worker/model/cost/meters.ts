/** What a platform counts while traffic runs, so that its bill can be written afterwards. Sums only: meters merge. */

/** Of requests that an instance took, the failed ones included; rejected ones are not billed and count nowhere here. */
export interface Usage {
  requests: number;
  /** Sum of {@link billedMs} over invocations that ran in an instance started on demand. */
  billedMs: number;
  /** The same over those that ran in a provisioned instance. */
  provisionedBilledMs: number;
  /** Compute of handlers in milliseconds, not rounded; waiting for origins is none, nor is starting an instance. */
  cpuMs: number;
  /** Bytes of answers that leave the platform for clients. */
  egressBytes: number;
}

export interface Meters {
  /** How long all of this was counted for. */
  virtualSeconds: number;
  /** Size of one instance; they stay as they are. */
  readonly memoryMb: number;
  readonly vcpus: number;
  /** Regions with a cluster and a load balancer of its own. */
  readonly regions: number;
  readonly all: Usage;
  /** The part of `all` that attackers' requests make up. */
  readonly attack: Usage;
  /** Σ over instances that are billed by time (provisioned, containers) of the time with at least one request in them. */
  busyInstanceSeconds: number;
  /** … and with none, from when it is paid for (start included) until it is gone. */
  idleInstanceSeconds: number;
  /** Σ over provisioned instances of the time they were configured, busy or not. */
  provisionedSeconds: number;
  /** Σ over a cluster's nodes of the time they were there, booting included. */
  nodeSeconds: number;
}

function createUsage(): Usage {
  return { requests: 0, billedMs: 0, provisionedBilledMs: 0, cpuMs: 0, egressBytes: 0 };
}

/** One request that an instance took. Microseconds; `runUs` is all of its time there, waits and late work included. */
export interface Invocation {
  initUs: number;
  runUs: number;
  computeUs: number;
  bytes: number;
  isProvisioned: boolean;
}

export function addInvocation(usage: Usage, invocation: Invocation): void {
  const ms = billedMs(invocation.initUs, invocation.runUs);
  usage.requests += 1;
  if (invocation.isProvisioned) usage.provisionedBilledMs += ms;
  else usage.billedMs += ms;
  usage.cpuMs += invocation.computeUs / 1_000;
  usage.egressBytes += invocation.bytes;
}

export function createMeters(size: Pick<Meters, 'memoryMb' | 'vcpus' | 'regions'>): Meters {
  return {
    ...size,
    virtualSeconds: 0,
    all: createUsage(),
    attack: createUsage(),
    busyInstanceSeconds: 0,
    idleInstanceSeconds: 0,
    provisionedSeconds: 0,
    nodeSeconds: 0,
  };
}

/**
 * What AWS Lambda bills for an invocation: the time from its start to its end, waits for origins and (for every package
 * since 2025-08-01) INIT included, rounded up to a millisecond. Placement and code download are no part of INIT.
 */
export function billedMs(initUs: number, durationUs: number): number {
  return Math.max(1, Math.ceil((initUs + durationUs) / 1_000));
}

export function without(usage: Usage, part: Usage): Usage {
  return {
    requests: usage.requests - part.requests,
    billedMs: usage.billedMs - part.billedMs,
    provisionedBilledMs: usage.provisionedBilledMs - part.provisionedBilledMs,
    cpuMs: usage.cpuMs - part.cpuMs,
    egressBytes: usage.egressBytes - part.egressBytes,
  };
}
