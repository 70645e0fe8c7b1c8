/** Headers that cannot be changed: those of what came from the network. */
const refuse = (): never => {
  throw new TypeError('these headers cannot be changed: make new ones of them, as in new Headers(headers)');
};
const REFUSED = { append: { value: refuse }, delete: { value: refuse }, set: { value: refuse } };

const immutable = new WeakSet<Headers>();

export function makeImmutable(headers: Headers): Headers {
  Object.defineProperties(headers, REFUSED);
  immutable.add(headers);
  return headers;
}

/** A copy that can be changed where the original can. */
export const cloneHeaders = (headers: Headers): Headers =>
  immutable.has(headers) ? makeImmutable(new Headers(headers)) : new Headers(headers);
