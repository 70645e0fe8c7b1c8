/** CompressionStream and DecompressionStream, against Node's zlib; what a browser refuses is refused. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import * as zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { environment, get, loadHandler, loadSnippets } from '../../engine/fixtures/real-handler.ts';

const FORMATS = ['gzip', 'deflate', 'deflate-raw'] as const;
type Format = (typeof FORMATS)[number];

const COMPRESS = { gzip: zlib.gzipSync, deflate: zlib.deflateSync, 'deflate-raw': zlib.deflateRawSync };
const DECOMPRESS = { gzip: zlib.gunzipSync, deflate: zlib.inflateSync, 'deflate-raw': zlib.inflateRawSync };

const MIB = 1024 * 1024;
const text = Array.from({ length: 3_000 }, (_, index) => `line ${index * index}`).join('\n');

const handler = await loadHandler(`
const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const streamOf = (bytes, size) => new ReadableStream({
  start(c) { for (let at = 0; at < bytes.length; at += size) c.enqueue(bytes.slice(at, at + size)); c.close(); },
});
const through = (stream, transform) => new Response(stream.pipeThrough(transform));
export default { async fetch(request) {
  const { pathname, searchParams } = new URL(request.url);
  const format = searchParams.get('format');
  if (pathname === '/compress') return through(request.body, new CompressionStream(format));
  const size = Number(searchParams.get('size') ?? 65536);
  const answers = [];
  for (const line of (await request.text()).split('\\n')) {
    const reading = through(streamOf(bytesOf(line), size), new DecompressionStream(format)).text();
    answers.push(await reading.catch((error) => error.name));
  }
  return Response.json(answers);
} };`);

function run(path: string, body: string): Buffer {
  const { result } = handler.run(get(path, { method: 'POST', body }), environment());
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return Buffer.from(result.value.body);
}

const decompressed = (format: Format, inputs: readonly Buffer[], size = 65_536): string[] =>
  JSON.parse(
    run(
      `/decompress?format=${format}&size=${size}`,
      inputs.map((input) => input.toString('hex')).join('\n'),
    ).toString(),
  ) as string[];

test.each(FORMATS)('%s: zlib reads what is compressed here', (format) => {
  for (const plain of ['', 'x', text])
    expect(DECOMPRESS[format](run(`/compress?format=${format}`, plain)).toString()).toBe(plain);
  expect(run(`/compress?format=${format}`, text).length).toBeLessThan(text.length / 2);
});

test.each(FORMATS)('%s: what zlib compressed is read here, however it is cut', (format) => {
  const inputs = [0, 1, 9].map((level) => COMPRESS[format](text, { level }));
  expect(decompressed(format, inputs)).toEqual([text, text, text]);
  const short = text.slice(0, 500);
  const cut = [0, 1, 9].map((level) => COMPRESS[format](short, { level }));
  expect(decompressed(format, cut, 1)).toEqual([short, short, short]);
  expect(decompressed(format, [COMPRESS[format]('')])).toEqual(['']);
});

test.each(FORMATS)('%s: what is cut short or has something behind it is refused', (format) => {
  const whole = COMPRESS[format]('hello hello hello');
  const cut = Array.from({ length: whole.length }, (_, size) => whole.subarray(0, size));
  const behind = [Buffer.concat([whole, Buffer.of(0)]), Buffer.concat([whole, whole])];
  expect(new Set(decompressed(format, [...cut, ...behind]))).toEqual(new Set(['TypeError']));
});

test.each(['gzip', 'deflate'] as const)('%s: a damaged bit is noticed where zlib notices it', (format) => {
  const whole = COMPRESS[format](text.slice(0, 200));
  const damaged = Array.from({ length: whole.length * 8 }, (_, bit) => {
    const copy = Buffer.from(whole);
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return copy;
  });
  expect(decompressed(format, damaged)).toEqual(damaged.map((input) => decompressedByZlib(format, input)));
});

function decompressedByZlib(format: Format, input: Buffer): string {
  try {
    return DECOMPRESS[format](input).toString();
  } catch {
    return 'TypeError';
  }
}

test('gzip headers with names, comments and checks', () => {
  const [head, rest] = [zlib.gzipSync('hello').subarray(0, 10), zlib.gzipSync('hello').subarray(10)];
  const withFlags = (flags: number, ...fields: Buffer[]): Buffer =>
    Buffer.concat([head.subarray(0, 3), Buffer.of(flags), head.subarray(4), ...fields, rest]);
  const extra = Buffer.from([2, 0, 9, 9]);
  const named = withFlags(8, Buffer.from('name\0'));
  const checked = Buffer.concat([head.subarray(0, 3), Buffer.of(2), head.subarray(4)]);
  const check = Buffer.alloc(2);
  // Node 20 has no crc32 of its own: gzip's trailer has it.
  check.writeUInt16LE(zlib.gzipSync(checked).subarray(-8).readUInt16LE(0));
  expect(
    decompressed(
      'gzip',
      [
        named,
        withFlags(28, extra, Buffer.from('name\0comment\0')),
        withFlags(2, check),
        withFlags(2, Buffer.of(0, 0)),
        withFlags(32),
      ],
      1,
    ),
  ).toEqual(['hello', 'hello', 'hello', 'TypeError', 'TypeError']);
});

test.each([
  ['5 MB out of 5 KB', 'DecompressionStream', zlib.gzipSync(Buffer.alloc(5_000_000)), 5_000_000],
  ['2 MB to be compressed', 'CompressionStream', Buffer.from(text.repeat(55)), null],
])('%s are never held whole', async (_, stream, body, sizeBytes) => {
  const streaming = await loadHandler(`export default { async fetch() {
    return new Response((await fetch('https://o.test/')).body.pipeThrough(new ${stream}('gzip')));
  } };`);
  const { cm32p2_memory: memory } = streaming.reset();
  const before = memory.buffer.byteLength;
  const reply = { status: 200, headers: [], body: new Uint8Array(body), networkUs: 0, serviceUs: 0 };
  const { result } = streaming.run(get(), environment({ callOrigin: () => reply }));
  expect(memory.buffer.byteLength - before).toBeLessThan(sizeBytes === null ? MIB : 2 * MIB);
  const made = Buffer.from(result.ok ? result.value.body : []);
  if (sizeBytes === null) expect(zlib.gunzipSync(made).equals(body)).toBe(true);
  else expect(made.equals(Buffer.alloc(sizeBytes))).toBe(true);
});

test.each([
  [
    'formats',
    `return ['gzip', 'deflate', 'deflate-raw', 'GZIP', '', undefined, null].map((format) => [CompressionStream, DecompressionStream].map((Stream) => { try { return new Stream(format) && 'taken'; } catch (error) { return error.name; } }))`,
    [
      ...Array.from({ length: 3 }, () => ['taken', 'taken']),
      ...Array.from({ length: 4 }, () => ['TypeError', 'TypeError']),
    ],
  ],
  [
    'chunks that are no bytes',
    `const { readable, writable } = new CompressionStream('gzip'); const w = writable.getWriter(); const name = (error) => error.name; return Promise.all([w.write({}).catch(name), w.closed.catch(name), readable.getReader().read().catch(name)])`,
    ['TypeError', 'TypeError', 'TypeError'],
  ],
  [
    'buffers and views',
    `const { readable, writable } = new CompressionStream('gzip'); const w = writable.getWriter(); for (const chunk of [new ArrayBuffer(3), new DataView(new ArrayBuffer(2)), new Uint16Array(2)]) void w.write(chunk); void w.close(); return (await new Response(readable.pipeThrough(new DecompressionStream('gzip'))).bytes()).length`,
    9,
  ],
  [
    'cancelling and aborting',
    `const one = new DecompressionStream('gzip'); await one.readable.cancel('why'); const w = one.writable.getWriter(); const two = new CompressionStream('gzip'); await two.writable.getWriter().abort('so'); const same = (reason) => reason; return [await w.closed.catch(same), await w.write(new Uint8Array(1)).catch(same), await two.readable.getReader().read().catch(same)]`,
    ['why', 'why', 'so'],
  ],
])('as in Chromium: %s', async (_, code, expected) => {
  expect((await loadSnippets([code]))(0)).toEqual(expected);
});
