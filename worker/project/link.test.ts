import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeLink, encodeLink } from './link.ts';
import { crc32, isLink, LINK_LIMIT_CHARS, open, seal } from './link-envelope.ts';
import { GOLDEN_PROJECT, HELLO } from './link-golden.ts';
import { INFLATED_LIMIT_BYTES } from './link-v1.ts';
import { LINK_V1_DICTIONARY } from './link-v1-dictionary.ts';

/**
 * Made once by version 1 and never again. If a change of yours breaks one of these, links that people have shared are
 * broken too: read docs/formats.md before you touch it.
 */
const GOLDEN_HELLO =
  '#h=ASOxra2vpaUQkpGqUJwLrDOACQBakRZZKRQnVhYDMxXQDGARrVCekQ9sWBcBc0B2MbAxCWpAl2ekFoHFMouBqRXoVmAqVdACFmjYcg6JeQBY-SAVgMAWA84MgVF6El9yElHaQb0K7GspgBKCYkxMXgJquQFOw_TLksWVKXmplaNZcihlSQCKm9uz';
const GOLDEN_LINK =
  '#h=AZWYSwrCMBCGryKCuLG1SRrrCCLiAdy47MY3ogufCxeCB9AbCG5ceA9v4gk8gpNUbZMmpUIXXU0DmW_6fxNn7cdlvejvBoXX9XSOI7eYqA5OxuFcS_q5Ujc2arhNR-_s9NWo-z6rlmUUl9TJe_-7jVurZqnDSm1Q-lkX1mR_o3h8SnfR29cGc_nWxswuymmFzZbcHwwxoU7y-W58HNTM2Qg1M6iE2MrbMb6GxefxHqJyGkkU2vklEX-Se-FN-TxUZ9Gn4EMtoMA1JJnneNSh9R5lDQ74uACgYKm6ppXNj2FqYBLq4hfTZAYZWJLItmPWQMXSyqSgxERkjYlDJFgklMu5YKCQTS0QEiuCnssVBG0bDAmBtsb4eb-6ySCBS6ObkssM7kWjKrHMSOxMfv21WT5umNyxlw6HN3ePfQg';

const dictionary = new TextEncoder().encode(LINK_V1_DICTIONARY);

/** A version 1 link with this text inside, made by another DEFLATE than ours. */
function linkAround(text: string): string {
  return link(1, deflateRawSync(text, { level: 9, dictionary }));
}

function link(version: number, payload: Uint8Array): string {
  const sealed = seal({ version, payload });
  if (!sealed.ok) throw new Error('too large for this test');
  return sealed.value;
}

/** Text that hardly compresses, the same each time. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(33 + ((state >>> 16) % 90));
  }).join('');
}

function failureOf(hash: string) {
  const decoded = decodeLink(hash);
  return decoded.ok ? null : decoded.failure;
}

test('links of version 1 mean what they always meant', () => {
  expect(decodeLink(GOLDEN_HELLO)).toEqual({ ok: true, value: HELLO });
  expect(decodeLink(GOLDEN_LINK)).toEqual({ ok: true, value: GOLDEN_PROJECT });
});

test('the dictionary of version 1 is as it always was', () => {
  expect(dictionary.length).toBe(3775);
  expect(crc32(dictionary)).toBe(0x40bf_0de9);
});

test('a hello fits into a chat message', () => {
  const encoded = encodeLink(HELLO);
  expect(encoded.ok && encoded.value.length).toBeLessThan(250);
});

test('the payload is plain DEFLATE that any zlib reads', () => {
  const opened = open(GOLDEN_HELLO);
  if (!opened.ok) throw new Error('unreachable');
  const json = inflateRawSync(opened.value.payload, { dictionary }).toString('utf8');
  expect(JSON.parse(json)).toEqual(HELLO);
  expect(decodeLink(linkAround(JSON.stringify(HELLO)))).toEqual({ ok: true, value: HELLO });
});

test('the checksum is CRC-32', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf4_3926);
});

test('a link cut anywhere is refused as damaged', () => {
  for (let length = 0; length < GOLDEN_LINK.length; length += 1) {
    expect(failureOf(GOLDEN_LINK.slice(0, length))?.kind).toBe('link-damaged');
  }
});

test('a link with any one character altered is refused as damaged', () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ ';
  for (let at = 0; at < GOLDEN_HELLO.length; at += 1) {
    for (const character of alphabet) {
      if (character === GOLDEN_HELLO[at]) continue;
      const altered = GOLDEN_HELLO.slice(0, at) + character + GOLDEN_HELLO.slice(at + 1);
      expect(failureOf(altered)?.kind).toBe('link-damaged');
    }
  }
});

test.each([
  '',
  '#',
  '#h=',
  '#other',
  GOLDEN_HELLO.slice(1),
  `${GOLDEN_HELLO}A`,
  `${GOLDEN_HELLO}==`,
  `${GOLDEN_HELLO}\n`,
])('a hash that is no link is refused: %j', (hash) => {
  expect(failureOf(hash)?.kind).toBe('link-damaged');
});

test('a hash of something else is told apart from a broken link', () => {
  expect(isLink('')).toBe(false);
  expect(isLink('#about')).toBe(false);
  expect(isLink('#h=broken')).toBe(true);
});

test('a link of a newer version is named as such', () => {
  expect(failureOf(link(2, new Uint8Array([1, 2, 3])))).toEqual({
    kind: 'link-from-newer-version',
    version: 2,
  });
  expect(failureOf(link(0, new Uint8Array([1, 2, 3])))?.kind).toBe('link-damaged');
});

test.each([
  ['not JSON', '{"title":'],
  ['no text', ''],
  ['deep nesting', '['.repeat(1_000_000)],
])('content that cannot be read is damaged: %s', (_, text) => {
  expect(failureOf(linkAround(text))?.kind).toBe('link-damaged');
});

const ORIGIN = {
  host: 'a.example',
  region: 'us-east-1',
  serviceMs: 1,
  status: 200,
  contentType: 'text/plain',
  body: '',
};

test.each([
  ['', null],
  ['', []],
  ['title', { ...HELLO, title: 7 }],
  ['file', { ...HELLO, file: '../handler.ts' }],
  ['', { ...HELLO, extra: true }],
  ['', JSON.parse(`{"__proto__":{"polluted":true},${JSON.stringify(HELLO).slice(1)}`)],
  ['requests', { ...HELLO, requests: [] }],
  ['requests', { ...HELLO, requests: Array.from({ length: 300_000 }, () => ({})) }],
  ['selectedRequest', { ...HELLO, selectedRequest: 1 }],
  ['world.seed', { ...HELLO, world: { ...HELLO.world, seed: -1 } }],
  ['world.traffic.perSecond', { ...HELLO, world: { ...HELLO.world, traffic: { perSecond: null } } }],
  ['world.startsAt', { ...HELLO, world: { ...HELLO.world, startsAt: 'yesterday' } }],
  ['world.startsAt', { ...HELLO, world: { ...HELLO.world, startsAt: '0001-01-01T00:00:00Z' } }],
  ['world.origins', { ...HELLO, world: { ...HELLO.world, origins: [ORIGIN, ORIGIN] } }],
  ['world', { ...HELLO, world: undefined }],
])('a wrong field is named: %j', (path, value) => {
  expect(failureOf(linkAround(JSON.stringify(value)))).toMatchObject({ kind: 'invalid-field', path });
});

test('the name of an unknown field does not flood the notice', () => {
  const failure = failureOf(linkAround(JSON.stringify({ ...HELLO, ['k'.repeat(500_000)]: 1 })));
  expect(failure?.kind === 'invalid-field' && failure.message.length).toBeLessThanOrEqual(200);
});

test('a link longer than the limit is refused before it is read', () => {
  const hash = `#h=${'A'.repeat(LINK_LIMIT_CHARS)}`;
  expect(failureOf(hash)).toEqual({ kind: 'link-too-large', limitBytes: LINK_LIMIT_CHARS });
});

test('a bomb is refused while it unfolds', () => {
  const bomb = linkAround('a'.repeat(48_000_000));
  expect(failureOf(bomb)).toEqual({ kind: 'link-too-large', limitBytes: INFLATED_LIMIT_BYTES });
});

test('a project that fits no link is reported, not cut', () => {
  const noisy = { ...HELLO, source: noise(400_000) };
  expect(encodeLink(noisy)).toEqual({
    ok: false,
    failure: { kind: 'link-too-large', limitBytes: LINK_LIMIT_CHARS },
  });
  const wide = { ...HELLO, source: '東'.repeat(400_000) };
  expect(encodeLink(wide)).toEqual({
    ok: false,
    failure: { kind: 'link-too-large', limitBytes: INFLATED_LIMIT_BYTES },
  });
});

test('the longest source that is allowed comes back when it compresses', () => {
  const value = { ...HELLO, source: 'let n = 0;\n'.repeat(40_000).slice(0, 400_000) };
  const encoded = encodeLink(value);
  expect(encoded.ok && decodeLink(encoded.value)).toEqual({ ok: true, value });
});

test('a link that nobody could open is not made', () => {
  expect(encodeLink({ ...HELLO, cityId: 'x'.repeat(81) })).toMatchObject({
    failure: { kind: 'invalid-field', path: 'cityId' },
  });
});
