/** wasi:io/poll in virtual time: waiting moves the exchange's clock to whatever is ready first. */
import { LimitReached } from '../../host/environment.ts';
import type { Exchange } from '../../host/exchange.ts';
import type { WitInterface } from './convention.ts';

/** What a guest can wait for, and when it is ready: in virtual microseconds, `Infinity` while nobody can tell. */
export class Pollable {
  readonly #exchange: Exchange;
  readonly #readyUs: () => number;
  readonly isForOrigin: boolean;

  constructor(exchange: Exchange, readyUs: () => number, isForOrigin = false) {
    this.#exchange = exchange;
    this.#readyUs = readyUs;
    this.isForOrigin = isForOrigin;
  }

  get readyUs(): number {
    return this.#readyUs();
  }

  ready(): boolean {
    return this.readyUs <= this.#exchange.nowUs;
  }

  block(): void {
    waitForFirst(this.#exchange, [this]);
  }
}

export const always = (exchange: Exchange): Pollable => new Pollable(exchange, () => 0);

function waitForFirst(exchange: Exchange, pollables: readonly Pollable[]): void {
  const first = pollables.reduce((least, each) => (each.readyUs < least.readyUs ? each : least));
  const { readyUs } = first;
  // Nothing else can happen meanwhile: the guest waits for what only the guest could bring about.
  if (readyUs === Infinity) throw new LimitReached({ kind: 'never-settles' });
  if (readyUs > exchange.nowUs) exchange.waitUntil(readyUs, first.isForOrigin);
}

export const pollInterface = (exchange: () => Exchange): WitInterface => ({
  Pollable,
  poll(pollables: readonly Pollable[]): Uint32Array {
    if (pollables.length === 0) throw new Error('wasi:io/poll was given nothing to wait for');
    waitForFirst(exchange(), pollables);
    return Uint32Array.from(pollables.flatMap((each, index) => (each.ready() ? [index] : [])));
  },
});
