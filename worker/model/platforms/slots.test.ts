import { expect, test } from 'vitest';
import { exponential, streamOf, uniform } from '../random.ts';
import { REJECTED, Slots } from './slots.ts';

const SERVICE_US = 100_000;
const COUNT = 1_000_000;
const WARM_UP = COUNT / 10;

interface Outcome {
  readonly meanWaitMs: number;
  readonly waitingShare: number;
  readonly rejectedShare: number;
  readonly response99Ms: number;
}

type Service = (u: number) => number;
const exponentialService: Service = (u) => SERVICE_US * exponential(u);
const constantService: Service = () => SERVICE_US;

/** Poisson arrivals at `servers` slots with utilisation `load`; a tenth is dropped as warm-up. */
function queue(servers: number, load: number, service: Service, queueLimit = Infinity): Outcome {
  const slots = new Slots(servers, queueLimit);
  const gaps = streamOf(11, 'gaps', String(servers), String(load));
  const services = streamOf(11, 'services', String(servers), String(load));
  const responses = new Float64Array(COUNT - WARM_UP);
  let nowUs = 0;
  let waitedUs = 0;
  let waiting = 0;
  let rejected = 0;
  for (let index = 0; index < COUNT; index += 1) {
    nowUs += (SERVICE_US / (servers * load)) * exponential(uniform(gaps, index));
    const startUs = slots.enter(nowUs);
    const serviceUs = service(uniform(services, index));
    if (startUs !== REJECTED) slots.release(startUs + serviceUs);
    if (index < WARM_UP) continue;
    if (startUs === REJECTED) rejected += 1;
    else {
      waitedUs += startUs - nowUs;
      if (startUs > nowUs) waiting += 1;
      responses[index - WARM_UP] = startUs - nowUs + serviceUs;
    }
  }
  const counted = COUNT - WARM_UP;
  return {
    meanWaitMs: waitedUs / (counted - rejected) / 1_000,
    waitingShare: waiting / counted,
    rejectedShare: rejected / counted,
    response99Ms: (responses.sort()[Math.floor(0.99 * counted)] as number) / 1_000,
  };
}

test('M/M/10 at 80 % waits as Erlang C says', () => {
  const { meanWaitMs, waitingShare, response99Ms } = queue(10, 0.8, exponentialService);
  expect(Math.abs(meanWaitMs - 20.459)).toBeLessThan(4 * 0.2);
  expect(Math.abs(waitingShare - 0.40918)).toBeLessThan(4 * 0.002);
  expect(Math.abs(response99Ms - 494.61)).toBeLessThan(4 * 1.4);
});

test('M/M/10 at 90 % waits as Erlang C says', () => {
  expect(Math.abs(queue(10, 0.9, exponentialService).meanWaitMs - 66.8732)).toBeLessThan(4 * 1.1);
});

test('M/M/1 at 80 % waits four services', () => {
  expect(Math.abs(queue(1, 0.8, exponentialService).meanWaitMs - 400)).toBeLessThan(4 * 2.8);
});

test('M/D/1 at 80 % waits half of that (Pollaczek–Khinchine)', () => {
  expect(Math.abs(queue(1, 0.8, constantService).meanWaitMs - 200)).toBeLessThan(4 * 1.4);
});

test('without a queue the rejected share is Erlang B', () => {
  const { rejectedShare, meanWaitMs } = queue(10, 0.8, exponentialService, 0);
  expect(Math.abs(rejectedShare - 0.121661)).toBeLessThan(0.002);
  expect(meanWaitMs).toBe(0);
});

test('requests are served in order of arrival and rejected beyond the queue limit', () => {
  const slots = new Slots(1, 2);
  const starts = [0, 1, 2, 3].map((nowUs) => {
    const startUs = slots.enter(nowUs);
    if (startUs !== REJECTED) slots.release(startUs + 10);
    return startUs;
  });
  expect(starts).toEqual([0, 10, 20, REJECTED]);
  expect(slots.enter(10)).toBe(30);
  slots.release(40);
  expect(slots.busyAt(39)).toBe(1);
  expect(slots.busyAt(40)).toBe(0);
});

test('a long queue keeps its order while it grows and shrinks', () => {
  const slots = new Slots(2, 1_000);
  let expectedFirst = 0;
  for (let index = 0; index < 500; index += 1) {
    const startUs = slots.enter(index);
    slots.release(startUs + 100);
    expect(startUs).toBeGreaterThanOrEqual(expectedFirst);
    expectedFirst = startUs;
  }
  expect(expectedFirst).toBe(24_901);
});
