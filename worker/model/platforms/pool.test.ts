import { expect, test } from 'vitest';
import { exponential, streamOf, uniform } from '../random.ts';
import { Pool, type PoolLimits, QUEUED, REJECTED } from './pool.ts';
import { TimeHeap } from './time-heap.ts';

const UNLIMITED: PoolLimits = {
  concurrency: 1,
  keepAliveUs: Infinity,
  instanceLimit: Infinity,
  warmInstances: 0,
  queueLimit: Infinity,
  startBurst: Infinity,
  startsPerSecond: Infinity,
};

interface Load {
  readonly limits: PoolLimits;
  readonly meanGapUs: number;
  /** Service time, from a uniform and whether an instance was started for it. */
  readonly serviceUs: (u: number, isFresh: boolean) => number;
  readonly count: number;
  readonly seed?: number;
}

interface Outcome {
  /** By request in order of arrival; -1 for rejected ones. */
  readonly waitsUs: Float64Array;
  readonly responsesUs: Float64Array;
  readonly cold: number;
  /** Means over time. */
  readonly alive: number;
  readonly busy: number;
  readonly inService: number;
}

/** Poisson arrivals at a pool. */
function run({ limits, meanGapUs, serviceUs, count, seed = 11 }: Load): Outcome {
  const pool = new Pool(limits);
  const departures = new TimeHeap();
  const instanceOf = new Int32Array(count);
  const arrivalUs = new Float64Array(count);
  const waitsUs = new Float64Array(count).fill(-1);
  const responsesUs = new Float64Array(count).fill(-1);
  const [gaps, services] = [streamOf(seed, 'gaps'), streamOf(seed, 'services')];
  let cold = 0;
  const begin = (index: number, nowUs: number): void => {
    if (pool.isFresh) cold += 1;
    instanceOf[index] = pool.instance;
    waitsUs[index] = nowUs - (arrivalUs[index] as number);
    const doneUs = nowUs + serviceUs(uniform(services, index), pool.isFresh);
    responsesUs[index] = doneUs - (arrivalUs[index] as number);
    departures.push(doneUs, index);
  };
  const leaveUntil = (untilUs: number): void => {
    while (departures.size > 0 && departures.firstTime <= untilUs) {
      const nowUs = departures.firstTime;
      pool.leave(instanceOf[departures.pop()] as number, nowUs);
      for (let next = pool.next(nowUs); next >= 0; next = pool.next(nowUs)) begin(next, nowUs);
    }
  };
  let nowUs = 0;
  for (let index = 0; index < count; index += 1) {
    nowUs += meanGapUs * exponential(uniform(gaps, index));
    leaveUntil(nowUs);
    arrivalUs[index] = nowUs;
    const found = pool.enter(index, nowUs);
    if (found !== QUEUED && found !== REJECTED) begin(index, nowUs);
  }
  const usage = pool.usageAt(nowUs);
  leaveUntil(Infinity);
  return {
    waitsUs,
    responsesUs,
    cold,
    alive: usage.aliveUs / nowUs,
    busy: usage.busyUs / nowUs,
    inService: usage.serviceUs / nowUs,
  };
}

const SERVICE_US = 100_000;
const COUNT = 1_000_000;
const uniformService = (u: number): number => 2 * SERVICE_US * u;
const exponentialService = (u: number): number => SERVICE_US * exponential(u);

/** A tenth is dropped as warm-up. */
function queue(servers: number, utilisation: number, service = exponentialService, queueLimit = Infinity) {
  const limits = { ...UNLIMITED, instanceLimit: servers, warmInstances: servers, queueLimit };
  const meanGapUs = SERVICE_US / (servers * utilisation);
  const outcome = run({ limits, meanGapUs, serviceUs: service, count: COUNT });
  const waits = outcome.waitsUs.subarray(COUNT / 10).filter((us) => us >= 0);
  const responses = outcome.responsesUs
    .subarray(COUNT / 10)
    .filter((us) => us >= 0)
    .sort();
  const at = (p: number): number => (responses[Math.ceil(p * responses.length) - 1] as number) / 1_000;
  return {
    ...outcome,
    meanWaitMs: waits.reduce((sum, us) => sum + us, 0) / waits.length / 1_000,
    waitingShare: waits.filter((us) => us > 0).length / waits.length,
    rejectedShare: 1 - waits.length / (0.9 * COUNT),
    responseMs: { p50: at(0.5), p95: at(0.95), p99: at(0.99) },
    perSecond: 1e6 / meanGapUs,
  };
}

test('M/M/10 at 80 % waits and answers as Erlang C says', () => {
  const { meanWaitMs, waitingShare, responseMs } = queue(10, 0.8);
  expect(Math.abs(meanWaitMs - 20.459)).toBeLessThan(4 * 0.2);
  expect(Math.abs(waitingShare - 0.40918)).toBeLessThan(4 * 0.002);
  expect(Math.abs(responseMs.p50 - 91.21)).toBeLessThan(1);
  expect(Math.abs(responseMs.p95 - 332.83)).toBeLessThan(3);
  expect(Math.abs(responseMs.p99 - 494.61)).toBeLessThan(4 * 1.4);
});

test('M/M/10 at 90 % and M/M/2 at 50 % wait as Erlang C says', () => {
  expect(Math.abs(queue(10, 0.9).meanWaitMs - 66.8732)).toBeLessThan(4 * 1.1);
  expect(Math.abs(queue(2, 0.5).meanWaitMs - 33.3333)).toBeLessThan(1);
});

test('M/M/1 at 80 % waits four services; answers are exponential with mean five', () => {
  const { meanWaitMs, responseMs } = queue(1, 0.8);
  expect(Math.abs(meanWaitMs - 400)).toBeLessThan(4 * 2.8);
  expect(Math.abs(responseMs.p50 / 346.6 - 1)).toBeLessThan(0.03);
  expect(Math.abs(responseMs.p99 / 2302.6 - 1)).toBeLessThan(0.05);
});

test('M/D/1 at 80 % waits half of that, M/G/1 as Pollaczek and Khinchine say', () => {
  expect(Math.abs(queue(1, 0.8, () => SERVICE_US).meanWaitMs - 200)).toBeLessThan(4 * 1.4);
  // Of uniform services the squared coefficient of variation is 1/3.
  expect(Math.abs(queue(1, 0.8, uniformService).meanWaitMs - 400 * (2 / 3))).toBeLessThan(10);
});

test('without a queue the rejected share is Erlang B; with one of k it is M/M/1/K', () => {
  const lossy = queue(10, 0.8, exponentialService, 0);
  expect(Math.abs(lossy.rejectedShare - 0.121661)).toBeLessThan(0.002);
  expect(lossy.meanWaitMs).toBe(0);
  // M/M/1 with room for 5: P(5) = (1 − ρ) ρ^5 / (1 − ρ^6).
  const expected = (0.2 * 0.8 ** 5) / (1 - 0.8 ** 6);
  expect(Math.abs(queue(1, 0.8, exponentialService, 4).rejectedShare - expected)).toBeLessThan(0.003);
});

test('Little: requests in service are the rate times the service time', () => {
  const { inService, busy, perSecond } = queue(10, 0.8);
  expect(Math.abs(inService / (perSecond * 0.1) - 1)).toBeLessThan(0.01);
  expect(busy).toBe(inService);
});

const serverless = (perSecond: number, serviceS: number, keepAliveS: number, seed: number): Outcome =>
  run({
    limits: { ...UNLIMITED, keepAliveUs: keepAliveS * 1e6 },
    meanGapUs: 1e6 / perSecond,
    serviceUs: () => serviceS * 1e6,
    count: 400_000,
    seed,
  });

test('rare arrivals start cold with probability exp(−λ(S+T))', () => {
  expect(Math.abs(serverless(0.01, 0.1, 60, 5).cold / 400_000 - 0.548263)).toBeLessThan(0.004);
  const spread = 100 / 4_100;
  expect(Math.abs(serverless(spread, 0.01, 60, 6).cold / 400_000 - 0.231388)).toBeLessThan(0.003);
  expect(serverless(5, 0.1, 0, 1).cold).toBe(400_000);
});

test.each([
  [60, 0.548263, 0.004],
  [600, 0.002476, 0.0005],
])(
  'one instance with room for all and %i s of patience is up for 1 − exp(−λ(S+T)) of the time',
  (keepAliveS, cold, error) => {
    const outcome = run({
      limits: { ...UNLIMITED, concurrency: 1_000_000, keepAliveUs: keepAliveS * 1e6, instanceLimit: 1 },
      meanGapUs: 1e8,
      serviceUs: () => 100_000,
      count: 400_000,
    });
    expect(Math.abs(outcome.cold / 400_000 - cold)).toBeLessThan(error);
    expect(Math.abs(outcome.alive - (1 - cold))).toBeLessThan(error);
  },
);

test('the reference run of SimFaaS comes out: cold share, environments, busy ones', () => {
  const outcomes = [1, 2, 3, 4].map((seed) =>
    run({
      limits: { ...UNLIMITED, keepAliveUs: 600e6 },
      meanGapUs: 1e6 / 0.9,
      serviceUs: (u, isFresh) => (isFresh ? 2.244e6 : 1.991e6) * exponential(u),
      count: 900_000,
      seed,
    }),
  );
  const mean = (of: (outcome: Outcome) => number): number =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length;
  expect(Math.abs(mean(({ cold }) => cold / 900_000) / 0.00135 - 1)).toBeLessThan(0.05);
  expect(Math.abs(mean(({ alive }) => alive) / 7.6612 - 1)).toBeLessThan(0.05);
  expect(Math.abs(mean(({ busy }) => busy) / 1.7879 - 1)).toBeLessThan(0.05);
});

test('a burst of 10,000 at a limit of 1,000 starts 1,000 and rejects 9,000', () => {
  const pool = new Pool({ ...UNLIMITED, keepAliveUs: 420e6, instanceLimit: 1_000, queueLimit: 0 });
  const found = Array.from({ length: 10_000 }, (_, row) => pool.enter(row, 0));
  expect(found.filter((instance) => instance >= 0)).toHaveLength(1_000);
  expect(found.filter((instance) => instance === REJECTED)).toHaveLength(9_000);
  for (const instance of found) if (instance >= 0) pool.leave(instance, 300_000);
  expect(pool.countAt(300_000)).toBe(1_000);
  expect(pool.countAt(300_000 + 420e6)).toBe(0);
});

test('instances start no faster than the platform allows', () => {
  const pool = new Pool({ ...UNLIMITED, queueLimit: 0, startBurst: 10, startsPerSecond: 2 });
  const startedAt = (nowUs: number): number =>
    Array.from({ length: 50 }, () => pool.enter(0, nowUs)).filter((found) => found >= 0).length;
  expect(startedAt(0)).toBe(10);
  expect(startedAt(1_000_000)).toBe(2);
  expect(startedAt(60_000_000)).toBe(10);
});

test('the instance used last is taken first; the others go when their time is over', () => {
  const pool = new Pool({ ...UNLIMITED, keepAliveUs: 100 });
  const [first, second] = [pool.enter(0, 0), pool.enter(1, 0)];
  pool.leave(first, 10);
  pool.leave(second, 60);
  expect(pool.enter(2, 105)).toBe(second);
  expect(pool.isFresh).toBe(false);
  pool.leave(second, 106);
  expect(pool.countAt(109)).toBe(2);
  expect(pool.countAt(111)).toBe(1);
  expect(pool.usageAt(300).aliveUs).toBe(110 + 206);
});

test('warm instances stay; those beyond them go', () => {
  const pool = new Pool({ ...UNLIMITED, keepAliveUs: 100, warmInstances: 2 });
  const taken = [0, 1, 2, 3].map((row) => pool.enter(row, 0));
  expect(pool.alive).toBe(4);
  for (const instance of taken) pool.leave(instance, 50);
  expect(pool.countAt(1_000)).toBe(2);
  pool.enter(4, 2_000);
  expect(pool.isFresh).toBe(false);
});

test('an instance takes as many requests as it has room for, then another starts', () => {
  const pool = new Pool({ ...UNLIMITED, concurrency: 3, keepAliveUs: 100 });
  const taken = [0, 1, 2, 3].map((row) => pool.enter(row, 0));
  expect(new Set(taken.slice(0, 3)).size).toBe(1);
  expect(pool.alive).toBe(2);
  expect(pool.busy).toBe(2);
  for (const instance of taken) pool.leave(instance, 10);
  expect(pool.inService).toBe(0);
  expect(pool.countAt(110)).toBe(0);
});

test('a queue keeps its order while it grows and shrinks', () => {
  const pool = new Pool({ ...UNLIMITED, instanceLimit: 1, warmInstances: 1, queueLimit: 400 });
  const first = pool.enter(0, 0);
  const found = Array.from({ length: 500 }, (_, at) => pool.enter(at + 1, at));
  expect(found.filter((each) => each === REJECTED)).toHaveLength(100);
  pool.leave(first, 1_000);
  const served: number[] = [];
  for (let row = pool.next(1_000); row >= 0; row = pool.next(1_000)) {
    served.push(row);
    pool.leave(pool.instance, 1_000);
  }
  expect(served).toEqual(Array.from({ length: 400 }, (_, at) => at + 1));
});

test('a deploy ends idle instances at once and busy ones after their work', () => {
  const pool = new Pool({ ...UNLIMITED, keepAliveUs: 1e9 });
  const [idle, busy] = [pool.enter(0, 0), pool.enter(1, 0)];
  pool.leave(idle, 5);
  pool.deploy(10);
  expect(pool.alive).toBe(1);
  pool.leave(busy, 20);
  expect(pool.alive).toBe(0);
  pool.enter(2, 30);
  expect(pool.isFresh).toBe(true);
});

test('a place that fails hands out who waited, and has its warm instances again when it recovers', () => {
  const pool = new Pool({ ...UNLIMITED, instanceLimit: 1, warmInstances: 1 });
  pool.enter(0, 0);
  pool.enter(1, 0);
  pool.enter(2, 0);
  expect(pool.fail(10)).toEqual([1, 2]);
  expect([pool.alive, pool.epoch]).toEqual([0, 1]);
  pool.recover(20);
  expect(pool.enter(3, 30)).toBeGreaterThanOrEqual(0);
  expect(pool.isFresh).toBe(false);
});

test('a throttled pool uses a share of its room; what is under way goes on', () => {
  const pool = new Pool({ ...UNLIMITED, concurrency: 4, instanceLimit: 2, warmInstances: 2, queueLimit: 0 });
  pool.throttle(0.5);
  expect(Array.from({ length: 8 }, () => pool.enter(0, 0)).filter((each) => each >= 0)).toHaveLength(4);
  pool.throttle(1);
  expect(Array.from({ length: 8 }, () => pool.enter(0, 0)).filter((each) => each >= 0)).toHaveLength(4);
});

test('a pool is made larger at once and smaller as its instances run out of work', () => {
  const pool = new Pool({ ...UNLIMITED, instanceLimit: 2, warmInstances: 2 });
  const taken = [0, 1].map((row) => pool.enter(row, 0));
  expect(pool.enter(2, 0)).toBe(QUEUED);
  pool.resize(3, 10);
  expect(pool.next(10)).toBe(2);
  pool.resize(1, 20);
  expect(pool.alive).toBe(3);
  for (const instance of [...taken, pool.instance]) pool.leave(instance, 30);
  expect(pool.alive).toBe(1);
});

test('a throttled pool that grows or shrinks keeps the same share of what it then has', () => {
  const pool = new Pool({ ...UNLIMITED, concurrency: 10, warmInstances: 8, instanceLimit: 8 });
  pool.throttle(0.5);
  pool.resize(2, 10);
  expect(pool.slots).toBe(10);
  pool.resize(20, 20);
  expect(pool.slots).toBe(100);
  pool.throttle(1);
  expect(pool.slots).toBe(200);
});
