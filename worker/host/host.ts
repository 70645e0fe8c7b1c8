/**
 * The lean host: WASI 0.2 for core modules that Halfmilli compiled, straight on linear memory, with no generated glue
 * between. It serves exactly the functions in `worker/guest/wasi-imports.ts`. One exchange at a time.
 */
import type { Exchange } from './exchange.ts';
import { GuestMemory } from './guest-memory.ts';
import { httpImports } from './http-imports.ts';
import { systemImports } from './system-imports.ts';

/** By `interface#function`; arguments and results as in the canonical ABI's core signatures. */
// oxlint-disable-next-line typescript/no-explicit-any -- each has its own core signature, which WebAssembly checks
export type HostFunctions = Record<string, (...args: any[]) => number | bigint | void>;

export interface HostContext {
  readonly memory: GuestMemory;
  readonly current: () => Exchange;
}

export interface Host {
  readonly memory: GuestMemory;
  /** Import object for any module of our engine. Throws where a module asks for more than the host has. */
  importsFor(module: WebAssembly.Module): WebAssembly.Imports;
  /** Host functions act on this exchange from now on. */
  begin(exchange: Exchange): void;
}

export function createHost(): Host {
  const memory = new GuestMemory();
  let exchange: Exchange | null = null;
  const current = (): Exchange => {
    if (!exchange) throw new Error('the guest calls its host outside a request');
    return exchange;
  };
  const context: HostContext = { memory, current };
  const functions: HostFunctions = { ...systemImports(context), ...httpImports(context) };
  return {
    memory,
    importsFor(module) {
      const imports: Record<string, HostFunctions> = {};
      for (const { module: from, name } of WebAssembly.Module.imports(module)) {
        const found = functions[`${from.replace('cm32p2|', '').replace('@0.2', '')}#${name}`];
        if (!found) throw new Error(`the host has no ${from} ${name}`);
        (imports[from] ??= {})[name] = found;
      }
      return imports;
    },
    begin(next) {
      exchange = next;
    },
  };
}
