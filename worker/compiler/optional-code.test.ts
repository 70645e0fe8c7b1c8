import { expect, test } from 'vitest';
import { readEngineArtifacts } from '../../scripts/engine-artifacts.ts';
import {
  compileHandler,
  coreOf,
  environment,
  get,
  loadHandler,
  textOf,
} from '../engine/fixtures/real-handler.ts';
import { encodeOptionalCode, readOptionalCode, withoutBodies } from './optional-code.ts';
import { bodyOf, encodeSections, readSections, SECTION } from './wasm-binary.ts';

/** (func $0 (result i32) i32.const 7) (func $1 (result i32) call $0), both exported. */
const MODULE = encodeSections([
  { id: SECTION.type, body: Uint8Array.of(1, 0x60, 0, 1, 0x7f) },
  { id: SECTION.function, body: Uint8Array.of(2, 0, 0) },
  { id: SECTION.export, body: Uint8Array.of(2, 1, 0x61, 0, 0, 1, 0x62, 0, 1) },
  { id: SECTION.code, body: Uint8Array.of(2, 4, 0, 0x41, 7, 0x0b, 4, 0, 0x10, 0, 0x0b) },
]);

test('a function without its body traps, and the others keep their places', () => {
  const without = encodeSections(withoutBodies(readSections(MODULE), [1]));
  const { a, b } = new WebAssembly.Instance(new WebAssembly.Module(without)).exports as {
    readonly a: () => number;
    readonly b: () => number;
  };
  expect(a()).toBe(7);
  expect(b).toThrow(WebAssembly.RuntimeError);
});

test('what an engine says of its crypto is read as it was written', () => {
  const crypto = { functions: [3, 4, 300, 90_000], start: 1_433_920, end: 1_460_740 };
  expect(readOptionalCode(encodeSections([encodeOptionalCode(crypto)]))).toEqual(crypto);
  expect(() => readOptionalCode(MODULE)).toThrow(RangeError);
});

const codeOf = (source: string): number =>
  bodyOf(readSections(coreOf(compileHandler(source))), SECTION.code).length;

test('the engine has crypto of a hundred kilobytes, and no handler without Web Crypto holds it', async () => {
  const { engine } = await readEngineArtifacts();
  const hello = `export default { fetch: () => new Response('hello') };`;
  const whole = bodyOf(readSections(engine), SECTION.code).length;
  expect(codeOf(hello)).toBeLessThan(whole - 80_000);
  expect(codeOf(`${hello} // crypto.subtle`)).toBe(whole);
});

test('randomness needs none of it', async () => {
  const handler = await loadHandler(`export default { fetch: () => Response.json([
    crypto.randomUUID(), [...crypto.getRandomValues(new Uint8Array(40))], [...crypto.getRandomValues(new Uint16Array(2))],
  ]) };`);
  const [uuid, bytes, pairs] = JSON.parse(textOf(handler.run(get(), environment()))) as [
    string,
    number[],
    number[],
  ];
  expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(bytes).size).toBeGreaterThan(20);
  expect(Math.max(...pairs)).toBeGreaterThan(255);
});

test('who gets at Web Crypto in a roundabout way is told what is missing', async () => {
  const handler = await loadHandler(`export default { fetch: async () => {
    try { return Response.json(await crypto['sub' + 'tle'].digest('SHA-256', new Uint8Array(1))); }
    catch (error) { return new Response(String(error)); }
  } };`);
  expect(textOf(handler.run(get(), environment()))).toMatch(
    /^ReferenceError: this component was made without subtle/,
  );
});
