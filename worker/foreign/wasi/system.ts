/** wasi:clocks, wasi:random and wasi:cli. Clocks are virtual, randomness is seeded, there is no terminal and no file. */
import type { Exchange } from '../../host/exchange.ts';
import type { WitInterface } from './convention.ts';
import { Pollable } from './poll.ts';
import { allocate, InputStream, type OutputStream } from './streams.ts';

const US_PER_S = 1_000_000;

/** The guest has called `wasi:cli/exit`. */
export class Exited extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`exited with code ${code}`);
    this.code = code;
  }
}

export const monotonicClock = (exchange: () => Exchange): WitInterface => {
  const at = (readyUs: number): Pollable => new Pollable(exchange(), () => readyUs);
  return {
    now: () => BigInt(exchange().nowUs) * 1_000n,
    resolution: () => 1_000n,
    subscribeInstant: (whenNs: bigint) => at(Math.ceil(Number(whenNs) / 1_000)),
    subscribeDuration: (durationNs: bigint) => at(exchange().nowUs + Math.round(Number(durationNs) / 1_000)),
  };
};

export const wallClock = (exchange: () => Exchange): WitInterface => ({
  now() {
    const { environment, nowUs } = exchange();
    // WASI counts from 1970 and has no negative seconds.
    const wallUs = Math.max(0, Math.round(environment.wallClockMs * 1_000) + nowUs);
    return { seconds: BigInt(Math.floor(wallUs / US_PER_S)), nanoseconds: (wallUs % US_PER_S) * 1_000 };
  },
  resolution: () => ({ seconds: 0n, nanoseconds: 1_000 }),
});

export const timezone: WitInterface = {
  display: () => ({ utcOffset: 0, name: 'UTC', inDaylightSavingTime: false }),
  utcOffset: () => 0,
};

const u64 = (exchange: () => Exchange) => (): bigint => exchange().randomU64();
const bytes =
  (exchange: () => Exchange) =>
  (length: bigint): Uint8Array<ArrayBuffer> => {
    const whole = allocate(length);
    const words = BigUint64Array.from({ length: Math.ceil(whole.length / 8) }, u64(exchange));
    whole.set(new Uint8Array(words.buffer).subarray(0, whole.length));
    return whole;
  };

export const random = (exchange: () => Exchange): WitInterface => ({
  getRandomBytes: bytes(exchange),
  getRandomU64: u64(exchange),
});

export const insecureRandom = (exchange: () => Exchange): WitInterface => ({
  getInsecureRandomBytes: bytes(exchange),
  getInsecureRandomU64: u64(exchange),
});

export const insecureSeed = (exchange: () => Exchange): WitInterface => ({
  insecureSeed: () => [exchange().randomU64(), exchange().randomU64()],
});

export const environment: WitInterface = {
  // A component of ours that was downloaded and dropped here logs as it does when it was just compiled.
  getEnvironment: () => [['HALFMILLI_LOG', 'json']],
  getArguments: () => [],
  initialCwd: () => undefined,
};

export const exit: WitInterface = {
  exit(status: { readonly tag: 'ok' | 'err' }) {
    throw new Exited(status.tag === 'ok' ? 0 : 1);
  },
  exitWithCode(code: number) {
    throw new Exited(code);
  },
};

export const stdin = (exchange: () => Exchange): WitInterface => ({
  getStdin: () => new InputStream(exchange(), new Uint8Array()),
});
export const stdout = (open: () => OutputStream): WitInterface => ({ getStdout: open });
export const stderr = (open: () => OutputStream): WitInterface => ({ getStderr: open });

const nothing = (): undefined => undefined;

export const TERMINAL: Readonly<Record<string, WitInterface>> = {
  'wasi:cli/terminal-input': {},
  'wasi:cli/terminal-output': {},
  'wasi:cli/terminal-stdin': { getTerminalStdin: nothing },
  'wasi:cli/terminal-stdout': { getTerminalStdout: nothing },
  'wasi:cli/terminal-stderr': { getTerminalStderr: nothing },
};
