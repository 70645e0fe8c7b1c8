/** What a lane's platform is billed for: one bill for what clients reach, another for the containers behind it. */
import type { World } from '../../project/world.ts';
import type { Bill } from '../cost/cost.ts';
import { addInvocation, createMeters } from '../cost/meters.ts';
import type { Invocation, Meters } from '../cost/meters.ts';
import { tariffsOf } from '../cost/tariffs.ts';
import { FIGURES } from '../data/constants.ts';
import type { Pool } from '../platforms/pool.ts';
import type { PlatformSpec } from '../platforms/spec.ts';

export class Billing {
  readonly invocation: Invocation = { initUs: 0, runUs: 0, computeUs: 0, bytes: 0, isProvisioned: false };
  readonly #world: World;
  readonly #spec: PlatformSpec;
  readonly #front: Meters;
  readonly #behind: Meters;

  constructor(world: World, spec: PlatformSpec) {
    this.#world = world;
    this.#spec = spec;
    const regions = spec.regions.length;
    const replica = {
      memoryMb: FIGURES.replicaMemoryMb.value,
      vcpus: FIGURES.replicaVcpus.value,
      regions,
    };
    const memoryMb = spec.id === 'lambda' ? world.lambda.memoryMb : FIGURES.instanceMemoryMb.value;
    this.#front = createMeters(spec.replicas === 'front' ? replica : { memoryMb, vcpus: 1, regions });
    this.#behind = createMeters(replica);
  }

  /** Counts `invocation` as it stands. */
  add(isAttack: boolean): void {
    addInvocation(this.#front.all, this.invocation);
    if (isAttack) addInvocation(this.#front.attack, this.invocation);
  }

  /** What the containers behind a PoP answered it. */
  addBehind(isAttack: boolean): void {
    addInvocation(this.#behind.all, this.invocation);
    if (isAttack) addInvocation(this.#behind.attack, this.invocation);
  }

  /** `replicas`: pools of all the platform's containers. */
  billsAt(nowUs: number, replicas: readonly Pool[]): readonly Bill[] {
    const { id, behind } = this.#spec;
    const virtualSeconds = nowUs / 1_000_000;
    this.#front.virtualSeconds = this.#behind.virtualSeconds = virtualSeconds;
    if (id === 'lambda') this.#meterProvisioned(virtualSeconds);
    meterReplicas(behind === null ? this.#front : this.#behind, replicas, nowUs);
    const [first, second] = tariffsOf(id, this.#world.prices);
    const front = first === undefined ? [] : [{ tariff: first, meters: this.#front }];
    return second === undefined ? front : [...front, { tariff: second, meters: this.#behind }];
  }

  #meterProvisioned(virtualSeconds: number): void {
    const meters = this.#front;
    meters.provisionedSeconds = this.#world.lambda.provisioned * virtualSeconds;
    meters.busyInstanceSeconds = meters.all.provisionedBilledMs / 1_000;
    meters.idleInstanceSeconds = Math.max(0, meters.provisionedSeconds - meters.busyInstanceSeconds);
  }
}

function meterReplicas(meters: Meters, replicas: readonly Pool[], nowUs: number): void {
  if (replicas.length === 0) return;
  let aliveUs = 0;
  let busyUs = 0;
  for (const pool of replicas) {
    const usage = pool.usageAt(nowUs);
    aliveUs += usage.aliveUs;
    busyUs += usage.busyUs;
  }
  meters.busyInstanceSeconds = busyUs / 1_000_000;
  meters.idleInstanceSeconds = (aliveUs - busyUs) / 1_000_000;
  meters.nodeSeconds = aliveUs / 1_000_000;
}
