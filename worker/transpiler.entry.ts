/** Components made elsewhere, and the insides of all. jco is several megabytes, so it is loaded by those who ask. */
import engineUrl from '../.cache/engine/engine.wasm?url';
import type { TranspilerCalls, TranspilerEvent } from './protocol/foreign.ts';
import { serve } from './serve.ts';

async function loadEngine(): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(engineUrl);
  if (!response.ok) throw new Error(`${engineUrl}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

const send = serve<TranspilerCalls, TranspilerEvent>(
  {
    async transpile(file) {
      const { transpile } = await import('./foreign/transpile.ts');
      return transpile(file, () => send({ type: 'entering' }));
    },
    async inspect(input) {
      const { inspect } = await import('./inspect/inspect.ts');
      send({ type: 'entering' });
      return inspect(input, loadEngine);
    },
  },
  (output) => ('ok' in output && output.ok ? output.value.cores.map(({ bytes }) => bytes.buffer) : []),
);
