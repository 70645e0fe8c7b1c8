import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeLink, encodeLink } from './link.ts';
import { crc32, isLink, LINK_LIMIT_CHARS, open, seal } from './link-envelope.ts';
import { GOLDEN_PROJECT, GOLDEN_SITE, HELLO } from './link-golden.ts';
import { INFLATED_LIMIT_BYTES } from './link-packing.ts';
import { LINK_V1_DICTIONARY } from './link-v1-dictionary.ts';
import { LINK_V2_DICTIONARY } from './link-v2-dictionary.ts';
import { LINK_V3_DICTIONARY } from './link-v3-dictionary.ts';
import { LINK_V4_DICTIONARY } from './link-v4-dictionary.ts';

/**
 * Made once by each version and never again. If a change of yours breaks one of these, links that people have shared are
 * broken too: read docs/formats.md before you touch it.
 */
const GOLDEN_1_HELLO =
  '#h=ASOxra2vpaUQkpGqUJwLrDOACQBakRZZKRQnVhYDMxXQDGARrVCekQ9sWBcBc0B2MbAxCWpAl2ekFoHFMouBqRXoVmAqVdACFmjYcg6JeQBY-SAVgMAWA84MgVF6El9yElHaQb0K7GspgBKCYkxMXgJquQFOw_TLksWVKXmplaNZcihlSQCKm9uz';
const GOLDEN_1_LINK =
  '#h=AZWYSwrCMBCGryKCuLG1SRrrCCLiAdy47MY3ogufCxeCB9AbCG5ceA9v4gk8gpNUbZMmpUIXXU0DmW_6fxNn7cdlvejvBoXX9XSOI7eYqA5OxuFcS_q5Ujc2arhNR-_s9NWo-z6rlmUUl9TJe_-7jVurZqnDSm1Q-lkX1mR_o3h8SnfR29cGc_nWxswuymmFzZbcHwwxoU7y-W58HNTM2Qg1M6iE2MrbMb6GxefxHqJyGkkU2vklEX-Se-FN-TxUZ9Gn4EMtoMA1JJnneNSh9R5lDQ74uACgYKm6ppXNj2FqYBLq4hfTZAYZWJLItmPWQMXSyqSgxERkjYlDJFgklMu5YKCQTS0QEiuCnssVBG0bDAmBtsb4eb-6ySCBS6ObkssM7kWjKrHMSOxMfv21WT5umNyxlw6HN3ePfQg';

const GOLDEN_2_HELLO =
  '#h=AiNzYFNfS0shBDhIUpwLrE1BfUKoIuAcUmJlMTDHgoZSSvIVyjPyQTkImPazi4F9VFDBVZ6RWgQWyywGJmegm4HJWEEL0fwlJ2shynqyS3jiS3ciSlOoV2HDSODCFbVQGhw5trgyJS-1cjTHDqUcCwDPuAL5';
const GOLDEN_2_LINK =
  '#h=Ap2aPQrCMBTHryKCm61N0lifICIewMWxiwo66ODn4CB4AL2B4OLgPXoTT-ARfEk_kyalCB06vQb6fmnz_7082Iwe-83sNG98n7e7Kd8UXw0Hd__FWgnMa-Ua2MnhsRxuVJ-x-j3fZ504gpFIK12uL-ePRh_uBq0xa41A6XjdThcJwJg4KT3BCYG9wTOmtfGHV5TTCpuV-Gy-wLPrsp6nzpeDelh6yqCNchI1BN6Gzc_1HaIqNrIqdHHKKv4gnEWMXc8f67T6FHzoBhS4Bi3zHI86tDelrM8BLxcAFHBVR2ylNzHDGrqEuvjEMrtBBbgktuQ5jaCCa6VWcGRitsvEIgq0EsrlzmHglK0smBIrpJ7LFUhtkwcSD238IPP16gQCCVwavyk5hMC9eDMrDCEUZh2y_jpsoxcekLCXLpcfXEXvPA';
const GOLDEN_2_SITE_LINK =
  '#h=Ap2au07DMBSGX6UKqkoFjWI7aepIBSEGBgYG2BoG7guRStulQ6W-CGKpEAMLCwNiy5tUiOfg2Elj-8SuIqQOVdWeOnH8ncv_q8HmeQaJEXo_WKFlummZhe-01E_Mwbpr3FsVwnLAiupk-ZlWR-v9gKUhgC9uOY1JlTzUEROFnIFAEVPlvvXyFRKaXIWcNOBjpqjd7ZZkwdesZseZrikYNXNx6cPWbpEOYU2dk0n-nb9Aeuq09mTCQaFlKzWd5atbaEBG5BKN4kepd5p_PoKwtZ96v88fP1_vqQc6YjPpwCKXkQO4F6U6VA9yl41nc6xlaPipbf4_EHT4NGwfs_YRN1iEfQM6m2CVZegz8G5MLArwJja0IiIcCmw3K1xd38BU4b6Zg0AtB4R7qSDHsCFCIIK3qbdevqUg4lspKoT8DUWhdJsLgaGZso85GlIe8n5MeYRwyoJeQHt0cEFZEnF4-ZxzA6mmeu_kaqnZI6gS6sM_1qkab0EqKfwLipPcRKqTp4JwNpr2mViExlFCI8l0C0HZgwOgxInPwI8MfLo8IckgDBkyhlROCtMbQmKfFjsl7SFRUKQZzR6iuVCq52s6zlfQusKztFj8ARpHISs';

const GOLDEN_3_HELLO =
  '#h=AyNzGkhfS0shBDikXJwL7HuARtCgioAz7omVxcD2DWjguSRfoTwjH9TeALYUsouBI3qgZl55BjChg8Qyi4GVPzCKgZW-ghZisICchgiiZUx2e5j4tjARbU-oV2GD7uCmKGoTbnDUUsWVKXmplaO1FLyWGq2ncNVTkMKF1HoqCZTkRkIlNVpB0aiCAgC1BHYL';
const GOLDEN_3_LINK =
  '#h=A-2aP8rCMBjGr_LxgdtXvzZprRFExAO4OHaxgg46-Hdw8wB6A8HFwXt4E0_gEXySqE1iKlHUSejQoYQXEp5f-r6_bAy0X48H7Vn6c9wsV7ZpEL9jeziznb42XnTqAoP7yfS2FXy_I1UphyH9lw1rcQHSkt0s54lwr42qhQYt1JmW8qbLo6Y-hmrnpZvwqcYWK-OyNtoDMm21he0CUTvtoNPXdbN6snIg0wirI_6DyoGhLV6T38Nil0CssfKJyzUXPuF3as6Hfm62jUmokLCQlWLCIgNU1Pd84pFyi9BKxPAgwpgGK92oeQWxzsqNgauAFFHcLa9iF1g9hKtASktZ4DMdV59iFSL2raSS8fIoqVJ-9N6CqRLlO6wAKiCR-NaCJtrLIRP27lku5TLJ53V9meTOpDwVURDA8BGvAp-uJAZxkcgwElZi5MtLpGIlKvLjNUInw_0Wp1nEpUrFE_BMXgU';
const GOLDEN_3_SITE_LINK =
  '#h=A-2aP0_CQBjGvwqpIUgU0l5bypGgMQ4ODg66UQfx3yIJAgsbX8S4EOPg4uJg3PpNiPFz-Nxd6f3p1RQiTiYMhJQ3b3vNvb97nkfaQKcDHCOglOFlsHhBFudwqyL_otuQReZYJhtwO8pQFfhviuqgqicW-QQX_sAunQy1JZCwY68GjKymPCksZk_Af94F12VNKJGMW6-nHGbes3TaBqoDqykM4ta7lW1xeEBPtaNR8pE8AuZrlR2O50ZpLjyNJ8n8CnJNzzs3jMte7Bwnb3eIAezGztfD6-f7S-wgdVHOaLWEC7w9PIvUS88XuR4MJ1PT-VVGbm7x1xi7-_fd6qFfPaDa_DVTVuo8Rpdp6RMk3UaWvMyyNoQbMQe1wvZo10X_EhrsTbm8lWwHMSeet4mwIMxOx9fYWcyeY0SerOTAYk9LcsBBd8rs2HI5KJMdAkID2ooIDQ2E8N2GSxqkfUb8TkjxwXChGkboWaffYIk0DGWAhEeaaC5PElEZjFgJJDwRJ5OjmOog8VcUgeG3UYYQG_-qDNFnr95GAKLlsxVW0MEjIb_WAg3-bQEzYO3WJYZCWnBZX_-0UJ4WikKinXYQsIVQk6JZtFIPi3pRk4jNiOdFQ1fgvZIXVWKp2RY6HiZzvM18u1R55RsIIXwn';

const GOLDEN_4_HELLO =
  '#h=BO2dQQoAIQwD37L__-Q2jQWtiogogr178eJAJJn1lx_9Mv3Rg7yTe5d6SNJiyNcx0adzlvLXqPZOzHiwQ940euZN3SIG7Qag3oNqMVou9Rj1RdK4Oc33tQ3Ei_Atymw1IZz2Pl3Vpos-LM-WBYY70MnxvUDnYXQGPHvw5Gs2C0_RJTxPzqDmbmr-7SY5mA';
const GOLDEN_4_LINK =
  '#h=BO2dS4rCQBCGT-NGCGp3YmxhGIa5wixnExVFEYmPA3gAvYHgxoX38CaewCP4V_mqbhM0wcdGyCYQmk4_6iu6qv-6WP7NYtSPkNi5W87mNwBAPoWHJY7KMT3BAEg9QvlyMIFOADBG2qd8aEn6ndCmOV7GwpnF_4RfScYU5wgtvpnhpKFGcVeGR-s139cUMDnJQFq4cbuTgzjfw6_Cry78GIfItMhj2orFUtGK9BLZpeq3bNoB_SHa6zac7JZFjSZiNW323LJ5A5xQGcIBoOI_7ABsp2sWGUmCJszGGZqsXOsyM6U0wLuw6Svjm2qoDHRZLHrqsldWnqr9KV0PDB7YVWMR1Kk--QCMsiIOD44kDYLu6Nw1RFHt6TZBMzG0QrMnKYSUAcnQVwEUxv2p-DzYs6z4RMGE17OzqmnyBTUrKuBvE3ipOym4RH_ywjIVlKi19wFlLlBebiQlsOhOhb2QFGvO6TwB4hx2Og-Ts4RN1KVfOxrzcbxZYcWz4Zao3gPnqwwU';
const GOLDEN_4_SITE_LINK =
  '#h=BO2du0rDUBjHX0WUEig0aW5NE1AREQdxUUcXWy9ULETbQbe-iLgUcXBxcRC3vEkRn8P_9yUmJycn1gSti9AptIdzSb_z47v9M8u_z-Kb1Od8jvnfg5bn7pY-jG0oW_-VpezX-TJWaLlCorB4X6QC21TLTopwmVJkz-Bn5C5U6MzGQrMjA2_NybWgN6vynLLPNBDEi0Xt4lzeKovXfoYDtNnkHh4fnkVariEWmaR9huF2S9wX8prTZejD82I_gUTMi5cOD1-sYok5adtX0Wt0h5CVhoo1eiwNHXd0GEfTY1Q7o6hHSokFC-xEzxfUNuFw-f326e3lEVSgKizOtu_LumJzDXuRFM4WBwFhjG_0PqyAmgMKh1-DBdYvVxubdmPDl1iJzE9IRrJpNHMxeJql2I9dHFpCsDgOLw-sBuajXh9RtFNm6mqcxqmuHg6EZJkYzWaTB27_osIZGPQUZ7insEwzJaINfwU0juU7fsezfHTMyXGN3W61rZbVPbDswPXxwY3n59hG0gX9AcDhXkW8OSIDIB0CkyviDXS45rNNJbox6fREPkAyh0g3i0IbXLu_CjbxTVMVbCBlsXiq6dh0-ALPmJbL31WQjH1WAjKYT12MKUUYqCD-I0wthMlqxcKBmEQVdB2HTuQ7vQ896iWUJlq5iEDlE634PjPwJxrQ0hJjPgqjKd54NtwiRH0ABJBlcQ';

const dictionaries = [LINK_V1_DICTIONARY, LINK_V2_DICTIONARY, LINK_V3_DICTIONARY, LINK_V4_DICTIONARY].map(
  (text) => new TextEncoder().encode(text),
);

/** A link with this text inside, made by another DEFLATE than ours. */
function linkAround(text: string, version = 4): string {
  const dictionary = dictionaries[version - 1] ?? new Uint8Array();
  return link(version, deflateRawSync(text, { level: 9, dictionary }));
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
  expect(decodeLink(GOLDEN_1_HELLO)).toEqual({ ok: true, value: HELLO });
  expect(decodeLink(GOLDEN_1_LINK)).toEqual({ ok: true, value: GOLDEN_PROJECT });
});

test('links of version 2 mean what they always meant', () => {
  expect(decodeLink(GOLDEN_2_HELLO)).toEqual({ ok: true, value: HELLO });
  expect(decodeLink(GOLDEN_2_LINK)).toEqual({ ok: true, value: GOLDEN_PROJECT });
  expect(decodeLink(GOLDEN_2_SITE_LINK)).toEqual({ ok: true, value: GOLDEN_SITE });
});

test('links of version 3 mean what they always meant', () => {
  expect(decodeLink(GOLDEN_3_HELLO)).toEqual({ ok: true, value: HELLO });
  expect(decodeLink(GOLDEN_3_LINK)).toEqual({ ok: true, value: GOLDEN_PROJECT });
  expect(decodeLink(GOLDEN_3_SITE_LINK)).toEqual({ ok: true, value: GOLDEN_SITE });
});

test('links of version 4 mean what they always meant', () => {
  expect(decodeLink(GOLDEN_4_HELLO)).toEqual({ ok: true, value: HELLO });
  expect(decodeLink(GOLDEN_4_LINK)).toEqual({ ok: true, value: GOLDEN_PROJECT });
  expect(decodeLink(GOLDEN_4_SITE_LINK)).toEqual({ ok: true, value: GOLDEN_SITE });
});

test('the dictionaries are as they always were', () => {
  expect(dictionaries.map((bytes) => [bytes.length, crc32(bytes)])).toEqual([
    [3775, 0x40bf_0de9],
    [7943, 0x574a_846a],
    [9269, 0x5353_d050],
    [32240, 0x127b_fc45],
  ]);
});

test('a hello fits into a chat message', () => {
  const encoded = encodeLink(HELLO);
  expect(encoded.ok && encoded.value.length).toBeLessThan(250);
});

test('the payload is plain DEFLATE that any zlib reads', () => {
  const opened = open(GOLDEN_4_HELLO);
  if (!opened.ok) throw new Error('unreachable');
  const json = inflateRawSync(opened.value.payload, { dictionary: dictionaries[3] }).toString('utf8');
  expect(JSON.parse(json)).toEqual(HELLO);
  expect(decodeLink(linkAround(JSON.stringify(HELLO)))).toEqual({ ok: true, value: HELLO });
});

test('the checksum is CRC-32', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf4_3926);
});

test('a link cut anywhere is refused as damaged', () => {
  for (let length = 0; length < GOLDEN_4_LINK.length; length += 1) {
    expect(failureOf(GOLDEN_4_LINK.slice(0, length))?.kind).toBe('link-damaged');
  }
});

test('a link with any one character altered is refused as damaged', () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ ';
  for (let at = 0; at < GOLDEN_4_HELLO.length; at += 1) {
    for (const character of alphabet) {
      if (character === GOLDEN_4_HELLO[at]) continue;
      const altered = GOLDEN_4_HELLO.slice(0, at) + character + GOLDEN_4_HELLO.slice(at + 1);
      expect(failureOf(altered)?.kind).toBe('link-damaged');
    }
  }
});

test.each([
  '',
  '#',
  '#h=',
  '#other',
  GOLDEN_4_HELLO.slice(1),
  `${GOLDEN_4_HELLO}A`,
  `${GOLDEN_4_HELLO}==`,
  `${GOLDEN_4_HELLO}\n`,
])('a hash that is no link is refused: %j', (hash) => {
  expect(failureOf(hash)?.kind).toBe('link-damaged');
});

test('a hash of something else is told apart from a broken link', () => {
  expect(isLink('')).toBe(false);
  expect(isLink('#about')).toBe(false);
  expect(isLink('#h=broken')).toBe(true);
});

test('a link of a newer version is named as such', () => {
  expect(failureOf(link(5, new Uint8Array([1, 2, 3])))).toEqual({
    kind: 'link-from-newer-version',
    version: 5,
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

const { files, entry: _entry, story: _story, tests: _tests, view: _view, ...rest } = HELLO;
/** As version 1 wrote it. */
const HELLO_1 = { ...rest, file: 'handler.ts', source: files[0]?.text ?? '' };

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
  ['files', { ...HELLO, files: [] }],
  [
    'files',
    { ...HELLO, files: Array.from({ length: 101 }, (_, index) => ({ path: `${index}.ts`, text: '' })) },
  ],
  ['files.0.text', { ...HELLO, files: [{ path: 'handler.ts' }] }],
  ['files.0.path', { ...HELLO, files: [{ path: '../handler.ts', text: '' }] }],
  ['entry', { ...HELLO, entry: 'other.ts' }],
  ['entry', { ...HELLO, files: [{ path: 'a.json', text: '1' }], entry: 'a.json' }],
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

test.each([
  ['files.0.path', { ...HELLO_1, file: '../handler.ts' }],
  ['files.0.text', { ...HELLO_1, source: 7 }],
  ['files.0.path', HELLO],
  ['', { ...HELLO_1, extra: true }],
  ['', null],
])('a wrong field of version 1 is named: %j', (path, value) => {
  expect(failureOf(linkAround(JSON.stringify(value), 1))).toMatchObject({ kind: 'invalid-field', path });
});

test.each([
  ['.hidden.ts', 'hidden.ts'],
  ['..ts', 'handler.ts'],
  ['...js', 'handler.js'],
  ['a..b.js', 'a..b.js'],
  [`${'x'.repeat(80)}.ts`, `${'x'.repeat(80)}.ts`],
])('a version 1 link opens whatever its file was called: %s', (file, path) => {
  const decoded = decodeLink(linkAround(JSON.stringify({ ...HELLO_1, file }), 1));
  const files = [{ path, text: HELLO_1.source }];
  expect(decoded).toEqual({ ok: true, value: { ...HELLO, files, entry: path } });
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

const withText = (text: string) => ({ ...HELLO, files: [{ path: 'handler.ts', text }] });

test('a project that fits no link is reported, not cut', () => {
  expect(encodeLink(withText(noise(400_000)))).toEqual({
    ok: false,
    failure: { kind: 'link-too-large', limitBytes: LINK_LIMIT_CHARS },
  });
  expect(encodeLink(withText('東'.repeat(400_000)))).toEqual({
    ok: false,
    failure: { kind: 'link-too-large', limitBytes: INFLATED_LIMIT_BYTES },
  });
});

test('the longest text that is allowed comes back when it compresses', () => {
  const value = withText('let n = 0;\n'.repeat(40_000).slice(0, 400_000));
  const encoded = encodeLink(value);
  expect(encoded.ok && decodeLink(encoded.value)).toEqual({ ok: true, value });
});

test('a link that nobody could open is not made', () => {
  expect(encodeLink({ ...HELLO, cityId: 'x'.repeat(81) })).toMatchObject({
    failure: { kind: 'invalid-field', path: 'cityId' },
  });
});
