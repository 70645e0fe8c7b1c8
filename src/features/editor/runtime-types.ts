/**
 * What the editor's type checker knows of the runtime beyond the Web's own types (`lib.webworker`): the fetch event as
 * a global listener, and the object that a handler exports.
 */
export const RUNTIME_TYPES = `
interface HandlerContext { waitUntil(work: Promise<unknown>): void }
interface Handler { fetch(request: Request, env?: unknown, context?: HandlerContext): Response | Promise<Response> }
interface HandlerFetchEvent extends Event {
  readonly request: Request;
  respondWith(response: Response | Promise<Response>): void;
  waitUntil(work: Promise<unknown>): void;
}
declare function addEventListener(type: 'fetch', listener: (event: HandlerFetchEvent) => void): void;
`;
