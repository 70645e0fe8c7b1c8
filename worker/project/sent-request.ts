import type { HttpRequest } from '../protocol/http.ts';
import type { SavedRequest } from './project.ts';

/** As it is sent: a header whose name is not written yet is none. */
export function requestOf({ method, path, headers, body }: SavedRequest): HttpRequest {
  return { method, path, headers: headers.filter(([name]) => name !== ''), body };
}
