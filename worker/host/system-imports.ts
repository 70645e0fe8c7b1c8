/** wasi:io, wasi:clocks, wasi:random and wasi:cli for one guest. Clocks are virtual, randomness is seeded. */
import { LimitReached } from './environment.ts';
import { appendBody, type Body } from './exchange.ts';
import type { HostContext, HostFunctions } from './host.ts';
import { Terminal } from './terminal.ts';

/** Something a guest can wait for: ready from `readyUs` of virtual time on, `Infinity` while nobody can tell. */
export interface Pollable {
  readonly readyUs: number;
  readonly forOrigin: boolean;
}

export interface InputStream {
  readonly bytes: Uint8Array<ArrayBuffer>;
  offset: number;
}

export type OutputStream = { readonly kind: 'body'; readonly body: Body } | Terminal;

/** The last instant of a monotonic clock: the guest, which looks at it now and then, takes it as the order to stop. */
const END_OF_TIME = 2n ** 64n - 1n;

/** What one `write` may carry. */
const WRITE_BYTES = 1 << 20;

export const systemImports = (context: HostContext): HostFunctions => ({
  ...streamImports(context),
  ...pollImports(context),
  ...clockImports(context),
  ...randomImports(context),
  ...cliImports(context),
});

function streamImports({ memory, current }: HostContext): HostFunctions {
  const write = (handle: number, address: number, sizeBytes: number, result: number): void => {
    const stream = current().take<OutputStream>(handle);
    if (stream.kind === 'body') appendBody(stream.body, memory.copy(address, sizeBytes), current().nowUs);
    else stream.write(memory.bytes.subarray(address, address + sizeBytes));
    memory.setU8(result, 0);
  };
  return {
    'wasi:io/streams#[method]input-stream.read': (handle: number, wanted: bigint, result: number) => {
      const stream = current().take<InputStream>(handle);
      if (stream.offset === stream.bytes.length) {
        memory.setU8(result, 1);
        memory.setU8(result + 4, 1);
        return;
      }
      const chunk = stream.bytes.subarray(stream.offset, stream.offset + Number(wanted));
      stream.offset += chunk.length;
      memory.setU8(result, 0);
      memory.giveBytes(result + 4, chunk);
    },
    'wasi:io/streams#[method]input-stream.subscribe': () => current().put({ readyUs: 0, forOrigin: false }),
    'wasi:io/streams#input-stream_drop': (handle: number) => current().drop(handle),
    'wasi:io/streams#[method]output-stream.check-write': (_: number, result: number) => {
      memory.setU8(result, 0);
      memory.setU64(result + 8, BigInt(WRITE_BYTES));
    },
    'wasi:io/streams#[method]output-stream.write': write,
    'wasi:io/streams#[method]output-stream.blocking-write-and-flush': write,
    'wasi:io/streams#[method]output-stream.blocking-flush': (_: number, result: number) =>
      memory.setU8(result, 0),
    'wasi:io/streams#[method]output-stream.subscribe': () => current().put({ readyUs: 0, forOrigin: false }),
    'wasi:io/streams#output-stream_drop': (handle: number) => {
      const stream = current().take<OutputStream>(handle);
      if (stream.kind === 'terminal') stream.close();
      current().drop(handle);
    },
    'wasi:io/error#error_drop': (handle: number) => current().drop(handle),
  };
}

function pollImports({ memory, current }: HostContext): HostFunctions {
  return {
    'wasi:io/poll#poll': (list: number, count: number, result: number) => {
      const exchange = current();
      const pollables = Array.from({ length: count }, (_, index) =>
        exchange.take<Pollable>(memory.u32(list + index * 4)),
      );
      const first = pollables.reduce((least, pollable) =>
        pollable.readyUs < least.readyUs ? pollable : least,
      );
      // The guest waits for what only the guest could bring about.
      if (first.readyUs === Infinity) throw new LimitReached({ kind: 'never-settles' });
      if (first.readyUs > exchange.nowUs) exchange.waitUntil(first.readyUs, first.forOrigin);
      const ready = pollables.flatMap(({ readyUs }, index) => (readyUs <= exchange.nowUs ? [index] : []));
      const address = memory.allocate(ready.length * 4, 4);
      ready.forEach((index, position) => memory.setU32(address + position * 4, index));
      memory.setU32(result, address);
      memory.setU32(result + 4, ready.length);
    },
    'wasi:io/poll#pollable_drop': (handle: number) => current().drop(handle),
  };
}

function clockImports({ memory, current }: HostContext): HostFunctions {
  return {
    'wasi:clocks/monotonic-clock#now': () =>
      current().isOutOfTime() ? END_OF_TIME : BigInt(current().nowUs) * 1_000n,
    'wasi:clocks/monotonic-clock#subscribe-duration': (durationNs: bigint) =>
      current().put({ readyUs: current().nowUs + Math.round(Number(durationNs) / 1_000), forOrigin: false }),
    'wasi:clocks/wall-clock#now': (result: number) => {
      // WASI counts from 1970 and has no negative seconds.
      const nowUs = Math.max(0, Math.round(current().environment.wallClockMs * 1_000) + current().nowUs);
      memory.setU64(result, BigInt(Math.floor(nowUs / 1_000_000)));
      memory.setU32(result + 8, (nowUs % 1_000_000) * 1_000);
    },
  };
}

function randomImports({ memory, current }: HostContext): HostFunctions {
  return {
    'wasi:random/random#get-random-u64': () => current().randomU64(),
    'wasi:random/random#get-random-bytes': (length: bigint, result: number) => {
      const words = BigUint64Array.from({ length: Math.ceil(Number(length) / 8) }, () =>
        current().randomU64(),
      );
      memory.giveBytes(result, new Uint8Array(words.buffer).subarray(0, Number(length)));
    },
  };
}

function cliImports({ memory, current }: HostContext): HostFunctions {
  const terminal = (): number => {
    const exchange = current();
    return exchange.put(new Terminal((line, sizeBytes) => exchange.print(line, sizeBytes)));
  };
  return {
    'wasi:cli/stdout#get-stdout': terminal,
    'wasi:cli/stderr#get-stderr': terminal,
    'wasi:cli/environment#get-environment': (result: number) =>
      memory.givePairs(result, [['HALFMILLI_LOG', 'json']]),
  };
}
