import * as fc from 'fast-check';
import type { Generators } from './generator.ts';
import { anyText } from './text.ts';

const goodName = fc.constantFrom('a', 'A', 'b', 'x-one', 'X-One', 'set-cookie', 'Set-Cookie', 'accept');
const name = fc.oneof(
  { weight: 6, arbitrary: goodName },
  { weight: 1, arbitrary: fc.constantFrom('', 'a b', 'é', 'a:', '__proto__', "!#$%&'*+-.^_|~") },
  { weight: 1, arbitrary: anyText(3) },
);
const goodValue = fc.constantFrom('1', '', ' 2 ', '\t3', 'a, b', 'é', 'a=b; Path=/', '\x7f');
const value = fc.oneof(
  { weight: 4, arbitrary: goodValue },
  { weight: 1, arbitrary: fc.constantFrom('a\nb', 'a\0', '€', '\r\n', 'a\r\n b') },
  { weight: 1, arbitrary: anyText(6) },
);

export const HEADERS_GENERATORS: Generators<'headerLists'> = {
  headerLists: fc.record({
    init: fc.oneof(
      { weight: 4, arbitrary: fc.array(fc.tuple(goodName, goodValue), { maxLength: 4 }) },
      { weight: 1, arbitrary: fc.array(fc.tuple(name, value), { maxLength: 4 }) },
      { weight: 1, arbitrary: fc.dictionary(goodName, value, { maxKeys: 4 }) },
    ),
    steps: fc.array(
      fc.oneof(
        fc.tuple(fc.constantFrom('append' as const, 'set' as const), name, value),
        fc.tuple(fc.constantFrom('delete' as const, 'get' as const, 'has' as const), name),
        fc.constant(['getSetCookie'] as const),
      ),
      { maxLength: 6 },
    ),
  }),
};
