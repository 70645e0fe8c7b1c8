/** Bodies of Request and Response, each snippet as in Node. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { testSameAsNode } from '../engine/fixtures/same-as-node.ts';

const STREAM = `const stream = (...chunks) => new ReadableStream({ start(c) { for (const chunk of chunks) c.enqueue(chunk); c.close(); } });`;
const POST = `const post = (body, more) => new Request('https://a.test/', { method: 'POST', body, ...more });`;

testSameAsNode({
  'a body as a stream': {
    'it is made once, and neither locked nor used': `const r = new Response('x'); return [r.body === r.body, r.body.locked, r.bodyUsed, r.body instanceof ReadableStream]`,
    'a reader locks it, reading uses it': `const r = new Response('x'); const reader = r.body.getReader(); const before = [r.body.locked, r.bodyUsed]; const { done, value } = await reader.read(); return [before, r.bodyUsed, done, [...value], await reader.read()]`,
    'it reads into buffers that it is given': `const reader = new Response('abc').body.getReader({ mode: 'byob' }); const seen = []; for (;;) { const { done, value } = await reader.read(new Uint8Array(2)); seen.push([done, [...value]]); if (done) return seen; }`,
    'a locked body cannot be read': `const r = new Response('x'); r.body.getReader(); return r.text().catch((e) => [e.name, r.bodyUsed])`,
    'nor cloned': `const r = new Response('x'); r.body.getReader(); r.clone()`,
    'one that is let go again can': `const r = new Response('x'); r.body.getReader().releaseLock(); return [r.bodyUsed, await r.text()]`,
    'cancelling uses it': `const r = new Response('x'); await r.body.cancel(); return [r.bodyUsed, await r.text().catch((e) => e.name)]`,
    'an empty body has a stream that ends': `const r = new Response(''); return [r.body !== null, await r.body.getReader().read()]`,
    'after reading it is locked and used': `const r = new Response('x'); const reading = r.text(); const during = [r.bodyUsed, r.body.locked]; await reading; return [during, r.bodyUsed, r.body.locked, await r.body.cancel().catch((e) => e.name)]`,
    iteration: `const seen = []; for await (const chunk of new Response('abc').body) seen.push(...chunk); return seen`,
    'both ends of a tee': `const [a, b] = new Response('abc').body.tee(); return [await new Response(a).text(), await new Response(b).text()]`,
    'a clone leaves another stream behind': `const r = new Response('x'); const { body } = r; const c = r.clone(); return [body === r.body, body.locked, r.bodyUsed, await c.text(), await r.text()]`,
    'through text and back': `const upper = new TransformStream({ transform(text, c) { c.enqueue(text.toUpperCase()); } }); const r = new Response('héllo'); return new Response(r.body.pipeThrough(new TextDecoderStream()).pipeThrough(upper).pipeThrough(new TextEncoderStream())).text()`,
  },
  'a stream as a body': {
    'it is the body': `${STREAM} const s = stream(Uint8Array.of(104), Uint8Array.of(105)); const r = new Response(s); return [r.body === s, [...r.headers], r.bodyUsed, await r.text(), r.bodyUsed]`,
    'of other things than bytes it cannot be read': `${STREAM} return Promise.all(['x', 1, new Uint16Array(1), new ArrayBuffer(1), null].map((chunk) => new Response(stream(chunk)).text().catch((e) => e.name)))`,
    'but passed through': `${STREAM} return (await new Response(stream({ a: 1 })).body.getReader().read()).value`,
    'one that fails': `return new Response(new ReadableStream({ pull() { throw new RangeError('x'); } })).text().catch((e) => e.name + e.message)`,
    'a locked one': `${STREAM} const s = stream(); s.getReader(); new Response(s)`,
    'one that was read from': `${STREAM} const s = stream(Uint8Array.of(1), Uint8Array.of(2)); const reader = s.getReader(); await reader.read(); reader.releaseLock(); new Response(s)`,
    'a clone reads the same': `${STREAM} const r = new Response(stream(Uint8Array.of(1), Uint8Array.of(2))); const c = r.clone(); return [[...await c.bytes()], [...new Uint8Array(await r.arrayBuffer())]]`,
    'a request needs duplex': `${POST} ${STREAM} post(stream())`,
    'and has it': `${POST} ${STREAM} const r = post(stream(Uint8Array.of(104)), { duplex: 'half' }); return [r.duplex, [...r.headers], await r.text()]`,
    'only half': `${POST} ${STREAM} post(stream(), { duplex: 'full' })`,
  },
  'bodies made of': {
    'views and buffers': `const { buffer } = Uint8Array.of(1, 2, 3, 4); return Promise.all([buffer, new Uint8Array(buffer, 1, 2), new DataView(buffer, 3), new Uint16Array(buffer)].map(async (body) => [...await new Response(body).bytes()]))`,
    'shared memory': `new Response(new Uint8Array(new SharedArrayBuffer(2)))`,
    'a symbol': `new Response(Symbol('x'))`,
    'other values': `return Promise.all([null, undefined, false, 0, '', {}, () => 1].map(async (body) => [await new Response(body).text(), new Response(body).body === null]))`,
    'lone surrogates': `return new Response('a\\ud800b').text()`,
    'a byte order mark': `return [await new Response('\\ufeffx').text(), await new Response('\\ufeff{"a":1}').json()]`,
    'nothing, as JSON': `await new Response('').json()`,
  },
  Request: {
    'what it says of itself': `const r = new Request('https://a.test/?x#y'); return [r.url, r.referrer, r.referrerPolicy, r.mode, r.credentials, r.cache, r.redirect, r.integrity, r.keepalive, r.destination, r.duplex, r.isHistoryNavigation, r.isReloadNavigation]`,
    'what it was told': `const r = new Request('https://a.test', { redirect: 'manual', cache: 'no-store', credentials: 'omit', integrity: 'sha256-x', keepalive: 1, referrer: '', referrerPolicy: 'origin', mode: 'same-origin' }); return [r, new Request(r), r.clone()].map((r) => [r.redirect, r.cache, r.credentials, r.integrity, r.keepalive, r.referrer, r.referrerPolicy, r.mode])`,
    'what it refuses': `return [{ redirect: 'x' }, { mode: 'x' }, { mode: 'navigate' }, { cache: 'x' }, { cache: 'only-if-cached' }, { credentials: 'x' }, { window: 1 }, { referrer: 'http://' }, { referrerPolicy: 'x' }, { method: '' }, { method: 'a b' }, { method: 'GET', body: '' }, 5, { window: null }, { body: null }].map((init) => { try { new Request('https://a.test', init); return 'taken'; } catch (e) { return e.name; } })`,
    'credentials in the address': `new Request('https://me:secret@a.test')`,
    'no address': `new Request()`,
    'a method that is null': `return new Request('https://a.test', { method: null }).method`,
    'made of another takes its body': `${POST} const a = post('x'); const b = new Request(a); return [a.bodyUsed, b.bodyUsed, await b.text(), await a.text().catch((e) => e.name)]`,
    'unless it has its own': `${POST} const a = post('x'); const b = new Request(a, { body: 'y' }); return [a.bodyUsed, await b.text(), await a.text()]`,
    'or the other is used up': `${POST} const a = post('x'); await a.text(); const made = (init) => { try { return new Request(a, init).method; } catch (e) { return e.name; } }; return [made(), made({ body: 'y' }), made({ body: null })]`,
    'GET made of POST': `${POST} new Request(post('x'), { method: 'GET' })`,
    'another as init shares its body': `${POST} const a = post('x', { headers: { a: '1' } }); const b = new Request('https://b.test', a); return [b.url, b.method, b.headers.get('a'), a.bodyUsed, a.body === b.body, await b.text(), a.bodyUsed]`,
    'a clone has a stream of its own': `${POST} const a = post('x'); const c = a.clone(); return [a.body === c.body, await a.text(), await c.text()]`,
  },
  Response: {
    'its interface': `const own = (o) => Object.keys(o).filter((name) => !['blob', 'formData', 'textStream'].includes(name)).sort(); return [own(new Response('x')), own(Response.prototype), own(Response), Response.length, Request.length, Response.name, String(new Response()), Object.hasOwn(Response.prototype, 'text'), Object.getPrototypeOf(Response.prototype) === Object.prototype]`,
    'a network error': `const r = Response.error(); return [r.type, r.status, r.ok, r.statusText, r.body, [...r.headers], r.url, r.redirected]`,
    'headers that stay as they are': `return [Response.error(), Response.redirect('https://a.test'), Response.error().clone()].map(({ headers }) => ['append', 'set', 'delete'].map((name) => { try { headers[name]('a', 'b'); } catch (e) { return e.name; } }))`,
    'a copy of them can change': `const h = new Headers(Response.redirect('https://a.test/').headers); h.set('a', 'b'); return [...h]`,
    'where it came from': `const r = new Response('x'); return [r.type, r.url, r.redirected, r.ok]`,
    'redirects check the status': `return [200, 302.9, '301', 304, 65836].map((status) => { try { return Response.redirect('https://a.test', status).status; } catch (e) { return e.name; } })`,
    'status text': `return ['a b\\tc', 'é', 'a\\nb', 'é€', '\\0', '\\x7f'].map((statusText) => { try { return new Response('', { statusText }).statusText; } catch (e) { return e.name; } })`,
    'status wraps around': `return [65736, 200.9, true, null, '', [], [201], {}, NaN, Infinity].map((status) => { try { return new Response(null, { status }).status; } catch (e) { return e.name; } })`,
    'init is an object or nothing': `return [null, undefined, {}, () => 1, 5, 'x', true].map((init) => { try { return new Response('', init).status; } catch (e) { return e.name; } })`,
    'null-body statuses and the empty body': `return [101, 103, 204, 205, 304].map((status) => { try { return new Response('', { status }).status; } catch (e) { return e.name; } })`,
    'json with all the trimmings': `const r = Response.json({ a: 1 }, { headers: { 'content-type': 'x/y' }, status: 202, statusText: 'Z' }); return [r.headers.get('content-type'), r.status, r.statusText]`,
    'json that cannot be': `return [[1, { status: 204 }], [Symbol('x')], [1n], []].map((args) => { try { return Response.json(...args).status; } catch (e) { return e.name; } })`,
    'called on something else': `return Promise.all([Response.prototype.text.call({}), Request.prototype.json.call(1)].map((p) => p.catch((e) => e.name)))`,
  },
});
