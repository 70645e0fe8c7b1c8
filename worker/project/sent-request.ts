import type { HttpRequest } from '../protocol/http.ts';
import type { SavedRequest } from './project.ts';

/** As it is sent: a header whose name is not written yet is none. */
export function requestOf({ method, path, headers, body }: SavedRequest): HttpRequest {
  const written = headers.filter(([name]) => name !== '');
  return { method, path, headers: written, body: isMultipart(written) ? withLineEnds(body) : body };
}

function isMultipart(headers: HttpRequest['headers']): boolean {
  return headers.some(
    ([name, value]) => name.toLowerCase() === 'content-type' && /^\s*multipart\//i.test(value),
  );
}

/** Fields in which bodies are written know no CRLF, which separates what is in a multipart body (RFC 2046, 5.1.1). */
function withLineEnds(body: string): string {
  return body.includes('\r\n') ? body : body.replaceAll('\n', '\r\n');
}
