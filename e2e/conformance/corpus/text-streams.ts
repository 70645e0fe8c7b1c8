import { js, type Snippets } from './snippets.ts';

export const TEXT_STREAMS: Snippets = {
  'decoding chunks that split characters': js`return (await drain(streamOf(bytes('61e2'), bytes('82'), bytes('ac'), bytes('f09f9880')).pipeThrough(new TextDecoderStream()))).join('|')`,
  'decoding what is cut short': js`return (await drain(streamOf(bytes('61e282')).pipeThrough(new TextDecoderStream()))).join('')`,
  'fatal decoding': js`return [await thrown(() => drain(streamOf(bytes('61ff')).pipeThrough(new TextDecoderStream('utf-8', { fatal: true })))), await thrown(() => drain(streamOf(bytes('e2')).pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))))]`,
  'the byte order mark': js`const d = (options) => drain(streamOf(bytes('ef'), bytes('bbbf61')).pipeThrough(new TextDecoderStream('utf-8', options))); return [(await d()).join(''), (await d({ ignoreBOM: true })).join('')]`,
  'empty chunks give none': js`return drain(streamOf(new Uint8Array(0), bytes('61'), new Uint8Array(0)).pipeThrough(new TextDecoderStream()))`,
  'what a decoder takes': js`return [await drain(streamOf(bytes('61').buffer, new DataView(bytes('62').buffer)).pipeThrough(new TextDecoderStream())), await thrown(() => drain(streamOf('text').pipeThrough(new TextDecoderStream()))), await thrown(() => drain(streamOf(1).pipeThrough(new TextDecoderStream())))]`,
  'what a decoder says of itself': js`const d = new TextDecoderStream('UTF8', { fatal: true }); return [readAll(d, ['encoding', 'fatal', 'ignoreBOM']), Object.prototype.toString.call(d), d.readable instanceof ReadableStream, d.writable instanceof WritableStream, await thrown(() => new TextDecoderStream('nope'))]`,
  'UTF-16': js`return (await drain(streamOf(bytes('61003d'), bytes('d800de')).pipeThrough(new TextDecoderStream('utf-16le')))).join('')`,
  encoding: js`return (await drain(streamOf('a', 'é€').pipeThrough(new TextEncoderStream()))).map((chunk) => [chunk.constructor.name, hex(chunk)])`,
  'encoding surrogates that are split': js`return (await drain(streamOf('a\ud83d', '\ude00b', '\ud83d', 'x', '\ud83d').pipeThrough(new TextEncoderStream()))).map((chunk) => hex(chunk)).join('')`,
  'encoding what is no text': js`return (await drain(streamOf(1, null, undefined, { toString: () => 'own' }, [1, 2]).pipeThrough(new TextEncoderStream()))).map((chunk) => hex(chunk)).join('|')`,
  'encoding empty text gives none': js`return (await drain(streamOf('', 'a', '').pipeThrough(new TextEncoderStream()))).length`,
  'encoding a symbol': js`return thrown(() => drain(streamOf(Symbol('x')).pipeThrough(new TextEncoderStream())))`,
  'what an encoder says of itself': js`const e = new TextEncoderStream(); return [e.encoding, Object.prototype.toString.call(e), Object.keys(e), await thrown(() => TextEncoderStream())]`,
  'there and back': js`return (await drain(streamOf('ab', '\u{1F600}é', '').pipeThrough(new TextEncoderStream()).pipeThrough(new TextDecoderStream()))).join('')`,
};

const GZIP = js`const run = async (stream, ...chunks) => { const r = new Response(streamOf(...chunks).pipeThrough(stream)); return r.bytes() };
const zip = (format, ...chunks) => run(new CompressionStream(format), ...chunks);
const unzip = (format, ...chunks) => run(new DecompressionStream(format), ...chunks);
`;

export const COMPRESSION: Snippets = {
  'there and back': js`${GZIP} const text = utf8('abc'.repeat(1000)); return Promise.all(['gzip', 'deflate', 'deflate-raw'].map(async (format) => { const small = await zip(format, text); return [small.length < 100, hex(await unzip(format, small)) === hex(text)] }))`,
  'of nothing': js`${GZIP} return Promise.all(['gzip', 'deflate', 'deflate-raw'].map(async (format) => (await unzip(format, await zip(format))).length))`,
  'the heads of the formats': js`${GZIP} const [g, d] = [await zip('gzip', utf8('a')), await zip('deflate', utf8('a'))]; return [hex(g.subarray(0, 3)), hex(d.subarray(0, 1)), hex(g.subarray(-8)), hex(d.subarray(-4))]`,
  'formats that are refused': js`return Promise.all(['br', 'zip', 'GZIP', '', undefined, null].flatMap((format) => [thrown(() => new CompressionStream(format)), thrown(() => new DecompressionStream(format))]))`,
  'a known stream': js`${GZIP} return [hex(await unzip('deflate-raw', bytes('4b4c4a0600'))), hex(await unzip('deflate', bytes('789c4b4c4a0600024d0127')))]`,
  'in pieces': js`${GZIP} const z = await zip('gzip', utf8('hello '), utf8('world')); return new TextDecoder().decode(await unzip('gzip', ...Array.from(z, (byte) => new Uint8Array([byte]))))`,
  'cut short': js`${GZIP} const z = await zip('gzip', utf8('hello')); return Promise.all([1, 5, 10, z.length - 1].map((length) => thrown(() => unzip('gzip', z.subarray(0, length)))))`,
  'followed by more': js`${GZIP} const z = await zip('gzip', utf8('hello')); return [await thrown(() => unzip('gzip', z, bytes('00'))), await thrown(() => unzip('gzip', new Uint8Array([...z, 1])))]`,
  damaged: js`${GZIP} const z = await zip('gzip', utf8('hello')); const crc = z.slice(); crc[crc.length - 8] ^= 1; const size = z.slice(); size[size.length - 4] ^= 1; const magic = z.slice(); magic[0] = 0; return Promise.all([crc, size, magic].map((bad) => thrown(() => unzip('gzip', bad))))`,
  'damaged deflate': js`${GZIP} const z = await zip('deflate', utf8('hello')); const sum = z.slice(); sum[sum.length - 1] ^= 1; return [await thrown(() => unzip('deflate', sum)), await thrown(() => unzip('deflate', bytes('ffff'))), await thrown(() => unzip('deflate-raw', bytes('07')))]`,
  'nothing is no stream': js`${GZIP} return Promise.all(['gzip', 'deflate', 'deflate-raw'].map((format) => thrown(() => unzip(format))))`,
  'what it takes': js`${GZIP} return [hex(await unzip('gzip', (await zip('gzip', utf8('ab').buffer)).buffer)), await thrown(() => zip('gzip', 'text')), await thrown(() => zip('gzip', 1)), await thrown(() => zip('gzip', null))]`,
  'how it names itself': js`const c = new CompressionStream('gzip'); return [Object.prototype.toString.call(c), Object.prototype.toString.call(new DecompressionStream('gzip')), c.readable instanceof ReadableStream, c.writable instanceof WritableStream, await thrown(() => CompressionStream('gzip'))]`,
  'a response that is compressed': js`const r = new Response(new Blob(['x'.repeat(5000)]).stream().pipeThrough(new CompressionStream('gzip'))); const text = await new Response(r.body.pipeThrough(new DecompressionStream('gzip'))).text(); return text.length`,
  'a name and a comment in the head of gzip': js`${GZIP} const z = await zip('gzip', utf8('hello')); const named = new Uint8Array([...z.slice(0, 3), z[3] | 8, ...z.slice(4, 10), 97, 0, ...z.slice(10)]); return new TextDecoder().decode(await unzip('gzip', named))`,
  'random bytes': js`${GZIP} let x = 1; const noise = Uint8Array.from({ length: 20000 }, () => (x = (x * 48271) % 2147483647) & 255); const z = await zip('deflate-raw', noise.subarray(0, 7000), noise.subarray(7000)); return [hex(await unzip('deflate-raw', z)) === hex(noise)]`,
};
