import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { readEngineArtifacts } from '../../scripts/engine-artifacts.ts';
import { compileHandler } from '../engine/fixtures/real-handler.ts';
import { HELLO, makeGuest } from '../foreign/fixtures/guest.ts';
import type { CompiledComponent } from '../protocol/compiler.ts';
import type { Inspection, PartKind } from '../protocol/inspection.ts';
import { inspect } from './inspect.ts';

const TEXT_CHARS = 200_000;
const hello = compileHandler(`export default { fetch: () => new Response('hi') }`);
/** Seeded noise, so that no part of it is in the engine by chance. */
const noise = Array.from({ length: TEXT_CHARS }, (_, index) =>
  String.fromCodePoint(33 + ((index * index * 7 + index * 13) % 89)),
)
  .join('')
  .replaceAll(/[`\\$]/g, 'x');
const large = compileHandler(`const text = \`${noise}\`; export default { fetch: () => new Response(text) }`);

let engine: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  ({ engine } = await readEngineArtifacts());
});

const inspectOwn = ({ component, coreOffset, coreLength }: CompiledComponent): Promise<Inspection> =>
  inspect({ component, core: { offset: coreOffset, length: coreLength } }, async () => engine);

const sizeOf = ({ parts }: Inspection, kind: PartKind): number =>
  parts.find((part) => part.kind === kind)?.sizeBytes ?? 0;

test('every byte of a compiled component is counted once', async () => {
  const { parts } = await inspectOwn(hello);
  expect(parts.map(({ kind }) => kind).toSorted()).toEqual([
    'engine-code',
    'engine-state',
    'user-state',
    'wrapping',
  ]);
  expect(parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)).toBe(hello.component.length);
  for (const { sections, sizeBytes } of parts)
    expect(sections.reduce((sum, section) => sum + section.sizeBytes, 0)).toBe(sizeBytes);
});

test('what the user’s code holds is told from the engine', async () => {
  const [small, big] = [await inspectOwn(hello), await inspectOwn(large)];
  expect(sizeOf(big, 'engine-code')).toBe(sizeOf(small, 'engine-code'));
  expect(sizeOf(small, 'user-state')).toBeLessThan(30_000);
  expect(sizeOf(big, 'user-state') - sizeOf(small, 'user-state')).toBeGreaterThan(TEXT_CHARS);
  expect(sizeOf(big, 'user-state') - sizeOf(small, 'user-state')).toBeLessThan(TEXT_CHARS * 3);
});

test('every byte of a component made elsewhere is counted once', async () => {
  const component = await makeGuest(HELLO);
  const inspection = await inspect({ component, core: null }, async () => engine);
  expect(inspection.parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)).toBe(component.length);
  expect(sizeOf(inspection, 'code')).toBeGreaterThan(0);
  expect(inspection.madeWith).toEqual([expect.stringMatching(/^wit-component [\d.]+$/)]);
});

test('the world is told as WIT, and the bytes by their SHA-256', async () => {
  const { wit, digest } = await inspectOwn(hello);
  expect(wit).toContain('export wasi:http/incoming-handler@0.2');
  expect(wit).toContain('import wasi:clocks/monotonic-clock@0.2');
  expect(digest).toBe(createHash('sha256').update(hello.component).digest('hex'));
});

test('the same source gives the same digest', async () => {
  const [one, other] = await Promise.all(
    [1, 2].map(() => inspectOwn(compileHandler(`export default { fetch: () => new Response('x') }`))),
  );
  expect(one?.digest).toBe(other?.digest);
});
