import { js, type Snippets } from './snippets.ts';

export const DOM_EXCEPTION: Snippets = {
  'name, message and code': js`return [readAll(new DOMException('m', 'AbortError'), ['name', 'message', 'code']), readAll(new DOMException(), ['name', 'message', 'code']), readAll(new DOMException('m'), ['name', 'message', 'code']), readAll(new DOMException('m', 'Mine'), ['name', 'code'])]`,
  'codes of the old names': js`return ['IndexSizeError', 'HierarchyRequestError', 'InvalidCharacterError', 'NotFoundError', 'NotSupportedError', 'InvalidStateError', 'SyntaxError', 'InvalidAccessError', 'TypeMismatchError', 'SecurityError', 'NetworkError', 'AbortError', 'QuotaExceededError', 'TimeoutError', 'DataCloneError', 'OperationError', 'NotReadableError', 'ReadOnlyError', 'NotAllowedError'].map((name) => new DOMException('', name).code)`,
  constants: js`return [DOMException.ABORT_ERR, DOMException.DATA_CLONE_ERR, DOMException.INDEX_SIZE_ERR, DOMException.TIMEOUT_ERR, new DOMException().NOT_FOUND_ERR, DOMException.prototype.SYNTAX_ERR]`,
  'it is an error': js`const e = new DOMException('m', 'n'); return [e instanceof Error, Object.prototype.toString.call(e), String(e), Error.prototype.toString.call(e), Object.keys(e)]`,
  'its stack': js`return typeof new DOMException('m', 'n').stack`,
  'its own properties': js`const e = new DOMException('m', 'n'); return [Object.hasOwn(e, 'name'), Object.hasOwn(e, 'message'), Object.hasOwn(e, 'code'), e.cause]`,
  'on the prototype': js`return [await thrown(() => DOMException.prototype.name), await thrown(() => DOMException()), DOMException.length, Object.getPrototypeOf(DOMException.prototype) === Error.prototype, Object.getPrototypeOf(DOMException) === Function.prototype]`,
  'arguments become strings': js`return [new DOMException(1, 2).name, new DOMException(null).message, new DOMException(undefined, undefined).name, await thrown(() => new DOMException('', Symbol()))]`,
  'name cannot be set': js`const e = new DOMException('m', 'n'); return [await thrown(() => { e.name = 'x' }), e.name]`,
};

export const PERFORMANCE: Snippets = {
  now: js`const a = performance.now(); const b = performance.now(); return [typeof a, a >= 0, b >= a, performance.now.length]`,
  timeOrigin: js`const { timeOrigin } = performance; return [typeof timeOrigin, Math.abs(timeOrigin + performance.now() - Date.now()) < 1000]`,
  toJSON: js`return typeof performance.toJSON().timeOrigin`,
  'how it names itself': js`return [Object.prototype.toString.call(performance), performance instanceof Performance, performance instanceof EventTarget, await thrown(() => new Performance()), await thrown(() => Performance.prototype.now.call({}))]`,
  'marks and measures': js`performance.mark('a', { detail: { x: 1 } }); performance.mark('b'); const m = performance.measure('m', 'a', 'b'); const out = [m.name, m.entryType, m.duration >= 0, performance.getEntriesByName('a').length, performance.getEntriesByType('mark').length]; performance.clearMarks(); performance.clearMeasures(); return out`,
};

export const GLOBALS: Snippets = {
  'self and globalThis': js`return [self === globalThis, typeof window, typeof globalThis.self]`,
  navigator: js`return [typeof navigator, typeof navigator.userAgent, navigator.userAgent.length > 0]`,
  reportError: js`return [typeof reportError, await thrown(() => reportError())]`,
  'console is a namespace': js`return [Object.prototype.toString.call(console), typeof console.log, console.log.length, console.log.name, ['debug', 'info', 'warn', 'error', 'trace', 'dir', 'table', 'group', 'groupCollapsed', 'groupEnd', 'time', 'timeEnd', 'timeLog', 'count', 'countReset', 'assert', 'clear', 'dirxml'].filter((name) => typeof console[name] !== 'function')]`,
  'console returns nothing and never throws': js`return [console.debug(), await thrown(() => console.debug(Symbol('x'))), await thrown(() => console.debug(Object.create(null))), await thrown(() => { const { debug } = console; debug('x') })]`,
  'the kind of a global property': js`return ['fetch', 'Headers', 'setTimeout', 'structuredClone', 'URL', 'atob'].map((name) => { let owner = globalThis; while (owner && !Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner); const d = owner && Object.getOwnPropertyDescriptor(owner, name); return d && [name, d.writable, d.configurable] })`,
  'interfaces are not enumerable': js`return ['Headers', 'URL', 'Response', 'ReadableStream', 'Event'].map((name) => Object.getOwnPropertyDescriptor(globalThis, name)?.enumerable)`,
  'crypto and performance cannot be replaced by assignment': js`const before = crypto; const d = Object.getOwnPropertyDescriptor(globalThis, 'crypto'); try { globalThis.crypto = 1 } catch {} const kept = globalThis.crypto === before; if (!kept) Object.defineProperty(globalThis, 'crypto', d); return kept`,
  'fetch without arguments': js`return [await thrown(() => fetch()), fetch.length, fetch.name]`,
  'fetch rejects and does not throw': js`const p = fetch('http://'); return [p instanceof Promise, await thrown(() => p)]`,
  'schemes that fetch refuses': js`return Promise.all(['ftp://a.test/', 'x:y', 'mailto:a@b'].map((url) => thrown(() => fetch(url))))`,
  'fetch of data': js`const r = await fetch('data:text/plain;charset=utf-8;base64,w6k='); return [r.status, r.headers.get('content-type'), await r.text(), r.url]`,
  'fetch of odd data': js`return Promise.all(['data:,a%20b', 'data:text/html,<p>', 'data:;base64,YQ', 'data:application/json,{"a":1}', 'data:text/x;a=b,c'].map(async (url) => { const r = await fetch(url); return [r.headers.get('content-type'), await r.text()] }))`,
  'fetch of broken data': js`return [await thrown(() => fetch('data:nope')), await thrown(() => fetch('data:;base64,!'))]`,
  'fetch of a blob': js`return thrown(() => fetch('blob:https://a.test/1'))`,
  'bad init for fetch': js`return [await thrown(() => fetch('https://a.test', { method: 'a b' })), await thrown(() => fetch('https://a.test', { body: 'x' })), await thrown(() => fetch('https://a.test', { headers: { 'a b': '1' } }))]`,
  'a port channel': js`const { port1, port2 } = new MessageChannel(); const got = new Promise((done) => { port2.onmessage = (e) => done(e.data) }); port1.postMessage({ a: [1] }); const data = await got; port1.close(); return data`,
  WebAssembly: js`return [typeof WebAssembly, typeof WebAssembly?.instantiate]`,
};
