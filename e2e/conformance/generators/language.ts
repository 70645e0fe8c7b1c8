import * as fc from 'fast-check';
import type { Generators } from './generator.ts';
import { anyText, lettersOf } from './text.ts';

const padded = (least: number, most: number): fc.Arbitrary<string> =>
  fc.integer({ min: least, max: most }).map((value) => String(value).padStart(2, '0'));

const oddLetter = fc.constantFrom('', ',', '"', '\\', '{', '}', '0', ' ', '\u2028', '-');
const json = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc
    .tuple(fc.json({ maxDepth: 2 }), fc.nat(20), oddLetter)
    .map(([text, at, odd]) => text.slice(0, at) + odd + text.slice(at + 1)),
  lettersOf('[]{},:"\\u019e+-.truefalsn ', 10),
);

const LETTERS = ['a', 'b', 'c', '.', '\\d', '\\w', '\\s', '[ab]', '[^a]', '[a-c1]', '\\u0061', 'é', '\\1'];
const PLACES = ['^', '$', '\\b', '\\B'];
const GROUPS = ['(', '(?:', '(?=', '(?!', '(?<=', '(?<!', '(?<n>'];
const COUNTS = ['', '', '', '', '?', '*', '+', '{2}', '{1,2}', '*?', '+?', '|'];

/** A name may be given once; the fixed cases show what happens when it is given again. */
const namedOnce = (pattern: string): string => {
  const [first = '', ...rest] = pattern.split('(?<n>');
  return rest.length === 0 ? first : `${first}(?<n>${rest.join('(')}`;
};

/** A grammar of small patterns: what matches, and how, must not depend on the engine. */
const { pattern } = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    { weight: 5, arbitrary: fc.constantFrom(...LETTERS) },
    { weight: 1, arbitrary: fc.constantFrom(...PLACES) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...GROUPS), tie('pattern'))
        .map(([group, inner]) => `${group}${inner})`),
    },
  ),
  pattern: fc
    .array(
      fc.tuple(tie('atom'), fc.constantFrom(...COUNTS)).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join('')),
}));

const EDGES = [0, -0, 0.5, 1.005, 1e21, 1e-7, 2 ** 53, 5e-324, 1.7976931348623157e308, 123456.78125];
/** JSON knows neither NaN nor infinities, nor minus zero. */
const finite = fc
  .oneof(fc.double(), fc.integer(), fc.constantFrom(...EDGES))
  .filter((value) => Number.isFinite(value));

const dateText = fc
  .tuple(
    fc.constantFrom('2024', '1969', '0001', '+012024', '-000001', '9999'),
    padded(0, 13),
    padded(0, 32),
    padded(0, 25),
    padded(0, 61),
    fc.constantFrom('Z', '+00:00', '-02:30', '.5Z', '.123456Z'),
  )
  .map(([year, month, day, hour, minute, zone]) => {
    const seconds = zone.startsWith('.') ? ':07' : '';
    return `${year}-${month}-${day}T${hour}:${minute}${seconds}${zone}`;
  });

export const LANGUAGE_GENERATORS: Generators<
  'dates' | 'jsonText' | 'numbers' | 'numberText' | 'regularExpressions' | 'strings'
> = {
  dates: fc.record({
    parts: fc.tuple(
      fc.integer({ min: 100, max: 9999 }),
      fc.integer({ min: -20, max: 20 }),
      fc.integer({ min: -40, max: 40 }),
      fc.integer({ min: -30, max: 30 }),
      fc.integer({ min: -70, max: 70 }),
    ),
    text: dateText,
  }),
  jsonText: fc.record({ text: json, indent: fc.constantFrom(0, 2, '\t', 'ab', 12) }),
  numbers: fc.record({
    value: finite,
    digits: fc.integer({ min: -1, max: 25 }),
    radix: fc.integer({ min: 2, max: 36 }),
  }),
  numberText: fc.record({
    text: fc.oneof(lettersOf('0123456789.eE+-x _nbo', 9), finite.map(String), anyText(4)),
  }),
  regularExpressions: fc.record({
    pattern: pattern.map(namedOnce),
    flags: fc.subarray(['g', 'i', 'm', 's', 'u', 'y']).map((flags) => flags.join('')),
    text: lettersOf('aabbcAé1 \n', 8),
  }),
  strings: fc.record({
    text: anyText(10),
    other: fc.oneof(fc.constantFrom('', 'a', '\u0301'), anyText(2)),
    at: fc.integer({ min: -3, max: 6 }),
  }),
};
