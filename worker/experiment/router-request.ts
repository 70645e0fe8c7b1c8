/** The request as the router hands it to a handler: what the client sent, and where from. */
import { DEFAULT_HOST } from '../host/environment.ts';
import type { RunFailure } from '../protocol/failure.ts';
import type { HttpRequest, HttpResponse } from '../protocol/http.ts';
import type { City } from '../protocol/places.ts';
import type { Result } from '../protocol/result.ts';

/** Client geography in headers, as edge platforms give it. A client cannot set these itself. */
const GEOGRAPHY: readonly (readonly [name: string, of: (city: City) => string])[] = [
  ['x-client-city', ({ name }) => name.normalize('NFD').replace(/[^\x20-\x7e]/g, '')],
  ['x-client-country', ({ country }) => country],
  ['x-client-latitude', ({ latitude }) => String(latitude)],
  ['x-client-longitude', ({ longitude }) => String(longitude)],
];
const RESERVED = new Set(GEOGRAPHY.map(([name]) => name));

/** Why a request cannot be sent at all, in words; null when it can. */
export function whyUnsendable({ headers }: HttpRequest): string | null {
  for (const [name, value] of headers) {
    if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(name)) return `"${name}" is not a header name`;
    // oxlint-disable-next-line no-control-regex -- these are the characters that a header must not hold
    if (/[\0\r\n]/.test(value)) return `the value of the header "${name}" holds a line break`;
  }
  return null;
}

export function routeRequest(request: HttpRequest, city: City): HttpRequest {
  const sent = request.headers.filter(([name]) => !RESERVED.has(name.toLowerCase()));
  const host = sent.some(([name]) => name.toLowerCase() === 'host') ? [] : [['host', DEFAULT_HOST] as const];
  return {
    ...request,
    headers: [...host, ...sent, ...GEOGRAPHY.map(([name, of]) => [name, of(city)] as const)],
  };
}

/** Bytes on the wire as HTTP/1.1 writes them. */
export function requestBytes({ method, path, headers, body }: HttpRequest): number {
  const lines = headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
  return method.length + path.length + 12 + lines + body.length;
}

/** Status line and the few headers that every response has. */
const RESPONSE_OVERHEAD_BYTES = 60;

export function responseBytes(result: Result<HttpResponse, RunFailure>): number {
  if (!result.ok) return RESPONSE_OVERHEAD_BYTES;
  const { headers, body } = result.value;
  return (
    headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, RESPONSE_OVERHEAD_BYTES) +
    body.length
  );
}
