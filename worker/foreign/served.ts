/** Which of a component's imports there is something behind, by WIT interface. Any 0.2 release will do. */
import type { Exchange } from '../host/exchange.ts';
import type { ForeignImport } from '../protocol/foreign.ts';
import { outgoingHandler } from './wasi/calls.ts';
import type { WitInterface } from './wasi/convention.ts';
import { httpTypes } from './wasi/http.ts';
import { pollInterface } from './wasi/poll.ts';
import { REFUSING } from './wasi/refusals.ts';
import { errorInterface, type OutputStream, streamsInterface } from './wasi/streams.ts';
import * as system from './wasi/system.ts';

/** What host functions act on: the run that is under way. */
export interface Run {
  readonly exchange: Exchange;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}

export type Interfaces = Readonly<Record<string, WitInterface>>;

export function interfacesFor(current: () => Run): Interfaces {
  const exchange = (): Exchange => current().exchange;
  return {
    'wasi:http/types': httpTypes(exchange),
    'wasi:http/outgoing-handler': outgoingHandler(exchange),
    'wasi:io/error': errorInterface,
    'wasi:io/poll': pollInterface(exchange),
    'wasi:io/streams': streamsInterface,
    'wasi:clocks/monotonic-clock': system.monotonicClock(exchange),
    'wasi:clocks/wall-clock': system.wallClock(exchange),
    'wasi:clocks/timezone': system.timezone,
    'wasi:random/random': system.random(exchange),
    'wasi:random/insecure': system.insecureRandom(exchange),
    'wasi:random/insecure-seed': system.insecureSeed(exchange),
    'wasi:cli/environment': system.environment,
    'wasi:cli/exit': system.exit,
    'wasi:cli/stdin': system.stdin(exchange),
    'wasi:cli/stdout': system.stdout(() => current().stdout),
    'wasi:cli/stderr': system.stderr(() => current().stderr),
    ...system.TERMINAL,
    ...REFUSING,
  };
}

const SERVED = new Set(
  Object.keys(
    interfacesFor(() => {
      throw new Error('nothing runs');
    }),
  ),
);

/** `name` as the component has it, such as `wasi:http/types@0.2.6`. */
export function classifyImport(name: string): ForeignImport {
  const [wanted = '', version = ''] = name.split('@');
  if (!SERVED.has(wanted) || !/^0\.2\.\d+$/.test(version)) return { name, service: 'missing' };
  return { name, service: wanted in REFUSING ? 'refusing' : 'served' };
}
