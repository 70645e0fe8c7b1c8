/** What a handler is, and the globals of this runtime that the Web's standards do not declare. */

/** What a handler gets besides the request. */
interface ExecutionContext {
  /** Work that goes on after the response has been sent; the instance lives until it is done. */
  waitUntil(work: Promise<unknown>): void;
  /** Does nothing here, where no origin stands behind the handler. It is there for handlers made for elsewhere. */
  passThroughOnException(): void;
}

/**
 * What the entry file exports as its default: `export default { fetch(request) { … } } satisfies ExportedHandler`. Any
 * object with such a `fetch` will do, such as an app of a framework.
 */
interface ExportedHandler<Env = unknown> {
  fetch(request: Request, env: Env, context: ExecutionContext): Response | Promise<Response>;
}

/** A request, for handlers that listen: `addEventListener('fetch', (event) => event.respondWith(…))`. */
interface FetchEvent {
  readonly type: 'fetch';
  readonly request: Request;
  respondWith(response: Response | PromiseLike<Response>): void;
  /** Work that goes on after the response has been sent; the instance lives until it is done. */
  waitUntil(work: Promise<unknown>): void;
  /** Does nothing here, as in `ExecutionContext`. */
  passThroughOnException(): void;
}

declare function addEventListener(type: 'fetch', listener: (event: FetchEvent) => unknown): void;
/** Errors that nobody catches. `event.preventDefault()` keeps them from the console. */
declare function addEventListener(
  type: 'error',
  listener: (event: ErrorEvent) => unknown,
  options?: AddEventListenerOptions | boolean,
): void;
/** Rejections that nobody handles. `event.preventDefault()` keeps them from the console. */
declare function addEventListener(
  type: 'unhandledrejection',
  listener: (event: PromiseRejectionEvent) => unknown,
  options?: AddEventListenerOptions | boolean,
): void;
declare function addEventListener(
  type: string,
  listener: EventListenerOrEventListenerObject | null,
  options?: AddEventListenerOptions | boolean,
): void;
declare function removeEventListener(
  type: string,
  listener: ((event: never) => unknown) | EventListenerObject | null,
  options?: EventListenerOptions | boolean,
): void;

declare var self: typeof globalThis;
