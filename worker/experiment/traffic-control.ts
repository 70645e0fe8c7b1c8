/** At most one traffic at a time, whatever order its calls come in. */
import type { RunFailure } from '../protocol/failure.ts';
import type { Limited, Result } from '../protocol/result.ts';
import type { SimulatorEvent, TrafficInput } from '../protocol/simulator.ts';
import type { Handlers } from './handlers.ts';
import { whyUnsendable } from './router-request.ts';
import { Traffic } from './traffic.ts';

type Post = (event: SimulatorEvent, transfer?: Transferable[]) => void;

export class TrafficControl {
  readonly #handlers: Pick<Handlers, 'get'>;
  readonly #post: Post;
  #running: Traffic | null = null;
  /** Counts calls: one that was overtaken while its module compiled starts nothing. */
  #newest = 0;

  constructor(handlers: Pick<Handlers, 'get'>, post: Post) {
    this.#handlers = handlers;
    this.#post = post;
  }

  async start(input: Limited<TrafficInput>): Promise<Result<null, RunFailure>> {
    this.stop();
    const unsendable = input.requests.map(whyUnsendable).find((why) => why !== null);
    if (unsendable !== undefined) return { ok: false, failure: { kind: 'bad-request', message: unsendable } };
    const mine = this.#newest;
    const handler = await this.#handlers.get(input.artifact);
    if (mine === this.#newest) {
      this.#running = new Traffic(handler, input, this.#post);
      this.#running.start();
    }
    return { ok: true, value: null };
  }

  stop(): null {
    this.#newest += 1;
    this.#running?.stop();
    this.#running = null;
    return null;
  }
}
