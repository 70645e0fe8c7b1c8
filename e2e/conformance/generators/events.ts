import * as fc from 'fast-check';
import type { Generators } from './generator.ts';

const type = fc.constantFrom('x', 'y');
const kind = <Kind extends string>(...kinds: Kind[]): fc.Arbitrary<Kind> => fc.constantFrom(...kinds);

const add = fc.record({
  kind: kind('add'),
  id: fc.nat(5),
  type,
  options: fc.record({ once: fc.boolean(), capture: fc.boolean(), passive: fc.boolean() }),
  signal: fc.option(fc.nat(2)),
  effect: kind('nothing', 'nothing', 'prevent', 'stop', 'stop at once', 'remove', 'abort'),
});
const remove = fc.record({ kind: kind('remove'), id: fc.nat(5), type, capture: fc.boolean() });

export const EVENT_GENERATORS: Generators<'jobs' | 'listeners' | 'signals'> = {
  listeners: fc.record({
    steps: fc.array(
      fc.oneof(
        { weight: 3, arbitrary: add },
        { weight: 3, arbitrary: fc.record({ kind: kind('dispatch'), type, cancelable: fc.boolean() }) },
        { weight: 1, arbitrary: remove },
        { weight: 1, arbitrary: fc.record({ kind: kind('abort'), signal: fc.nat(2) }) },
      ),
      { minLength: 2, maxLength: 12 },
    ),
  }),
  signals: fc.record({
    sources: fc.array(fc.array(fc.nat(5), { maxLength: 3 }), { minLength: 1, maxLength: 7 }),
    aborts: fc.array(fc.record({ at: fc.nat(6), reason: fc.option(fc.constantFrom('a', 'b', '')) }), {
      maxLength: 3,
    }),
    late: fc.array(fc.array(fc.nat(8), { maxLength: 3 }), { maxLength: 2 }),
  }),
  jobs: fc.record({
    tasks: fc.array(
      fc.array(
        kind(
          'await',
          'await promise',
          'await thenable',
          'chained',
          'microtask',
          'finally',
          'reject',
          'async',
          'all',
          'race',
        ),
        { minLength: 1, maxLength: 5 },
      ),
      { minLength: 2, maxLength: 4 },
    ),
  }),
};
