/** What came of a lane's requests: counts, latencies, bills, and what the map is told of the drawn ones. */
import type { World } from '../../project/world.ts';
import type { Bill } from '../cost/cost.ts';
import { FIGURES } from '../data/constants.ts';
import type { DrawnSample } from '../drawn.ts';
import { halfUs, transferUs, WARM_WINDOW } from '../network/legs.ts';
import type { Pool } from '../platforms/pool.ts';
import type { PlatformSpec } from '../platforms/spec.ts';
import { Tally } from '../tally.ts';
import { Billing } from './bill.ts';
import * as column from './columns.ts';
import type { Departure, LaneOptions } from './lane.ts';

const DOWN_MBPS = FIGURES.downMbps.value;

interface LedgerOptions extends Pick<LaneOptions, 'onServed' | 'spanUs'> {
  readonly position: number;
}

export class Ledger {
  readonly tally: Tally;
  readonly #rows: column.Rows;
  readonly #sample: DrawnSample;
  /** Of the lane among the others. */
  readonly #position: number;
  readonly #billing: Billing;
  readonly #hasBehind: boolean;
  readonly #edgeUs: number;
  readonly #newWindow: number;
  readonly #onServed: LaneOptions['onServed'];
  /** Environments with a lower number are provisioned. */
  readonly #provisioned: number;

  constructor(
    world: World,
    spec: PlatformSpec,
    rows: column.Rows,
    sample: DrawnSample,
    { position, spanUs, onServed }: LedgerOptions,
  ) {
    this.tally = new Tally(spanUs, world.traffic.mix.length);
    this.#onServed = onServed;
    this.#rows = rows;
    this.#sample = sample;
    this.#position = position;
    this.#billing = new Billing(world, spec);
    this.#hasBehind = spec.behind !== null;
    this.#edgeUs = spec.behind === null ? 0 : Math.round(world.hybrid.edgeUs);
    this.#newWindow = world.clients.initialWindow;
    this.#provisioned = spec.id === 'lambda' ? world.lambda.provisioned : 0;
  }

  billsAt(nowUs: number, replicas: readonly Pool[]): readonly Bill[] {
    return this.#billing.billsAt(nowUs, replicas);
  }

  /** A client that reached nobody. */
  failUnreached({ isAttack, arrivalUs, kind, drawn }: Departure): void {
    if (isAttack) {
      this.tally.attack.generated += 1;
      this.tally.attack.failed += 1;
    } else this.tally.fail(arrivalUs, kind);
    if (drawn >= 0) this.#sample.settle(drawn, this.#position, -1);
  }

  /** An attacker's request that the PoP answers itself. */
  filter(row: number): void {
    this.tally.attack.filtered += 1;
    this.#settle(row, -1);
  }

  /** What was under way at a place that failed. */
  lose(row: number): void {
    const { values } = this.#rows;
    if (values[row + column.IS_ATTACK] === 1) this.tally.attack.failed += 1;
    else this.tally.fail(values[row + column.ARRIVAL_US] as number, values[row + column.KIND] as number);
    this.#settle(row, -1);
  }

  reject(row: number, nowUs: number): void {
    const { values } = this.#rows;
    if (values[row + column.IS_ATTACK] === 1) this.tally.attack.rejected += 1;
    else this.tally.reject(values[row + column.ARRIVAL_US] as number, values[row + column.KIND] as number);
    const rttUs = values[row + column.RTT_US] as number;
    const heardUs = nowUs + rttUs - halfUs(rttUs);
    this.#settle(row, heardUs - (values[row + column.ARRIVAL_US] as number));
  }

  answer(row: number): void {
    const { values } = this.#rows;
    const { tally } = this;
    const rttUs = values[row + column.RTT_US] as number;
    const bytes = values[row + column.RESPONSE_BYTES] as number;
    const isNew = values[row + column.IS_NEW] === 1;
    const downUs = transferUs(bytes, rttUs, isNew ? this.#newWindow : WARM_WINDOW, DOWN_MBPS);
    const computeUs = (values[row + column.COMPUTE_US] as number) + this.#edgeUs;
    const thereUs = halfUs(rttUs);
    this.#meter(row, bytes);
    const lostUs = values[row + column.LOST_US] as number;
    const dnsUs = values[row + column.DNS_US] as number;
    const tcpUs = values[row + column.TCP_US] as number;
    const tlsUs = values[row + column.TLS_US] as number;
    const queueUs = values[row + column.QUEUE_US] as number;
    const coldUs = values[row + column.COLD_US] as number;
    const waitUs = values[row + column.WAIT_US] as number;
    const uploadUs = values[row + column.UPLOAD_US] as number;
    const kind = values[row + column.KIND] as number;
    const backboneUs = values[row + column.BACKBONE_US] as number;
    const connectedUs = lostUs + dnsUs + tcpUs + tlsUs + thereUs + uploadUs;
    const servedUs = queueUs + coldUs + computeUs + waitUs + backboneUs;
    const totalUs = connectedUs + servedUs + rttUs - thereUs + downUs;
    this.#settle(row, totalUs);
    if (values[row + column.IS_ATTACK] === 1) {
      tally.attack.served += 1;
      return;
    }
    if (values[row + column.FAILED] === 1) {
      tally.fail(values[row + column.ARRIVAL_US] as number, kind);
      return;
    }
    tally.serve(values[row + column.ARRIVAL_US] as number, totalUs, values[row + column.STARTED] === 1);
    this.#onServed?.(this.#position, values[row + column.DRAW] as number, totalUs);
    tally.kinds[kind]?.serve(totalUs, computeUs);
    const sums = tally.segmentSumsUs;
    // In the order of SEGMENT_KINDS; a loop over an array literal would allocate for every request.
    sums[0]! += lostUs;
    sums[1]! += dnsUs;
    sums[2]! += tcpUs;
    sums[3]! += tlsUs;
    sums[4]! += thereUs + uploadUs;
    sums[5]! += queueUs;
    sums[6]! += coldUs;
    sums[7]! += computeUs;
    sums[8]! += waitUs;
    sums[9]! += backboneUs;
    sums[10]! += rttUs - thereUs;
    sums[11]! += downUs;
  }

  #meter(row: number, bytes: number): void {
    const { values } = this.#rows;
    const { invocation } = this.#billing;
    const isAttack = values[row + column.IS_ATTACK] === 1;
    const waitUs = values[row + column.WAIT_US] as number;
    const computeUs = values[row + column.COMPUTE_US] as number;
    invocation.initUs = values[row + column.INIT_US] as number;
    invocation.bytes = bytes;
    invocation.computeUs = computeUs;
    invocation.isProvisioned = (values[row + column.INSTANCE] as number) < this.#provisioned;
    invocation.runUs = computeUs + waitUs + (values[row + column.LATE_US] as number);
    if (this.#hasBehind) {
      this.#billing.addBehind(isAttack);
      invocation.computeUs = this.#edgeUs;
      invocation.runUs = this.#edgeUs + computeUs + waitUs + (values[row + column.BACKBONE_US] as number);
    }
    this.#billing.add(isAttack);
  }

  #settle(row: number, totalUs: number): void {
    const { values } = this.#rows;
    const drawn = values[row + column.DRAWN] as number;
    if (drawn < 0) return;
    const place = values[row + column.PLACE] as number;
    this.#sample.settle(drawn, this.#position, totalUs, place, values[row + column.REGION]);
  }
}
