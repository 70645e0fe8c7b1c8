/** structuredClone, compared with Node's. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { expect, test } from 'vitest';
import { loadSnippets } from '../../engine/fixtures/real-handler.ts';
import { testSameAsNode } from '../../engine/fixtures/same-as-node.ts';

const tried = (expressions: readonly string[]): string =>
  `return [${expressions.map((code) => `() => ${code}`).join(', ')}].map((run) => { try { run(); return 'cloned'; } catch (error) { return error.name; } })`;

testSameAsNode({
  structuredClone: {
    'keeps primitives and their boxes': `const c = structuredClone([undefined, null, NaN, -0, 10n, 'x', Object(1), Object('ab'), Object(true), Object(5n)]); return c.map((v) => [typeof v, Object.prototype.toString.call(v), String(v), Object.is(v, -0)])`,
    'keeps lists with holes and more': `const c = structuredClone(Object.assign([1, , 3], { extra: 'x' })); return [c, 1 in c, c.length, Object.keys(c), structuredClone(new Array(3)).length]`,
    'keeps collections': `const c = structuredClone(new Map([[{ a: 1 }, new Set([1, 'x'])]])); return [[...c.keys()], [...[...c.values()][0]]]`,
    'keeps what refers to itself': `const a = { b: {} }; a.b.a = a; a.list = [a, a.b]; const m = new Map(); m.set(m, m); const s = new Set(); s.add(s); const [c, d, e] = structuredClone([a, m, s]); return [c.b.a === c, c.list[1] === c.b, d.get(d) === d, e.has(e)]`,
    'keeps dates and patterns': `const r = /a/giy; r.lastIndex = 3; const c = structuredClone([new Date(5), new Date(NaN), r]); return [c[0].getTime(), String(c[1].getTime()), String(c[2]), c[2].lastIndex]`,
    'keeps errors': `const e = Object.assign(new RangeError('x', { cause: { a: 1 } }), { extra: 1 }); const c = structuredClone(e); return [c.name, c.message, c instanceof RangeError, c.cause, c.extra ?? null, typeof c.stack, c.propertyIsEnumerable('message')]`,
    'makes plain errors of classes of errors': `class Mine extends TypeError { name = 'Mine'; } const c = structuredClone(new Mine('m')); return [c.name, c instanceof TypeError, c.constructor.name, c.message]`,
    'keeps views of one buffer together': `const b = new ArrayBuffer(8); const c = structuredClone({ x: new Uint8Array(b), y: new Uint16Array(b, 2, 1), z: b, v: new DataView(b, 1, 2) }); return [c.x.buffer === c.y.buffer, c.x.buffer === c.z, c.y.byteOffset, c.y.length, c.v.byteLength, c.v.buffer === c.z]`,
    'clones the whole of a part’s buffer': `const c = structuredClone(Uint8Array.of(1, 2, 3, 4).subarray(1, 3)); return [[...c], c.byteOffset, c.buffer.byteLength]`,
    'transfers buffers': `const b = new ArrayBuffer(8); const u = Uint8Array.of(1, 2); const c = structuredClone({ b, u }, { transfer: [b, u.buffer] }); return [b.byteLength, c.b.byteLength, u.length, [...c.u]]`,
    'leaves buffers alone where it fails': `const b = new ArrayBuffer(8); try { structuredClone({ b, f() {} }, { transfer: [b] }); } catch (error) { return [error.name, b.byteLength]; }`,
    'transfers what it is not asked to clone': `const b = new ArrayBuffer(8); structuredClone(1, { transfer: [b] }); return b.byteLength`,
    'refuses wrong transfers': tried([
      `structuredClone(1, { transfer: 5 })`,
      `structuredClone(1, 5)`,
      `(() => { const b = new ArrayBuffer(1); structuredClone(1, { transfer: [b, b] }); })()`,
      `(() => { const b = new ArrayBuffer(1); structuredClone(b, { transfer: [b] }); structuredClone(b); })()`,
    ]),
    'refuses what cannot be cloned': tried([
      `structuredClone(() => 1)`,
      `structuredClone({ f() {} })`,
      `structuredClone([Symbol('x')])`,
      `structuredClone(new WeakMap())`,
      `structuredClone(Promise.resolve())`,
      `structuredClone((function* () {})())`,
      `structuredClone([][Symbol.iterator]())`,
      `structuredClone(new WeakRef({}))`,
      `structuredClone()`,
    ]),
    'reads getters, once': `let reads = 0; const o = { get a() { reads++; delete this.b; return 1; }, b: 2 }; const c = structuredClone(o); return [reads, c, 'value' in Object.getOwnPropertyDescriptor(c, 'a')]`,
    'passes errors of getters on': `structuredClone({ get a() { throw new RangeError('x'); } })`,
    'makes plain objects of objects of classes': `class P { a = 1; #b = 2; get c() { return 3; } } const c = structuredClone(new P()); return [c, c instanceof P, Object.getPrototypeOf(structuredClone(Object.create(null))) === Object.prototype]`,
  },
});

test.each([
  ['Headers', `new Headers()`],
  ['a URL', `new URL('https://a.test')`],
  ['a Response', `new Response('')`],
  ['an Event', `new Event('x')`],
  ['the global object', `globalThis`],
  ['crypto', `crypto`],
])('as in browsers, %s cannot be cloned', async (_, value) => {
  const run = await loadSnippets([
    `try { return structuredClone(${value}); } catch (error) { return error.name; }`,
  ]);
  expect(run(0)).toBe('DataCloneError');
});

test('as in browsers, exceptions, keys, blobs and buffers that grow can be', async () => {
  const run = await loadSnippets([
    `const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, ['encrypt']);
    const [e, k, b, f, g] = structuredClone([new DOMException('m', 'AbortError'), key, new Blob(['abc'], { type: 'text/plain' }), new File(['x'], 'n.txt', { lastModified: 5 }), new ArrayBuffer(2, { maxByteLength: 8 })]);
    return [e.name, e.code, e instanceof DOMException, k instanceof CryptoKey, k.algorithm.name, await b.text(), b.type, f.name, f.lastModified, g.maxByteLength]`,
  ]);
  expect(run(0)).toEqual(['AbortError', 20, true, true, 'AES-GCM', 'abc', 'text/plain', 'n.txt', 5, 8]);
});
