import { expect, test } from 'vitest';
import { exponential, streamOf, uniform } from '../random.ts';
import { Environments } from './environments.ts';

interface Load {
  readonly perSecond: number;
  readonly warmS: number;
  readonly coldS: number;
  readonly keepAliveS: number;
  readonly count: number;
}

/** Poisson arrivals, exponential services; environments and busy ones are averaged over the arrivals (PASTA). */
function run(load: Load, seed: number): { coldShare: number; environments: number; busy: number } {
  const environments = new Environments(load.keepAliveS * 1e6, Infinity);
  const gaps = streamOf(seed, 'gaps');
  const services = streamOf(seed, 'services');
  let nowUs = 0;
  let cold = 0;
  let count = 0;
  let busy = 0;
  for (let index = 0; index < load.count; index += 1) {
    nowUs += (1e6 / load.perSecond) * exponential(uniform(gaps, index));
    count += environments.countAt(nowUs);
    busy += environments.busyAt(nowUs);
    const isCold = environments.enter(nowUs) === 'cold';
    if (isCold) cold += 1;
    environments.release(
      nowUs + 1e6 * (isCold ? load.coldS : load.warmS) * exponential(uniform(services, index)),
    );
  }
  return { coldShare: cold / load.count, environments: count / load.count, busy: busy / load.count };
}

test('rare arrivals start cold with probability exp(−λ(S+T))', () => {
  const { coldShare } = run({ perSecond: 0.01, warmS: 0.1, coldS: 0.1, keepAliveS: 60, count: 400_000 }, 5);
  expect(Math.abs(coldShare - 0.548263)).toBeLessThan(0.004);
});

test('100 requests a second spread over 4,100 places start cold as the identity says', () => {
  const perSecond = 100 / 4_100;
  const { coldShare } = run({ perSecond, warmS: 0.01, coldS: 0.01, keepAliveS: 60, count: 400_000 }, 6);
  expect(Math.abs(coldShare - 0.231388)).toBeLessThan(0.003);
});

test('the reference run of SimFaaS comes out: cold share, environments, busy ones', () => {
  const load = { perSecond: 0.9, warmS: 1.991, coldS: 2.244, keepAliveS: 600, count: 900_000 };
  const seeds = [1, 2, 3, 4].map((seed) => run(load, seed));
  const mean = (of: (outcome: (typeof seeds)[number]) => number): number =>
    seeds.reduce((sum, outcome) => sum + of(outcome), 0) / seeds.length;
  expect(Math.abs(mean((outcome) => outcome.coldShare) / 0.00135 - 1)).toBeLessThan(0.05);
  expect(Math.abs(mean((outcome) => outcome.environments) / 7.6612 - 1)).toBeLessThan(0.05);
  expect(Math.abs(mean((outcome) => outcome.busy) / 1.7879 - 1)).toBeLessThan(0.05);
});

test('without keep-alive every request is cold', () => {
  expect(run({ perSecond: 5, warmS: 0.1, coldS: 0.1, keepAliveS: 0, count: 2_000 }, 1).coldShare).toBe(1);
});

test('a burst of 10,000 at a limit of 1,000 starts 1,000 and rejects 9,000', () => {
  const environments = new Environments(420e6, 1_000);
  const outcomes = Array.from({ length: 10_000 }, () => {
    const found = environments.enter(0);
    if (found !== 'rejected') environments.release(300_000);
    return found;
  });
  expect(outcomes.filter((found) => found === 'cold').length).toBe(1_000);
  expect(outcomes.filter((found) => found === 'rejected').length).toBe(9_000);
  expect(environments.countAt(300_000)).toBe(1_000);
  expect(environments.countAt(300_000 + 420e6)).toBe(0);
});

test('the environment that became idle last is taken first', () => {
  const environments = new Environments(100, 10);
  for (const idleAtUs of [10, 60]) {
    expect(environments.enter(0)).toBe('cold');
    environments.release(idleAtUs);
  }
  expect(environments.enter(105)).toBe('warm');
  environments.release(106);
  // The older one has been idle since 10 and is gone at 110.
  expect(environments.countAt(111)).toBe(1);
});
