/** The Streams standard is a library's; these are the seams: what it needs of the engine, and what we add. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { testSameAsNode } from '../../engine/fixtures/same-as-node.ts';

const ALL = `const all = async (stream) => { const seen = []; for await (const chunk of stream) seen.push(chunk); return seen; };`;

testSameAsNode({
  streams: {
    'backpressure holds a producer up': `const seen = []; const s = new ReadableStream({ pull(c) { seen.push('pull'); c.enqueue(seen.length); } }, { highWaterMark: 2 }); await null; await new Promise((d) => setTimeout(d, 5)); const before = seen.length; await s.getReader().read(); await new Promise((d) => setTimeout(d, 5)); return [before, seen.length]`,
    'a writer waits until it may': `let release; const w = new WritableStream({ write: () => new Promise((d) => { release = d; }) }).getWriter(); const sizes = [w.desiredSize]; void w.write(1); sizes.push(w.desiredSize); setTimeout(() => release(), 2); await w.ready; return [...sizes, w.desiredSize]`,
    'pipes close and abort as told': `const log = []; const sink = (name) => new WritableStream({ write(c) { log.push(name + c); }, close() { log.push(name + ' closed'); }, abort(r) { log.push(name + ' aborted ' + r); } }); const from = (fail) => new ReadableStream({ start(c) { c.enqueue(1); if (fail) return; c.close(); }, pull(c) { c.error('bad'); } }, { highWaterMark: 0 }); await from(false).pipeTo(sink('a')); await from(true).pipeTo(sink('b')).catch((e) => log.push('rejected ' + e)); await from(false).pipeTo(sink('c'), { preventClose: true }); return log`,
    'transforms flush': `${ALL} return all(new ReadableStream({ start(c) { c.enqueue(1); c.enqueue(2); c.close(); } }).pipeThrough(new TransformStream({ transform(n, c) { c.enqueue(n * 2); }, flush(c) { c.enqueue('end'); } })))`,
    'a tee reads once': `${ALL} let pulls = 0; const [a, b] = new ReadableStream({ pull(c) { c.enqueue(++pulls); if (pulls === 3) c.close(); } }, { highWaterMark: 0 }).tee(); return [await all(a), await all(b), pulls]`,
    'cancelling tells the source': `let why; const s = new ReadableStream({ cancel(reason) { why = reason; } }); await s.cancel('enough'); return why`,
    'leaving a loop cancels': `let why = 'not'; const s = new ReadableStream({ pull(c) { c.enqueue(1); }, cancel() { why = 'cancelled'; } }); for await (const one of s) break; return [why, s.locked]`,
    'from an iterable': `${ALL} return [await all(ReadableStream.from([1, 2])), await all(ReadableStream.from((async function* () { yield 'a'; })()))]`,
    'byte streams fill buffers': `const s = new ReadableStream({ type: 'bytes', pull(c) { const { view } = c.byobRequest; view[0] = 7; c.byobRequest.respond(1); } }); const { value } = await s.getReader({ mode: 'byob' }).read(new Uint8Array(3)); return [...value]`,
    'byte streams take chunks over': `const chunk = Uint8Array.of(1, 2); const s = new ReadableStream({ type: 'bytes', start(c) { c.enqueue(chunk); } }); const { value } = await s.getReader().read(); return [[...value], chunk.length]`,
    strategies: `return [new ByteLengthQueuingStrategy({ highWaterMark: 5 }).size(new Uint8Array(3)), new CountQueuingStrategy({ highWaterMark: 5 }).highWaterMark]`,
    'what is locked stays locked': `const s = new ReadableStream(); s.getReader(); return [() => s.getReader(), () => s.tee()].map((f) => { try { f(); return 'ok'; } catch (e) { return e.name; } })`,
    'a transform that throws fails both ends': `const { readable, writable } = new TransformStream({ transform() { throw new RangeError('x'); } }); const w = writable.getWriter(); const results = await Promise.allSettled([w.write(1), readable.getReader().read()]); return results.map(({ reason }) => reason?.name)`,
    'aborting a writer': `const log = []; const w = new WritableStream({ abort(r) { log.push(r); } }).getWriter(); await w.abort('why'); return [log, await w.closed.catch((e) => e), await w.write(1).catch((e) => e)]`,
    names: `return [ReadableStream, WritableStream, TransformStream, ReadableStreamDefaultReader, ByteLengthQueuingStrategy].map((c) => [c.name, c.length, Object.prototype.toString.call(c.prototype)])`,
  },
  'text streams': {
    'encoding joins halves of a pair': `${ALL} const s = new ReadableStream({ start(c) { for (const text of ['a\\ud83d', '\\ude00b', '', '\\ud83d', 'x', 5, '\\ude00', '\\ud83d']) c.enqueue(text); c.close(); } }); return (await all(s.pipeThrough(new TextEncoderStream()))).map((bytes) => [...bytes])`,
    'encoding gives bytes': `const e = new TextEncoderStream(); return [e.encoding, e.readable instanceof ReadableStream, e.writable instanceof WritableStream]`,
    'decoding joins halves of a character': `${ALL} const s = new ReadableStream({ start(c) { for (const bytes of [[0xe2, 0x82], [0xac, 0xf0], [0x9f, 0x98, 0x80], [0xff], [0xe2]]) c.enqueue(Uint8Array.from(bytes)); c.close(); } }); return (await all(s.pipeThrough(new TextDecoderStream()))).join('|')`,
    'fatal decoding fails': `${ALL} const broken = (bytes) => all(new ReadableStream({ start(c) { c.enqueue(Uint8Array.from(bytes)); c.close(); } }).pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))).catch((e) => e.name); return [await broken([0xff]), await broken([0xe2])]`,
    'decoding takes buffers and views only': `${ALL} const of = (chunk) => all(new ReadableStream({ start(c) { c.enqueue(chunk); c.close(); } }).pipeThrough(new TextDecoderStream())).catch((e) => e.name); return [await of(new Uint8Array([97]).buffer), await of(new DataView(new Uint8Array([98]).buffer)), await of('x'), await of({})]`,
    'the byte order mark': `${ALL} const bom = (options) => all(new ReadableStream({ start(c) { c.enqueue(Uint8Array.of(0xef, 0xbb)); c.enqueue(Uint8Array.of(0xbf, 0x61)); c.close(); } }).pipeThrough(new TextDecoderStream('utf-8', options))); return [await bom(), (await bom({ ignoreBOM: true })).join('').length]`,
    'what a decoder says of itself': `const d = new TextDecoderStream('UTF8', { fatal: 1 }); return [d.encoding, d.fatal, d.ignoreBOM]`,
    'an unknown encoding': `new TextDecoderStream('klingon')`,
  },
});
