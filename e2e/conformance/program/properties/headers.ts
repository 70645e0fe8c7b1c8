/** Lists of headers, and what a message makes of them. */
import { nameOf } from '../plain.ts';

type HeadersStep =
  | readonly ['append' | 'set', string, string]
  | readonly ['delete' | 'get' | 'has', string]
  | readonly ['getSetCookie'];

export interface HeadersInput {
  readonly init: readonly (readonly [string, string])[] | Readonly<Record<string, string>>;
  readonly steps: readonly HeadersStep[];
}

function take(headers: Headers, step: HeadersStep): unknown {
  try {
    if (step[0] === 'getSetCookie') return headers.getSetCookie();
    if (step[0] === 'append' || step[0] === 'set') return headers[step[0]](step[1], step[2]);
    return headers[step[0]](step[1]);
  } catch (error) {
    return nameOf(error);
  }
}

export function headerLists({ init, steps }: HeadersInput): unknown {
  const headers = new Headers(init as [string, string][]);
  const results = steps.map((step) => take(headers, step));
  return [results, [...headers], [...new Headers(headers).keys()]];
}
