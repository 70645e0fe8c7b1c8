import * as fc from 'fast-check';
import type { PatternInput } from '../program/properties/url-pattern.ts';
import type { Generators } from './generator.ts';

const GROUPS = [':a', ':b', ':id', '*', '(\\d+)', '(a|b)', ':n(\\w+)', ':o?', ':p+', ':q*', ':é_1'];
const TEXTS = ['x', 'b c', 'é', '{y}?', '{-:c}?', '{/z}*', '\\*', '.'];

const pathname = fc
  .array(fc.constantFrom(...GROUPS, ...TEXTS), { maxLength: 3 })
  .map((parts) => parts.map((part) => `/${part}`).join('') || '/');
const components = fc.record(
  {
    protocol: fc.constantFrom('https', 'http{s}?', '*', ':p'),
    hostname: fc.constantFrom('a.test', '*.a.test', ':sub.a.test', '{*.}?a.test'),
    pathname,
    search: fc.constantFrom('', '*', 'a=:a', 'a=1'),
    hash: fc.constantFrom('', '*', ':h'),
  },
  { requiredKeys: [] },
);
const url = fc
  .tuple(
    fc.constantFrom('https://a.test', 'http://a.test', 'https://s.a.test', 'https://b.test:8080'),
    fc.array(fc.constantFrom('x', 'y', '1', '12', 'a', 'b', 'b%20c', '%C3%A9', 'a-b', 'z', '*', 'X'), {
      maxLength: 4,
    }),
    fc.constantFrom('', '?a=1', '?a=2&b'),
    fc.constantFrom('', '#top'),
  )
  .map(([origin, segments, query, hash]) => `${origin}/${segments.join('/')}${query}${hash}`);

const patternInput = (
  pattern: fc.Arbitrary<PatternInput['pattern']>,
  base: fc.Arbitrary<PatternInput['base']>,
): fc.Arbitrary<PatternInput> =>
  fc.record({
    pattern,
    base,
    ignoreCase: fc.boolean(),
    inputs: fc.array(url, { minLength: 1, maxLength: 3 }),
  });

export const PATTERN_GENERATORS: Generators<'urlPatterns'> = {
  urlPatterns: fc.oneof(
    patternInput(components, fc.constant(null)),
    patternInput(pathname, fc.constantFrom('https://a.test', 'https://a.test/x?y')),
  ),
};
