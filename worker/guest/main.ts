/**
 * The guest runtime's entry: evaluated once when the engine is assembled, and kept in its memory. It gives a handler
 * its globals, then takes its doors to the host out of reach.
 */
import { Crypto, crypto } from './crypto.ts';
import { fetch } from './fetch.ts';
import { addEventListener, adopt, dispatch, stopped, turn } from './handler.ts';
import { Headers } from './headers.ts';
import { engine } from './memory.ts';
import { loadModule, offerModule, resolveModule } from './modules.ts';
// Only the part `subtle` uses it, which comes when the global it is taken from has gone.
import './native-crypto.ts';
import { hideStackFunctions } from './natives.ts';
import { installPart } from './parts.ts';
import { refuseWhileLoading } from './phase.ts';
import { rejected } from './rejections.ts';
import { Request } from './request.ts';
import { Response } from './response.ts';
import { queueMicrotask, reportError } from './tasks.ts';
import { clearTimer, setInterval, setTimeout } from './timers.ts';
import { URL } from './url.ts';
import { ENTRY_POINTS, type EntryPoint } from './wasi-imports.ts';

const globals: Record<string, unknown> = {
  fetch,
  addEventListener,
  Request,
  Response,
  setTimeout,
  setInterval,
  clearTimeout: (id: unknown = 0): void => clearTimer(id),
  clearInterval: (id: unknown = 0): void => clearTimer(id),
  self: globalThis,
  queueMicrotask,
  reportError,
  Crypto,
  crypto,
  Headers,
  URL,
};
for (const [name, value] of Object.entries(globals))
  Object.defineProperty(globalThis, name, { configurable: true, writable: true, value });

Math.random = function random(): number {
  refuseWhileLoading('Math.random()');
  return engine.random();
};
hideStackFunctions();

const entryPoints: Record<EntryPoint, object> = {
  dispatch,
  turn,
  adopt,
  rejected,
  offerModule,
  resolveModule,
  loadModule,
  stopped,
  installPart,
};
engine.keepEntryPoints(...ENTRY_POINTS.map((name) => entryPoints[name]));
delete (globalThis as { __host?: unknown }).__host;
