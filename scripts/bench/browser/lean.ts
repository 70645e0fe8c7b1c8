/** A component of ours on the lean host. */
import { Handler } from '../../../worker/host/handler.ts';
import { createSourceMapper } from '../../../worker/host/user-stack.ts';
import type { FileMap } from '../../../worker/protocol/compiler.ts';
import type { Environment } from '../../../worker/host/environment.ts';
import type { HttpRequest } from '../../../worker/protocol/http.ts';
import { FirstLine } from './first-line.ts';

export const REQUEST: HttpRequest = {
  method: 'GET',
  path: '/?name=Ada',
  headers: [
    ['host', 'edge.example'],
    ['accept', '*/*'],
    ['x-client-city', 'Tokyo'],
  ],
  body: '',
};

const decoder = new TextDecoder();

export class LeanHandler {
  readonly #handler: Handler;
  readonly #firstLine = new FirstLine();
  readonly #environment: Environment;

  private constructor(handler: Handler) {
    const firstLine = this.#firstLine;
    this.#handler = handler;
    this.#environment = {
      seed: 1,
      cpuLimitMs: Infinity,
      callOrigin: () => null,
      get wallClockMs() {
        firstLine.reached();
        return 0;
      },
    };
  }

  static async open(address: string): Promise<LeanHandler> {
    const [core, map] = await Promise.all([fetch(address), fetch(`${address}.map`)]);
    const module = await WebAssembly.compile(await core.arrayBuffer());
    return new LeanHandler(new Handler(module, createSourceMapper((await map.json()) as FileMap[])));
  }

  instantiate(): void {
    this.#handler.instantiate();
  }

  reset(): void {
    this.#handler.reset();
  }

  answer(): string {
    const { result } = this.#handler.run(REQUEST, this.#environment);
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    return decoder.decode(result.value.body);
  }

  untilFirstLineMs(): number | null {
    this.#firstLine.start();
    this.answer();
    return this.#firstLine.elapsedMs;
  }
}
