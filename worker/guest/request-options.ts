/** What a Request carries for a browser's sake. Here only `redirect` and `signal` do anything. */
import { partIfThere } from './parts.ts';
import type { AbortSignal } from './web/events.ts';
import { oneOf, text } from './web-idl.ts';

export interface RequestOptions {
  readonly cache: string;
  readonly credentials: string;
  readonly integrity: string;
  readonly keepalive: boolean;
  readonly mode: string;
  readonly redirect: string;
  readonly referrer: string;
  readonly referrerPolicy: string;
  /** The one that the Request's own follows. */
  readonly signal: AbortSignal | null;
}

const CLIENT = 'about:client';

export const DEFAULT_OPTIONS: RequestOptions = {
  cache: 'default',
  credentials: 'same-origin',
  integrity: '',
  keepalive: false,
  mode: 'cors',
  redirect: 'follow',
  referrer: CLIENT,
  referrerPolicy: '',
  signal: null,
};

const CACHES = ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'];
const CREDENTIALS = ['omit', 'same-origin', 'include'];
const MODES = ['same-origin', 'no-cors', 'cors', 'navigate'];
const REDIRECTS = ['follow', 'error', 'manual'];
const POLICIES = [
  '',
  'no-referrer',
  'no-referrer-when-downgrade',
  'same-origin',
  'origin',
  'strict-origin',
  'origin-when-cross-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
];

/** Those of `init`, a RequestInit, and where it is silent those of `base`. Throws TypeError for what is none. */
export function optionsFrom(init: Readonly<Record<string, unknown>>, base: RequestOptions): RequestOptions {
  oneOf(init['duplex'], ['half'], 'half', 'duplex');
  oneOf(init['priority'], ['high', 'low', 'auto'], 'auto', 'priority');
  if (init['window'] !== undefined && init['window'] !== null)
    throw new TypeError('a Request’s window can only be null');
  const mode = oneOf(init['mode'], MODES, base.mode, 'mode');
  if (init['mode'] === 'navigate') throw new TypeError('mode cannot be navigate');
  const cache = oneOf(init['cache'], CACHES, base.cache, 'cache');
  if (cache === 'only-if-cached' && mode !== 'same-origin')
    throw new TypeError('cache can be only-if-cached only where mode is same-origin');
  const { integrity, keepalive, referrer } = init;
  // Without the part no signal can be there, and an init that is a Request cannot be asked for its own.
  const events = partIfThere('events');
  const signal = events ? init['signal'] : undefined;
  return {
    cache,
    credentials: oneOf(init['credentials'], CREDENTIALS, base.credentials, 'credentials'),
    integrity: integrity === undefined ? base.integrity : text(integrity),
    keepalive: keepalive === undefined ? base.keepalive : Boolean(keepalive),
    mode,
    redirect: oneOf(init['redirect'], REDIRECTS, base.redirect, 'redirect'),
    referrer: referrer === undefined ? base.referrer : referrerOf(text(referrer)),
    referrerPolicy: oneOf(init['referrerPolicy'], POLICIES, base.referrerPolicy, 'referrerPolicy'),
    signal: events && signal !== undefined ? events.signalFrom(signal) : base.signal,
  };
}

/** A handler has no address of its own: every other is of another origin, which the standard turns into the client. */
function referrerOf(given: string): string {
  if (given !== '' && !URL.canParse(given)) throw new TypeError(`"${given}" is not an absolute URL`);
  return given === '' ? '' : CLIENT;
}
