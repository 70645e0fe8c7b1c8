import { expect, test } from 'vitest';
import { compileHandler } from '../engine/fixtures/real-handler.ts';
import { LIMITS } from '../host/environment.ts';
import type { ForeignFailure } from '../protocol/failure.ts';
import { coreModule, HELLO, makeCommand, makeGuest, parseWat, WASI } from './fixtures/guest.ts';
import { transpile } from './transpile.ts';

async function failureOf(file: Uint8Array<ArrayBuffer>): Promise<ForeignFailure | null> {
  const result = await transpile(file);
  return result.ok ? null : result.failure;
}

test('imports are listed with their versions, and whether anything is behind them', async () => {
  const component = await makeGuest({
    ...HELLO,
    imports: `(import "fermyon:spin/key-value@2.0.0" "open" (func (param i32 i32 i32)))
      (import "wasi:filesystem/preopens@${WASI}" "get-directories" (func (param i32)))`,
  });
  const result = await transpile(component);
  const imports = result.ok ? result.value.imports : [];
  expect(imports.filter(({ service }) => service === 'missing')).toEqual([
    { name: 'fermyon:spin/key-value@2.0.0', service: 'missing' },
  ]);
  expect(imports.find(({ name }) => name === `wasi:filesystem/preopens@${WASI}`)?.service).toBe('refusing');
  expect(imports.find(({ name }) => name === `wasi:http/types@${WASI}`)?.service).toBe('served');
});

test('a component of ours is served with all it imports', async () => {
  const result = await transpile(compileHandler('export default { fetch: () => new Response() }').component);
  const services = result.ok ? new Set(result.value.imports.map(({ service }) => service)) : null;
  expect(services).toEqual(new Set(['served']));
});

test.each<[what: string, file: Uint8Array<ArrayBuffer> | string, failure: Partial<ForeignFailure>]>([
  ['an empty file', '', { kind: 'file-empty' }],
  ['a text', '#!/bin/sh\necho hello\n', { kind: 'not-webassembly', looksLike: 'text' }],
  [
    'a long text',
    new TextEncoder().encode('“é” '.repeat(2_000)),
    { kind: 'not-webassembly', looksLike: 'text' },
  ],
  [
    'bytes that are none of a text’s',
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
    { kind: 'not-webassembly', looksLike: 'data' },
  ],
  ['a few zeros', '\0\0\0', { kind: 'not-webassembly', looksLike: 'zeros' }],
  ['an image', '\x89PNG\r\n\x1a\n....', { kind: 'not-webassembly', looksLike: 'data' }],
  ['60 MB of zeros', new Uint8Array(60e6), { kind: 'file-too-large', sizeBytes: 60e6 }],
  ['40 MB of zeros', new Uint8Array(40e6), { kind: 'not-webassembly', looksLike: 'zeros' }],
  ['a preamble alone', '\0asm\x0d\0\x01\0', { kind: 'other-world', exports: [] }],
  ['an old component', '\0asm\x0a\0\x01\0', { kind: 'unknown-encoding', version: 10, layer: 1 }],
])('%s is told apart', async (_, file, failure) => {
  const bytes = typeof file === 'string' ? Uint8Array.from(file, (letter) => letter.charCodeAt(0)) : file;
  expect(await failureOf(bytes)).toMatchObject(failure);
});

test('a core module is told apart from a component', async () => {
  expect(await failureOf(await coreModule(HELLO))).toEqual({ kind: 'core-module' });
});

test('a component of another world is told by what it exports', async () => {
  expect(await failureOf(await makeCommand())).toEqual({
    kind: 'other-world',
    exports: [`wasi:cli/run@${WASI}`],
  });
});

/** A handler around `$run`, which takes and gives nothing: enough of one to be let in. */
const handlerAround = (fields: string): string => `(component ${fields}
  (func $lifted (canon lift (core func $run)))
  (instance $handler (export "handle" (func $lifted)))
  (export "wasi:http/incoming-handler@${WASI}" (instance $handler)))`;

const EVIL = `a'],globalThis.pwned=1,b['`;

test.each([
  [
    'exported by a core module',
    `(core module $m (func (export "${EVIL}")))
     (core instance $i (instantiate $m))
     (alias core export $i "${EVIL}" (core func $run))`,
  ],
  [
    'imported by a core module',
    `(import "h" (func $h)) (core func $lowered (canon lower (func $h)))
     (core module $m (import "${EVIL}" "x" (func)) (func (export "run")))
     (core instance $given (export "x" (func $lowered)))
     (core instance $i (instantiate $m (with "${EVIL}" (instance $given))))
     (alias core export $i "run" (core func $run))`,
  ],
  [
    'of a core instance',
    `(import "h" (func $h)) (core func $lowered (canon lower (func $h)))
     (core instance $i (export "${EVIL}" (func $lowered)))
     (alias core export $i "${EVIL}" (core func $run))`,
  ],
  [
    'of an import',
    `(import "url=<https://x/${EVIL}>" (func $h))
     (core module $m (func (export "run")))
     (core instance $i (instantiate $m))
     (alias core export $i "run" (core func $run))`,
  ],
  [
    'inside a nested component',
    `(component $inner (core module $m (func (export "${EVIL}"))) (core instance (instantiate $m)))
     (instance (instantiate $inner))
     (core module $m (func (export "run")))
     (core instance $i (instantiate $m))
     (alias core export $i "run" (core func $run))`,
  ],
])('a name %s cannot become code', async (_, fields) => {
  const component = await parseWat(handlerAround(fields));
  expect(await failureOf(component)).toMatchObject({
    kind: 'component-unsupported',
    message: expect.stringContaining('pwned') as string,
  });
});

const growing = (name: string): string => `(core module $${name} (memory (export "memory") 16)
    (func (export "run") (drop (memory.grow (i32.const 1)))))
  (core instance $${name}-instance (instantiate $${name}))`;

test('memories that two modules declare share the limit of an instance', async () => {
  const component = await parseWat(
    handlerAround(`${growing('one')} ${growing('two')}
      (core instance $again (instantiate $two))
      (alias core export $one-instance "run" (core func $run))`),
  );
  const result = await transpile(component);
  const cores = result.ok ? result.value.cores : [];
  expect(cores).toHaveLength(2);
  const most = cores.map(({ bytes }) => growToTheEnd(bytes));
  // Three instances of a module with a memory of its own.
  expect(most).toEqual([most[0], most[0]]);
  expect((most[0] ?? 0) * 3).toBeLessThanOrEqual(LIMITS.memoryBytes);
  expect((most[0] ?? 0) * 3).toBeGreaterThan(LIMITS.memoryBytes - 3 * 65_536);
});

function growToTheEnd(bytes: Uint8Array<ArrayBuffer>): number {
  const { memory } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new Error('it exports no memory');
  for (;;) {
    try {
      memory.grow(1);
    } catch {
      return memory.buffer.byteLength;
    }
  }
}

test.each([
  ['a table of millions', '(table 2000000 funcref)', 'a table of 2000000 entries'],
  ['shared memory', '(memory 1 2 shared)', 'shared or 64-bit memory'],
  ['collected types', '(type (struct (field i32)))', 'garbage collector'],
])('a module with %s is refused', async (_, field, words) => {
  const component = await parseWat(
    handlerAround(`(core module $m ${field} (func (export "run")))
      (core instance $i (instantiate $m))
      (alias core export $i "run" (core func $run))`),
  );
  const failure = await failureOf(component);
  expect(['component-unsupported', 'component-damaged']).toContain(failure?.kind);
  if (failure?.kind === 'component-unsupported') expect(failure.message).toContain(words);
});
