/** Small APIs: text encodings, performance, tasks, navigator. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { expect, test } from 'vitest';
import { environment, get, loadHandler, loadSnippets } from '../../engine/fixtures/real-handler.ts';
import { testSameAsNode } from '../../engine/fixtures/same-as-node.ts';

const codes = `(text) => text.split('').map((character) => character.charCodeAt(0))`;

testSameAsNode({
  TextDecoder: {
    'UTF-8 that is broken': `return [[0xc0, 0x80], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x28, 0xa1], [0xf0, 0x9f, 0x98], [0xf0, 0x9f, 0x41], [0xf0, 0x80, 0x80, 0x41], [0xf1, 0x80, 0x80, 0xe1, 0x80, 0x41]].map((bytes) => (${codes})(new TextDecoder().decode(Uint8Array.from(bytes))))`,
    'UTF-16, both ways round': `return [new TextDecoder('utf-16le').decode(Uint8Array.of(0x61, 0, 0x3d, 0xd8, 0, 0xde)), new TextDecoder('utf-16be').decode(Uint8Array.of(0xfe, 0xff, 0, 0x61, 0xd8, 0x3d, 0xde, 0)), (${codes})(new TextDecoder('ucs-2').decode(Uint8Array.of(0, 0xd8, 0x61, 0, 0x62)))]`,
    'UTF-16 in pieces': `const d = new TextDecoder('utf-16le'); return [d.decode(Uint8Array.of(0x61), { stream: true }), d.decode(Uint8Array.of(0, 0x3d, 0xd8), { stream: true }), d.decode(Uint8Array.of(0), { stream: true }), d.decode(Uint8Array.of(0xde))]`,
    'Latin-1 is windows-1252': `const all = Uint8Array.from({ length: 256 }, (_, index) => index); return ['latin1', ' US-ASCII ', 'iso-8859-1'].map((label) => new TextDecoder(label).encoding)`,
    labels: `return ['utf8', 'UTF-8', ' utf-8\\n', 'utf-16', 'unicodefffe', 'nope', ''].map((label) => { try { return new TextDecoder(label).encoding; } catch (error) { return error.name; } })`,
    'what it takes': `const d = new TextDecoder(); return [d.decode(), d.decode(new ArrayBuffer(2)).length, d.decode(new DataView(Uint8Array.of(65, 66, 67).buffer, 1)), ...['a', null, [65]].map((input) => { try { return d.decode(input); } catch (error) { return error.name; } })]`,
    'fatal, in pieces': `const d = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }); const tried = (run) => { try { return run(); } catch (error) { return error.name; } }; return [d.fatal, d.ignoreBOM, tried(() => d.decode(Uint8Array.of(0xff))), tried(() => d.decode(Uint8Array.of(0x61)))]`,
    'the byte order mark in pieces': `const d = new TextDecoder(); return [d.decode(Uint8Array.of(0xef, 0xbb), { stream: true }), d.decode(Uint8Array.of(0xbf, 0x61), { stream: true }), d.decode(Uint8Array.of(0xef, 0xbb, 0xbf)).length]`,
  },
  TextEncoder: {
    encodeInto: `return [['abc', 2], ['a€😀', 4], ['€', 2], ['\\ud800\\udc00\\ud800', 10]].map(([text, size]) => { const into = new Uint8Array(size); return [new TextEncoder().encodeInto(text, into), [...into]]; })`,
    'its class shows': `return [Object.prototype.toString.call(new TextEncoder()), Object.keys(TextDecoder.prototype).sort()]`,
  },
  base64: {
    'what atob takes': `return ['', ' ', 'YQ', 'YQ=', 'YQ==', 'YQ===', 'Y', ' Y W\\tJ\\nj\\f\\r', 'YQ=a', '=', '-_', 'YR==', 'ab=c', '\\u00e9'].map((text) => { try { return (${codes})(atob(text)); } catch (error) { return [error.name, error.code]; } })`,
    'what btoa takes': `return [null, undefined, 5, {}, '\\0\\xff', '€'].map((value) => { try { return btoa(value); } catch (error) { return error.name; } })`,
    'without arguments': `return [atob, btoa].map((run) => { try { return run(); } catch (error) { return error.name; } })`,
  },
  performance: {
    marks: `const m = performance.mark('a', { startTime: 5, detail: { x: 1 } }); return [m.name, m.startTime, m.duration, m.entryType, m.detail, m instanceof PerformanceMark, m instanceof PerformanceEntry, Object.prototype.toString.call(m)]`,
    measures: `performance.mark('x', { startTime: 2 }); performance.mark('y', { startTime: 7 }); const m = performance.measure('m', 'x', 'y'); const n = performance.measure('n', { end: 9, duration: 4, detail: 'd' }); return [m.startTime, m.duration, m.entryType, n.startTime, n.duration, n.detail]`,
    'entries by start': `performance.clearMarks(); performance.mark('p', { startTime: 9 }); performance.mark('q', { startTime: 3 }); performance.mark('p', { startTime: 1 }); const all = performance.getEntriesByType('mark').map(({ name, startTime }) => name + startTime); performance.clearMarks('p'); return [all, performance.getEntriesByName('p').length, performance.getEntriesByName('q', 'mark').length]`,
    'without what it needs': `return [() => performance.mark(), () => performance.mark('a', { startTime: -1 }), () => performance.measure('m', 'missing'), () => new PerformanceEntry(), () => performance.now.call({})].map((run) => { try { return run(); } catch (error) { return error.name; } })`,
  },
  timers: {
    'delays that are none': `const seen = []; for (const ms of [2 ** 31, -5, 'x', Infinity, NaN]) setTimeout(() => seen.push(String(ms)), ms); await new Promise((done) => setTimeout(done, 20)); return seen`,
    'this is the global object': `return new Promise((done) => setTimeout(function () { 'use strict'; done(typeof this); }))`,
  },
});

test('windows-1252 gives euros, and what it does not know as it is', async () => {
  const run = await loadSnippets([
    `return (${codes})(new TextDecoder('windows-1252').decode(Uint8Array.of(0x41, 0x80, 0x81, 0x9f, 0xe9)))`,
  ]);
  expect(run(0)).toEqual([0x41, 0x20ac, 0x81, 0x178, 0xe9]);
});

test('the clock of performance starts with the request', async () => {
  const run = await loadSnippets([
    `const before = performance.now(); await new Promise((done) => setTimeout(done, 30)); return [before, performance.now(), performance.timeOrigin, performance.toJSON()]`,
  ]);
  const timeOrigin = Date.UTC(2026, 10, 23, 12);
  expect(run(0)).toEqual([0, 30, timeOrigin, { timeOrigin }]);
});

test('a handler can tell where it runs', async () => {
  const run = await loadSnippets([`return [navigator.userAgent, self === globalThis]`]);
  expect(run(0)).toEqual(['Halfmilli', true]);
});

test.each([
  [
    'queueMicrotask',
    `queueMicrotask(() => { throw new RangeError('lost'); }); queueMicrotask(() => seen.push('next')); await null; await null;`,
  ],
  ['reportError', `reportError(new RangeError('lost')); seen.push('next');`],
])('an error in %s is told and stops nothing', async (_, code) => {
  const handler = await loadHandler(
    `export default { async fetch() { const seen = []; ${code} return Response.json(seen); } };`,
  );
  const { result, console } = handler.run(get(), environment());
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  expect(new TextDecoder().decode(result.value.body)).toBe('["next"]');
  expect(console.map(({ text }) => text)).toEqual(['Uncaught RangeError: lost']);
});
