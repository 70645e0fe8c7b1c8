import * as fc from 'fast-check';
import type { CloneInput } from '../program/properties/clone.ts';
import type { Generators } from './generator.ts';
import { anyText, byteList } from './text.ts';

type Node = CloneInput['nodes'][number];

const MOST = 8;
const ref = fc.nat(MOST - 1);
const key = fc.oneof(fc.constantFrom('a', 'b', '1', '0', ''), anyText(3));
const fields = fc.array(fc.tuple(key, ref), { maxLength: 4 });
const kind = <Kind extends string>(...kinds: Kind[]): fc.Arbitrary<Kind> => fc.constantFrom(...kinds);

const node: fc.Arbitrary<Node> = fc.oneof(
  fc.record({
    kind: kind('value'),
    value: fc.oneof(fc.integer(), anyText(), fc.boolean(), fc.constant(null)),
  }),
  fc.record({
    kind: kind('odd'),
    name: fc.oneof(
      {
        weight: 20,
        arbitrary: kind('undefined', 'nan', 'minus zero', 'infinity', 'bigint', 'negative bigint'),
      },
      { weight: 1, arbitrary: kind('function', 'symbol') },
    ),
  }),
  fc.record({ kind: kind('array', 'set'), refs: fc.array(ref, { maxLength: 4 }) }),
  fc.record({ kind: kind('object', 'map', 'null-prototype'), fields }),
  fc.record({ kind: kind('sparse'), length: fc.nat(4), at: fc.nat(6), ref }),
  fc.record({
    kind: kind('bytes'),
    view: kind('Uint8Array', 'Int16Array', 'Float64Array', 'DataView'),
    data: byteList(16, 16),
    from: fc.nat(2),
  }),
  fc.record({ kind: kind('date'), ms: fc.option(fc.integer()) }),
  fc.record({
    kind: kind('regexp'),
    source: fc.constantFrom('a', '(?<n>b)', '\\/', '[^]'),
    flags: fc.constantFrom('', 'g', 'giu', 'dsy'),
  }),
  fc.record({
    kind: kind('error'),
    name: kind('Error', 'TypeError', 'RangeError', 'SyntaxError', 'EvalError', 'ReferenceError', 'URIError'),
    message: anyText(5),
    cause: fc.option(ref),
  }),
  fc.record({ kind: kind('boxed'), value: fc.oneof(fc.integer(), anyText(4), fc.boolean()) }),
);

export const CLONE_GENERATORS: Generators<'cloneGraphs'> = {
  cloneGraphs: fc.record({ nodes: fc.array(node, { minLength: 1, maxLength: MOST }) }),
};
