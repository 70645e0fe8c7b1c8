/** A component through the JavaScript that jco generates for it, on preview2-shim, as each package documents its use. */
import { handleIncomingRequest } from '@bytecodealliance/preview2-shim/http';
import { WASIShim } from '@bytecodealliance/preview2-shim/instantiation';
import type { JcoComponent } from './calls.ts';
import { FirstLine } from './first-line.ts';
import { REQUEST } from './lean.ts';

type Imports = Record<string, Record<string, unknown>>;
type Serve = Parameters<typeof handleIncomingRequest>[1];

interface Instance {
  readonly incomingHandler?: { readonly handle: Serve };
  readonly handle?: (path: string, city: string) => string;
}

interface Generated {
  instantiate(getCoreModule: (name: string) => WebAssembly.Module, imports: Imports): Instance;
}

const sink = { write: (): void => undefined, blockingFlush: (): void => undefined };

/**
 * The shim's `poll` answers later, after a timer, which takes a guest on its own stack (JSPI) and milliseconds. In these
 * handlers all that is polled is ready at once, so the answer can be given at once: to the advantage of who polls.
 */
function poll(pollables: readonly { ready(): boolean }[]): Uint32Array {
  const ready = pollables.flatMap((pollable, index) => (pollable.ready() ? [index] : []));
  if (ready.length === 0) throw new Error('a handler waits for something that is not ready');
  return Uint32Array.from(ready);
}

export class JcoHandler {
  readonly #generated: Generated;
  readonly #modules: ReadonlyMap<string, WebAssembly.Module>;
  readonly #imports: Imports;
  readonly #firstLine = new FirstLine();

  private constructor(generated: Generated, modules: ReadonlyMap<string, WebAssembly.Module>) {
    this.#generated = generated;
    this.#modules = modules;
    const shim = new WASIShim({ stdout: sink, stderr: sink });
    this.#imports = shim.getImportObject();
    this.#imports['wasi:io/poll'] = { ...this.#imports['wasi:io/poll'], poll };
    const wallClock = this.#imports['wasi:clocks/wall-clock'];
    const now = wallClock?.['now'] as () => unknown;
    this.#imports['wasi:clocks/wall-clock'] = {
      ...wallClock,
      now: () => {
        this.#firstLine.reached();
        return now();
      },
    };
  }

  /** Core modules are compiled once and kept, as in the lean host. */
  static async open({ folder, coreModules }: JcoComponent): Promise<JcoHandler> {
    const generated = (await import(`${folder}/component.js`)) as Generated;
    const compiled = coreModules.map(async (name): Promise<[string, WebAssembly.Module]> => [
      name,
      await WebAssembly.compileStreaming(fetch(`${folder}/${name}`)),
    ]);
    return new JcoHandler(generated, new Map(await Promise.all(compiled)));
  }

  instantiate(): Instance {
    return this.#generated.instantiate(
      (name) => this.#modules.get(name) as WebAssembly.Module,
      this.#imports,
    );
  }

  async answer(): Promise<string> {
    const { incomingHandler, handle } = this.instantiate();
    if (!incomingHandler) return handle?.(REQUEST.path, 'Tokyo') ?? '';
    const headers = REQUEST.headers.filter(([name]) => name !== 'host') as [string, string][];
    const request = new Request(`https://edge.example${REQUEST.path}`, { headers });
    // The method is called on its object: generated exports may be methods.
    const response = await handleIncomingRequest(request, (incoming, out) =>
      incomingHandler.handle(incoming, out),
    );
    return response.text();
  }

  async untilFirstLineMs(): Promise<number | null> {
    this.#firstLine.start();
    await this.answer();
    return this.#firstLine.elapsedMs;
  }
}
