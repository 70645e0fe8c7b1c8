/** Events and abortion, compared with Node. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { expect, test } from 'vitest';
import {
  compileHandler,
  environment,
  get,
  loadHandler,
  loadSnippets,
} from '../../engine/fixtures/real-handler.ts';
import { testSameAsNode } from '../../engine/fixtures/same-as-node.ts';

const each = (expressions: readonly string[]): string =>
  `return [${expressions.map((code) => `() => ${code}`).join(', ')}].map((run) => { try { return String(run()); } catch (error) { return 'threw ' + error.name; } })`;

testSameAsNode({
  Event: {
    attributes: `const e = new Event('x', { cancelable: true }); e.preventDefault(); return [e.type, e.bubbles, e.cancelable, e.composed, e.defaultPrevented, e.returnValue, e.target, e.currentTarget, e.eventPhase, e.isTrusted, e.composedPath(), Event.AT_TARGET]`,
    'nothing to prevent': `const e = new Event('x'); e.preventDefault(); return e.defaultPrevented`,
    'bad arguments': each([
      `new Event()`,
      `new Event('x', 1)`,
      `new Event(5).type`,
      `Event('x')`,
      `new CustomEvent('x', { detail: 5 }).detail`,
      `new CustomEvent('x').detail`,
    ]),
    'its class shows': each([
      `new Event('x')`,
      `Object.prototype.toString.call(new CustomEvent('x'))`,
      `Object.keys(Event.prototype).includes('composedPath')`,
      `Event.length`,
    ]),
  },
  EventTarget: {
    'listeners run in order, each once': `const seen = []; const t = new EventTarget(); const f = () => seen.push('f'); t.addEventListener('x', f); t.addEventListener('x', f); t.addEventListener('x', () => seen.push('g')); t.addEventListener('y', () => seen.push('y')); t.dispatchEvent(new Event('x')); return seen`,
    'what a listener sees': `const t = new EventTarget(); let seen; t.addEventListener('x', function (e) { seen = [this === t, e.target === t, e.currentTarget === t, e.eventPhase, e.composedPath().length]; }); const e = new Event('x'); t.dispatchEvent(e); return [...seen, e.target === t, e.currentTarget, e.eventPhase]`,
    once: `let count = 0; const t = new EventTarget(); t.addEventListener('x', () => { count++; if (count < 3) t.dispatchEvent(new Event('x')); }, { once: true }); t.dispatchEvent(new Event('x')); t.dispatchEvent(new Event('x')); return count`,
    'capture and not are different listeners': `const seen = []; const t = new EventTarget(); const f = (name) => () => seen.push(name); const a = f('capture'); t.addEventListener('x', a, true); t.removeEventListener('x', a); t.dispatchEvent(new Event('x')); t.removeEventListener('x', a, { capture: true }); t.dispatchEvent(new Event('x')); return seen`,
    'preventing is told': `const t = new EventTarget(); t.addEventListener('x', (e) => e.preventDefault()); return [t.dispatchEvent(new Event('x', { cancelable: true })), t.dispatchEvent(new Event('x'))]`,
    handleEvent: `const t = new EventTarget(); const seen = []; const o = { handleEvent(e) { seen.push(this === o, e.type); } }; t.addEventListener('x', o); t.dispatchEvent(new Event('x')); return seen`,
    'stopImmediatePropagation stops the rest': `const t = new EventTarget(); const seen = []; t.addEventListener('x', (e) => { seen.push(1); e.stopImmediatePropagation(); }); t.addEventListener('x', () => seen.push(2)); t.dispatchEvent(new Event('x')); return seen`,
    'removed while dispatching': `const t = new EventTarget(); const seen = []; const second = () => seen.push(2); t.addEventListener('x', () => { seen.push(1); t.removeEventListener('x', second); t.addEventListener('x', () => seen.push(3)); }); t.addEventListener('x', second); t.dispatchEvent(new Event('x')); return seen`,
    'a signal takes a listener away': `const c = new AbortController(); const t = new EventTarget(); const seen = []; t.addEventListener('x', () => seen.push(1), { signal: c.signal }); t.dispatchEvent(new Event('x')); c.abort(); t.dispatchEvent(new Event('x')); t.addEventListener('x', () => seen.push(2), { signal: c.signal }); t.dispatchEvent(new Event('x')); return seen`,
    'bad arguments': each([
      `new EventTarget().dispatchEvent({})`,
      `new EventTarget().dispatchEvent()`,
      `new EventTarget().addEventListener('x')`,
      `new EventTarget().addEventListener('x', null)`,
      `EventTarget()`,
    ]),
    'a class of its own': `class Bus extends EventTarget { emit() { return this.dispatchEvent(new CustomEvent('x', { detail: 7 })); } } const bus = new Bus(); let got; bus.addEventListener('x', (e) => { got = e.detail; }); bus.emit(); return got`,
  },
  AbortController: {
    abort: `const c = new AbortController(); const seen = []; c.signal.addEventListener('abort', (e) => seen.push(e.type, e.target === c.signal, e.isTrusted)); c.signal.onabort = () => seen.push('on'); const before = c.signal.aborted; c.abort(); c.abort('again'); return [before, c.signal.aborted, c.signal.reason.name, c.signal.reason.code, c.signal.reason instanceof DOMException, seen]`,
    reasons: `const c = new AbortController(); c.abort('why'); const s = AbortSignal.abort(); return [c.signal.reason, s.aborted, s.reason.name, AbortSignal.abort(0).reason, new AbortController().signal.reason]`,
    throwIfAborted: each([
      `AbortSignal.abort(new RangeError('x')).throwIfAborted()`,
      `new AbortController().signal.throwIfAborted()`,
    ]),
    'there is no making a signal': each([
      `new AbortSignal()`,
      `AbortSignal()`,
      `Object.prototype.toString.call(new AbortController().signal)`,
      `new AbortController().signal instanceof EventTarget`,
    ]),
    timeout: `const s = AbortSignal.timeout(5); const before = s.aborted; await new Promise((done) => { s.onabort = done; }); return [before, s.aborted, s.reason.name, s.reason instanceof DOMException]`,
    'any of what is aborted, or of nothing': `return [AbortSignal.any([AbortSignal.abort(1), AbortSignal.abort(2)]).reason, AbortSignal.any([]).aborted, (() => { try { AbortSignal.any(5); } catch (error) { return error.name; } })(), (() => { try { AbortSignal.any([5]); } catch (error) { return error.name; } })()]`,
  },
});

/** Where Node is not like browsers: what Chromium answers. */
const IN_BROWSERS: readonly [title: string, code: string, answer: unknown][] = [
  [
    'listeners run in order, capturing or not',
    `const t = new EventTarget(); const seen = []; t.addEventListener('x', () => seen.push('bubble')); t.addEventListener('x', () => seen.push('capture'), true); t.dispatchEvent(new Event('x')); return seen`,
    ['bubble', 'capture'],
  ],
  [
    'a dependent signal knows before any event',
    `const a = new AbortController(); const b = new AbortController(); const s = AbortSignal.any([a.signal, b.signal]); const t = AbortSignal.any([s]); const seen = []; s.onabort = () => seen.push('s', t.aborted); t.onabort = () => seen.push('t'); a.signal.onabort = () => seen.push('a', s.aborted); b.abort('b'); a.abort('a'); return [s.aborted, s.reason, t.reason, seen]`,
    [true, 'b', 'b', ['s', true, 't', 'a', true]],
  ],
  [
    'onabort is set like a field, to an object or nothing',
    `const c = new AbortController(); const seen = []; const s = c.signal; const was = s.onabort; s.onabort = 5; const five = s.onabort; s.onabort = () => seen.push(1); s.addEventListener('abort', () => seen.push(2)); s.onabort = () => seen.push(3); c.abort(); return [was, five, typeof s.onabort, seen]`,
    [null, null, 'function', [3, 2]],
  ],
  [
    'a passive listener prevents nothing',
    `const t = new EventTarget(); t.addEventListener('x', (e) => e.preventDefault(), { passive: true }); return t.dispatchEvent(new Event('x', { cancelable: true }))`,
    true,
  ],
  [
    'an event is dispatched once at a time',
    `const t = new EventTarget(); let name; t.addEventListener('x', (e) => { try { t.dispatchEvent(e); } catch (error) { name = error.name; } }); t.dispatchEvent(new Event('x')); return name`,
    'InvalidStateError',
  ],
  [
    'times out of range',
    each(['undefined', '-1', "'x'", 'Infinity'].map((time) => `AbortSignal.timeout(${time})`)),
    Array.from({ length: 4 }, () => 'threw TypeError'),
  ],
  [
    'a rejection event needs its promise',
    each([
      `new PromiseRejectionEvent('x')`,
      `new PromiseRejectionEvent('x', {})`,
      `new PromiseRejectionEvent('x', { promise: Promise.resolve(), reason: 5 }).reason`,
    ]),
    ['threw TypeError', 'threw TypeError', '5'],
  ],
  [
    'an error event carries its error',
    `const e = new ErrorEvent('x', { message: 1, lineno: '7', error: 'why' }); return [e.message, e.lineno, e.colno, e.error, new ErrorEvent('x').error ?? null]`,
    ['1', 7, 0, 'why', null],
  ],
];

const asInBrowsers = loadSnippets(IN_BROWSERS.map(([, code]) => code));
test.each(IN_BROWSERS.map(([title, , answer], index) => [title, index, answer] as const))(
  'as in browsers: %s',
  async (_, index, answer) => {
    expect((await asInBrowsers)(index)).toEqual(answer);
  },
);

async function printed(code: string): Promise<{ text: string; console: unknown[] }> {
  const handler = await loadHandler(`export default { async fetch() {\n${code}\n} };`, 'handler.js');
  const { result, console } = handler.run(get(), environment());
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  const shown = console.map(({ level, text, location }) => [level, text.split('\n')[0], location?.line]);
  return { text: new TextDecoder().decode(result.value.body), console: shown };
}

test.each([
  [
    'a listener',
    `const t = new EventTarget(); t.addEventListener('x', () => { throw new RangeError('lost'); }); t.addEventListener('x', () => seen.push('next')); t.dispatchEvent(new Event('x'));`,
  ],
  [
    'a timer',
    `setTimeout(() => { throw new RangeError('lost'); }, 1); setTimeout(() => seen.push('next'), 2); await new Promise((done) => setTimeout(done, 5));`,
  ],
  [
    'an abort event',
    `const c = new AbortController(); c.signal.onabort = () => { throw new RangeError('lost'); }; c.signal.addEventListener('abort', () => seen.push('next')); c.abort();`,
  ],
])('an error in %s is told and stops nothing', async (_, code) => {
  expect(await printed(`const seen = []; ${code} return Response.json(seen);`)).toEqual({
    text: '["next"]',
    console: [['error', 'Uncaught RangeError: lost', 2]],
  });
});

test.each([
  ['are told and heard of', '', ['Uncaught RangeError: lost', 'Uncaught (in promise) TypeError: gone']],
  ['are heard of alone, where that is prevented', 'event.preventDefault();', []],
])('errors that nobody catches %s', async (_, code, told) => {
  const handler = await loadHandler(
    `const heard = [];
    for (const type of ['error', 'unhandledrejection'])
      addEventListener(type, (event) => { ${code} heard.push([event.type, (event.error ?? event.reason).message, event.target === globalThis]); });
    const never = () => heard.push('never');
    addEventListener('error', never);
    removeEventListener('error', never);
    export default { async fetch() {
      setTimeout(() => { throw new RangeError('lost'); }, 1);
      void Promise.reject(new TypeError('gone'));
      await new Promise((done) => setTimeout(done, 5));
      return Response.json(heard);
    } };`,
    'handler.js',
  );
  const { result, console } = handler.run(get(), environment());
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  expect(JSON.parse(new TextDecoder().decode(result.value.body))).toEqual([
    ['unhandledrejection', 'gone', true],
    ['error', 'lost', true],
  ]);
  expect(console.map(({ text }) => text).sort()).toEqual([...told].sort());
});

test('a listener of rejections can still answer the request', async () => {
  const handler = await loadHandler(
    `export default { fetch: () => new Promise((answer) => {
      addEventListener('unhandledrejection', ({ reason }) => Promise.resolve().then(() => answer(new Response(reason))));
      void Promise.reject('sorry');
    }) };`,
    'handler.js',
  );
  const { result } = handler.run(get(), environment());
  expect(result.ok && new TextDecoder().decode(result.value.body)).toBe('sorry');
});

test('events of any type can be sent to the global object', async () => {
  const handler = await loadHandler(
    `const heard = [];
    const on = globalThis.addEventListener;
    on('news', { handleEvent(event) { heard.push([event.detail, event.target === self, event.isTrusted]); } });
    addEventListener('fetch', (event) => {
      dispatchEvent(new CustomEvent('news', { detail: 5 }));
      heard.push([event instanceof Event, event.type, event.target === self, event.passThroughOnException()]);
      event.respondWith(Response.json(heard));
    });`,
    'handler.js',
  );
  const { result } = handler.run(get(), environment());
  expect(result.ok && JSON.parse(new TextDecoder().decode(result.value.body))).toEqual([
    [5, true, false],
    [true, 'fetch', true, null],
  ]);
});

test('a listener that the compiler could not foresee is refused', () => {
  const source = `const on = addEventListener;\non('error', () => {});`;
  expect(() => compileHandler(source, 'handler.js')).toThrow('made without events');
});
