/** Files that arrive damaged: each is refused with a kind of failure, or runs within its limits. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, Reader, readSections, SECTION } from '../compiler/wasm-binary.ts';
import { compileHandler, environment } from '../engine/fixtures/real-handler.ts';
import { Exchange } from '../host/exchange.ts';
import { HELLO, makeGuest } from './fixtures/guest.ts';
import { PATIENT_MS, Tryout } from './fixtures/tryout.ts';

const VARIANTS = 200;
const MOST_MUTATIONS = 8;
const IN_MEMORY = 40;
const TRUNCATIONS_EACH = 25;

const REFUSED = new Set([
  'file-empty',
  'not-webassembly',
  'core-module',
  'unknown-encoding',
  'component-damaged',
  'other-world',
  'component-unsupported',
  'component-too-hungry',
]);
/** What may become of a component that was let in. `ended`: it looped, and its process was ended. */
const RAN = new Set([
  'answered',
  'ended',
  'trapped',
  'handler-threw',
  'out-of-memory',
  'import-missing',
  'answered-with-error',
  'exited',
  'never-settles',
  'not-a-response',
  'wait-limit',
  'body-broke-off',
  'body-too-large',
]);

const compiled = compileHandler(`export default { fetch: () => new Response('hi') }`);
const tryout = new Tryout();
const components = new Map<string, Uint8Array<ArrayBuffer>>();

beforeAll(async () => {
  components.set('one of wit-component’s', await makeGuest(HELLO));
  components.set('one of ours', compiled.component);
});

afterAll(() => tryout.end());

const sound = (which: string): Uint8Array<ArrayBuffer> => components.get(which) ?? new Uint8Array();

/** Whole numbers below a limit. Seeded: each run of this test tries the same variants. */
function chance(seed: number): (limit: number) => number {
  const source = new Exchange(environment({ seed }), null);
  return (limit) => Number(source.randomU64() % BigInt(limit));
}

function mutated(component: Uint8Array<ArrayBuffer>, variant: number): Uint8Array<ArrayBuffer> {
  const below = chance(variant);
  const copy = component.slice();
  for (let left = 1 + below(MOST_MUTATIONS); left > 0; left--) copy[below(copy.length)] = below(256);
  return copy;
}

async function outcomesOf(
  component: Uint8Array<ArrayBuffer>,
  variants: number,
  damage: (variant: number) => Uint8Array<ArrayBuffer>,
): Promise<Map<string, number>> {
  expect(await tryout.try(component, PATIENT_MS)).toBe('answered');
  const counts = new Map<string, number>();
  for (let variant = 0; variant < variants; variant++) {
    const outcome = await tryout.try(damage(variant));
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  expect([...counts.keys()].filter((outcome) => !REFUSED.has(outcome) && !RAN.has(outcome))).toEqual([]);
  // Whatever was tried, what is sound still answers.
  expect(await tryout.try(component, PATIENT_MS)).toBe('answered');
  return counts;
}

test.each(['one of wit-component’s', 'one of ours'])(
  'each of 200 mutations of %s is refused or runs within limits',
  async (which) => {
    const counts = await outcomesOf(sound(which), VARIANTS, (variant) => mutated(sound(which), variant));
    expect(counts.get('component-damaged')).toBeGreaterThan(VARIANTS / 2);
    expect(counts.get('answered')).toBeGreaterThan(0);
  },
  300_000,
);

/** Where the bytes of a core module's data segments lie in it. */
function dataRanges(core: Uint8Array<ArrayBuffer>): [start: number, end: number][] {
  const data = bodyOf(readSections(core), SECTION.data);
  const reader = new Reader(data);
  return Array.from({ length: reader.u32() }, () => {
    // A flag, the instruction `i32.const` with its number, and the end of the expression.
    reader.take(2);
    reader.i32();
    reader.byte();
    const start = data.byteOffset - core.byteOffset + reader.offset;
    const length = reader.u32();
    reader.take(length);
    return [start, start + length];
  });
}

test('a component whose memory is damaged is let in, and runs within limits', async () => {
  const { component, coreOffset, coreLength } = compiled;
  const ranges = dataRanges(component.subarray(coreOffset, coreOffset + coreLength));
  const large = ranges.filter(([start, end]) => end - start > 1_000);
  const damage = (variant: number): Uint8Array<ArrayBuffer> => {
    const below = chance(variant);
    const damaged = component.slice();
    for (let left = 3 ** (variant % 8); left > 0; left--) {
      const [start = 0, end = 0] = large[below(large.length)] ?? [];
      damaged[coreOffset + start + 4 + below(end - start - 8)] = below(256);
    }
    return damaged;
  };
  const counts = await outcomesOf(component, IN_MEMORY, damage);
  expect(counts.get('answered')).toBeGreaterThan(0);
  expect(counts.get('trapped')).toBeGreaterThan(0);
}, 300_000);

test.each(['one of wit-component’s', 'one of ours'])(
  '%s is refused wherever it is cut off',
  async (which) => {
    const component = sound(which);
    for (let cut = 0; cut < TRUNCATIONS_EACH; cut++) {
      const length = Math.floor((component.length * cut) / TRUNCATIONS_EACH);
      const outcome = await tryout.try(component.slice(0, length));
      expect([length, REFUSED.has(outcome)], outcome).toEqual([length, true]);
    }
  },
  120_000,
);

test('one that loops for ever is ended, and the next answers', async () => {
  expect(await tryout.try(await makeGuest({ handle: '(loop $again (br $again))' }))).toBe('ended');
  expect(await tryout.try(sound('one of ours'), PATIENT_MS)).toBe('answered');
}, 120_000);
