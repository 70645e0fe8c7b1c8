import { js, type Snippets } from './snippets.ts';

export const TIMERS: Snippets = {
  'by their time, then by their order': js`const log = []; const add = (name, ms) => new Promise((done) => setTimeout(() => { log.push(name); done() }, ms)); await Promise.all([add('a', 30), add('b', 10), add('c', 30), add('d', 10), add('e', 50)]); return log`,
  'arguments are handed on': js`return new Promise((done) => setTimeout((...args) => done(args), 1, 'a', 2, undefined))`,
  'microtasks before timers': js`const log = []; const last = new Promise((done) => setTimeout(() => { log.push('timer'); done() }, 0)); Promise.resolve().then(() => log.push('promise')); queueMicrotask(() => log.push('microtask')); log.push('sync'); await last; return log`,
  'microtasks between timers': js`const log = []; const end = new Promise((done) => { setTimeout(() => { log.push('a'); queueMicrotask(() => log.push('a microtask')) }, 1); setTimeout(() => { log.push('b'); done() }, 1) }); await end; return log`,
  clearTimeout: js`const log = []; const id = setTimeout(() => log.push('no'), 1); clearTimeout(id); clearTimeout(id); clearTimeout(undefined); clearTimeout(-1); clearTimeout(); await later(5); return log`,
  'cleared by another timer': js`const log = []; let b; setTimeout(() => { log.push('a'); clearTimeout(b) }, 1); b = setTimeout(() => log.push('b'), 20); await later(40); return log`,
  'clearInterval clears timeouts and the other way round': js`const log = []; clearInterval(setTimeout(() => log.push('timeout'), 1)); clearTimeout(setInterval(() => log.push('interval'), 1)); await later(10); return log`,
  setInterval: js`const log = []; await new Promise((done) => { const id = setInterval((x) => { log.push(x + log.length); if (log.length === 3) { clearInterval(id); done() } }, 1, 'n') }); await later(5); return log`,
  'ids are positive whole numbers': js`const a = setTimeout(() => {}, 0); const b = setTimeout(() => {}, 0); return [typeof a, Number.isInteger(a), a > 0, a !== b]`,
  'negative and odd times': js`const log = []; const add = (name, ms) => new Promise((done) => setTimeout(() => { log.push(name); done() }, ms)); await Promise.all([add('late', 20), add('minus', -5), add('NaN', NaN), add('text', 'x'), add('none', undefined), add('null', null)]); return log.sort().concat(log.at(-1))`,
  'a string of a time': js`const log = []; const add = (name, ms) => new Promise((done) => setTimeout(() => { log.push(name); done() }, ms)); await Promise.all([add('b', '30'), add('a', '5'), add('c', { valueOf: () => 60 })]); return log`,
  'nested timers': js`const log = []; await new Promise((done) => { const step = (n) => { log.push(n); if (n === 0) done(); else setTimeout(step, 0, n - 1) }; step(6) }); return log`,
  'what this is in a timer': js`return new Promise((done) => setTimeout(function () { done([this === globalThis, this === undefined]) }, 0))`,
  'time passes while waiting': js`const start = performance.now(); const wall = Date.now(); await later(12); return [performance.now() - start >= 11, Date.now() - wall >= 11]`,
  'a missing argument': js`return [await thrown(() => setTimeout()), await thrown(() => setInterval()), await thrown(() => queueMicrotask())]`,
  'queueMicrotask wants a function': js`return Promise.all([1, 'x', null, {}].map((work) => thrown(() => queueMicrotask(work))))`,
  'how they name themselves': js`return [setTimeout, setInterval, clearTimeout, clearInterval, queueMicrotask].map((f) => [f.name, f.length])`,
};

export const MICROTASKS: Snippets = {
  'then and queueMicrotask in order': js`const log = []; queueMicrotask(() => log.push(1)); Promise.resolve().then(() => log.push(2)); queueMicrotask(() => log.push(3)); await ticks(3); return log`,
  'await takes one tick': js`const log = []; (async () => { log.push('a1'); await null; log.push('a2'); await null; log.push('a3') })(); (async () => { log.push('b1'); await null; log.push('b2') })(); log.push('sync'); await ticks(4); return log`,
  'awaiting a promise takes one tick as well': js`const log = []; const p = Promise.resolve(); (async () => { await p; log.push('a') })(); p.then(() => log.push('b')).then(() => log.push('c')); (async () => { await 0; log.push('d') })(); await ticks(5); return log`,
  'returning a promise from async takes three': js`const log = []; (async () => Promise.resolve())().then(() => log.push('slow')); Promise.resolve().then(() => log.push(1)).then(() => log.push(2)).then(() => log.push(3)).then(() => log.push(4)); await ticks(8); return log`,
  'awaiting a thenable takes two': js`const log = []; const thenable = { then(done) { log.push('then'); done() } }; (async () => { await thenable; log.push('awaited') })(); Promise.resolve().then(() => log.push(1)).then(() => log.push(2)).then(() => log.push(3)); await ticks(6); return log`,
  'microtasks of microtasks': js`const log = []; queueMicrotask(() => { log.push(1); queueMicrotask(() => log.push(3)) }); queueMicrotask(() => log.push(2)); await ticks(5); return log`,
  'finally takes its time': js`const log = []; Promise.resolve(1).finally(() => log.push('finally')).then(() => log.push('after')); Promise.resolve().then(() => log.push(1)).then(() => log.push(2)).then(() => log.push(3)).then(() => log.push(4)); await ticks(8); return log`,
  combinators: js`return [await Promise.all([1, Promise.resolve(2)]), await Promise.allSettled([1, Promise.reject('x')]), await Promise.any([Promise.reject(1), 2]), await Promise.race([new Promise(() => {}), 3]), await Promise.all([])]`,
  'any that finds none': js`try { await Promise.any([Promise.reject(1), Promise.reject(2)]) } catch (error) { return [error.name, error.errors, error instanceof AggregateError] }`,
  'withResolvers and try': js`const { promise, resolve } = Promise.withResolvers(); resolve(5); return [await promise, typeof Promise.try === 'function' ? await Promise.try((a) => a + 1, 2) : 'none']`,
  'async generators keep their order': js`const log = []; async function* g() { log.push('start'); yield 1; log.push('between'); yield 2 } const i = g(); const [a, b, c] = await Promise.all([i.next(), i.next(), i.next()]); return [log, a, b, c]`,
  'for await over promises': js`const out = []; for await (const x of [Promise.resolve(1), 2, later(1).then(() => 3)]) out.push(x); return out`,
  'a rejection is caught later': js`const p = Promise.reject(new RangeError('x')); p.catch(() => {}); await ticks(3); return thrown(() => p)`,
  'thenables are unwrapped': js`return [await { then: (done) => done({ then: (d) => d('deep') }) }, await thrown(() => Promise.resolve({ then() { throw new RangeError('x') } }))]`,
  'the order of settled combinators': js`const log = []; Promise.all([1]).then(() => log.push('all')); Promise.race([1]).then(() => log.push('race')); Promise.any([1]).then(() => log.push('any')); Promise.allSettled([1]).then(() => log.push('allSettled')); Promise.resolve().then(() => log.push('then')); await ticks(8); return log`,
};
