/**
 * The component as jco transpiles it, on the browser's preview2-shim in this process. That shim waits with promises, for
 * which a guest would have to be suspended; here waiting holds up the thread instead.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transpileBytes } from '@bytecodealliance/jco-transpile';
import { build } from 'esbuild';
import type { World } from './world.ts';

interface Pollable {
  ready(): boolean;
}

/** What we use of the shim's `http`, `instantiation` and `io`. */
interface Shim {
  handleIncomingRequest(
    request: Request,
    handle: (incoming: unknown, out: unknown) => unknown,
  ): Promise<Response>;
  readonly WASIShim: new (options: object) => {
    getImportObject(): Record<string, Record<string, unknown>>;
  };
  pollableCreate(source?: { ready: () => boolean; wait: () => Promise<void> }): Pollable;
}

interface Generated {
  instantiate(
    getCoreModule: (name: string) => WebAssembly.Module,
    imports: object,
  ): { readonly incomingHandler: { handle(incoming: unknown, out: unknown): unknown } };
}

const SHIM = ['http', 'instantiation', 'io']
  .map((name) => `export * from '@bytecodealliance/preview2-shim/${name}';`)
  .join('\n');

async function writeShim(path: string): Promise<void> {
  const resolveDir = fileURLToPath(new URL('.', import.meta.url));
  const stdin = { contents: SHIM, resolveDir };
  await build({ stdin, bundle: true, format: 'esm', platform: 'browser', target: 'es2022', outfile: path });
}

const nowNs = (): bigint => BigInt(Math.floor(performance.now() * 1e6));

const asleep = new Int32Array(new SharedArrayBuffer(4));

function poll(pollables: readonly Pollable[]): Uint32Array {
  for (;;) {
    const ready = pollables.flatMap((pollable, index) => (pollable.ready() ? [index] : []));
    if (ready.length > 0) return Uint32Array.from(ready);
    Atomics.wait(asleep, 0, 0, 0.2);
  }
}

/** No case has a network; a guest that asks for one all the same is not to wait for it. */
function refuse(): never {
  throw Object.assign(new Error('there is no network'), { payload: { tag: 'destination-not-found' } });
}

function importsOf(shim: Shim): Record<string, Record<string, unknown>> {
  const sink = { write: (): void => undefined, blockingFlush: (): void => undefined };
  const imports = new shim.WASIShim({ stdout: sink, stderr: sink }).getImportObject();
  const at = (dueNs: bigint): Pollable =>
    shim.pollableCreate({ ready: () => nowNs() >= dueNs, wait: () => Promise.reject(new Error('not here')) });
  imports['wasi:io/poll'] = { ...imports['wasi:io/poll'], poll };
  imports['wasi:http/outgoing-handler'] = { handle: refuse };
  imports['wasi:clocks/monotonic-clock'] = {
    ...imports['wasi:clocks/monotonic-clock'],
    now: nowNs,
    subscribeInstant: at,
    subscribeDuration: (durationNs: bigint) => at(nowNs() + durationNs),
  };
  return imports;
}

export async function openJco(component: Uint8Array): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'halfmilli-jco-'));
  const { files } = await transpileBytes(component, { name: 'component', instantiation: 'sync' });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'component.js'), files['component.js'] as Uint8Array);
  await writeShim(join(folder, 'shim.js'));
  const load = async (name: string): Promise<unknown> => import(pathToFileURL(join(folder, name)).href);
  const shim = (await load('shim.js')) as Shim;
  const generated = (await load('component.js')) as Generated;
  const modules = new Map(
    Object.entries(files)
      .filter(([name]) => name.endsWith('.wasm'))
      .map(([name, bytes]) => [name, new WebAssembly.Module(bytes as Uint8Array<ArrayBuffer>)]),
  );
  const imports = importsOf(shim);
  return {
    name: 'jco',
    async ask(job) {
      const { incomingHandler } = generated.instantiate(
        (name) => modules.get(name) as WebAssembly.Module,
        imports,
      );
      const request = new Request('https://edge.example/', { method: 'POST', body: JSON.stringify(job) });
      const response = await shim.handleIncomingRequest(request, (incoming, out) =>
        incomingHandler.handle(incoming, out),
      );
      return (await response.json()) as string[];
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
