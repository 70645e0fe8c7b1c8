/** Web Crypto against Node's: keys cross over in every format, and what one made the other checks. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { webcrypto } from 'node:crypto';
import { expect, test } from 'vitest';
import { loadSnippets } from '../../engine/fixtures/real-handler.ts';
import { testSameAsNode, type Snippets } from '../../engine/fixtures/same-as-node.ts';

const { subtle } = webcrypto;
const DATA = new TextEncoder().encode('some data to work with, 37 bytes long');
const HASHES = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'] as const;
const CURVES = ['P-256', 'P-384', 'P-521'] as const;
const SALT_BYTES = { 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 };

const bytes = (buffer: ArrayBuffer | Uint8Array): string =>
  `Uint8Array.fromHex('${Buffer.from(buffer as Uint8Array).toString('hex')}')`;
const data = bytes(DATA);

/** What snippets may use. Node 20 has no `fromHex`. */
const prelude = `
  Uint8Array.fromHex ??= (text) => Uint8Array.from(text.match(/../g) ?? [], (byte) => parseInt(byte, 16));
  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const tried = (work) => work().then((value) => (value instanceof ArrayBuffer ? hex(value) : value), (error) => error.name);
  const s = crypto.subtle;
`;
const withPrelude = (snippets: Snippets): Snippets =>
  Object.fromEntries(Object.entries(snippets).map(([title, code]) => [title, prelude + code]));

async function pair(
  algorithm: object,
  usages: webcrypto.KeyUsage[],
): Promise<{ priv: string; pub: string; pkcs8: string; spki: string; keys: webcrypto.CryptoKeyPair }> {
  const keys = await subtle.generateKey(algorithm as webcrypto.RsaHashedKeyGenParams, true, usages);
  const plain = async (key: webcrypto.CryptoKey): Promise<string> => {
    const { alg: _, key_ops: __, ext: ___, ...jwk } = await subtle.exportKey('jwk', key);
    return JSON.stringify(jwk);
  };
  return {
    keys,
    priv: await plain(keys.privateKey),
    pub: await plain(keys.publicKey),
    pkcs8: bytes(await subtle.exportKey('pkcs8', keys.privateKey)),
    spki: bytes(await subtle.exportKey('spki', keys.publicKey)),
  };
}

const rsa = await pair(
  { name: 'RSA-PSS', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' },
  ['sign', 'verify'],
);

const rsaSnippets: Record<string, string> = {};
for (const hash of HASHES) {
  const pss = { name: 'RSA-PSS', saltLength: SALT_BYTES[hash] };
  const signer = await subtle.importKey('jwk', JSON.parse(rsa.priv), { name: 'RSA-PSS', hash }, true, [
    'sign',
  ]);
  const signature = bytes(await subtle.sign(pss, signer, DATA));
  const encrypter = await subtle.importKey('jwk', JSON.parse(rsa.pub), { name: 'RSA-OAEP', hash }, true, [
    'encrypt',
  ]);
  const secret = bytes(await subtle.encrypt({ name: 'RSA-OAEP' }, encrypter, DATA));
  rsaSnippets[`RSASSA-PKCS1-v1_5 with ${hash}`] = `
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: '${hash}' };
    const k = await s.importKey('jwk', ${rsa.priv}, algorithm, true, ['sign']);
    const again = await s.importKey('pkcs8', ${rsa.pkcs8}, algorithm, true, ['sign']);
    return [k.algorithm.modulusLength, [...k.algorithm.publicExponent], k.type, k.usages, await tried(() => s.sign(algorithm.name, k, ${data})), await s.exportKey('jwk', again), hex(await s.exportKey('pkcs8', k))]`;
  rsaSnippets[`RSA-PSS with ${hash}`] = `
    const k = await s.importKey('spki', ${rsa.spki}, { name: 'RSA-PSS', hash: '${hash}' }, true, ['verify']);
    const verify = (signature, data) => tried(() => s.verify({ name: 'RSA-PSS', saltLength: ${pss.saltLength} }, k, signature, data));
    const signature = ${signature};
    return [await verify(signature, ${data}), await verify(signature, new Uint8Array(3)), await verify(signature.subarray(1), ${data}), await s.exportKey('jwk', k), hex(await s.exportKey('spki', k))]`;
  rsaSnippets[`RSA-OAEP with ${hash}`] = `
    const k = await s.importKey('jwk', ${rsa.priv}, { name: 'RSA-OAEP', hash: '${hash}' }, true, ['decrypt']);
    return [await tried(() => s.decrypt({ name: 'RSA-OAEP' }, k, ${secret})), await tried(() => s.decrypt({ name: 'RSA-OAEP' }, k, new Uint8Array(256)))]`;
}

const curveSnippets: Record<string, string> = {};
for (const namedCurve of CURVES) {
  const signing = await pair({ name: 'ECDSA', namedCurve }, ['sign', 'verify']);
  const agreeing = await pair({ name: 'ECDH', namedCurve }, ['deriveBits']);
  const algorithm = `{ name: 'ECDSA', namedCurve: '${namedCurve}' }`;
  const signatures = await Promise.all(
    HASHES.map(async (hash) =>
      bytes(await subtle.sign({ name: 'ECDSA', hash }, signing.keys.privateKey, DATA)),
    ),
  );
  curveSnippets[`ECDSA on ${namedCurve} verifies what Node signs`] = `
    const k = await s.importKey('spki', ${signing.spki}, ${algorithm}, true, ['verify']);
    const answers = [];
    for (const [hash, signature] of [${HASHES.map((hash, index) => `['${hash}', ${signatures[index]}]`).join()}])
      for (const [made, text] of [[signature, ${data}], [signature, new Uint8Array(1)], [signature.subarray(2), ${data}], [new Uint8Array(0), ${data}]])
        answers.push(await tried(() => s.verify({ name: 'ECDSA', hash }, k, made, text)));
    return answers`;
  curveSnippets[`ECDSA on ${namedCurve} signs`] = `
    const k = await s.importKey('jwk', ${signing.priv}, ${algorithm}, true, ['sign']);
    const p = await s.importKey('jwk', ${signing.pub}, ${algorithm}, true, ['verify']);
    const answers = [k.algorithm, await s.exportKey('jwk', k), hex(await s.exportKey('pkcs8', k)), hex(await s.exportKey('raw', p)), hex(await s.exportKey('spki', p))];
    for (const hash of ${JSON.stringify(HASHES)}) {
      const signature = await s.sign({ name: 'ECDSA', hash }, k, ${data});
      const other = await s.sign({ name: 'ECDSA', hash }, k, ${data});
      answers.push(signature.byteLength, hex(signature) === hex(other), await s.verify({ name: 'ECDSA', hash }, p, signature, ${data}));
    }
    return answers`;
  curveSnippets[`ECDH on ${namedCurve}`] = `
    const algorithm = { name: 'ECDH', namedCurve: '${namedCurve}' };
    const k = await s.importKey('pkcs8', ${agreeing.pkcs8}, algorithm, true, ['deriveBits', 'deriveKey']);
    const other = await s.importKey('jwk', ${signing.pub}, algorithm, true, []);
    const bits = (length) => tried(() => s.deriveBits({ name: 'ECDH', public: other }, k, length));
    const derived = await s.deriveKey({ name: 'ECDH', public: other }, k, { name: 'AES-GCM', length: 256 }, true, ['encrypt']);
    return [await bits(null), await bits(8), await bits(256), await bits(4096), hex(await s.exportKey('raw', derived)), derived.algorithm]`;
  curveSnippets[`keys that are none on ${namedCurve}`] = `
    const attempt = (jwk) => tried(() => s.importKey('jwk', jwk, ${algorithm}, true, ['d' in jwk ? 'sign' : 'verify']).then(() => 'taken'));
    const { x, y, d, ...rest } = ${signing.priv};
    return [await attempt({ ...rest, x, y: x }), await attempt({ ...rest, x, y: y.slice(4) }), await attempt({ ...rest, x }), await tried(() => s.importKey('pkcs8', ${signing.pkcs8}, { name: 'ECDSA', namedCurve: '${namedCurve === 'P-256' ? 'P-384' : 'P-256'}' }, true, ['sign']))]`;
}

const secretKey = (length: number, algorithm: string, usages: string): string =>
  `await s.importKey('raw', new Uint8Array(${length}).fill(7), ${algorithm}, true, ${usages})`;

testSameAsNode({
  RSA: withPrelude(rsaSnippets),
  curves: withPrelude(curveSnippets),
  AES: withPrelude({
    'GCM with every iv and tag': `
      const k = ${secretKey(32, `'AES-GCM'`, `['encrypt', 'decrypt']`)};
      const answers = [];
      for (const ivBytes of [12, 13, 16, 32])
        for (const tagLength of [32, 64, 96, 120, 128, 33]) {
          const algorithm = { name: 'AES-GCM', iv: new Uint8Array(ivBytes).fill(3), additionalData: ${data}, tagLength };
          const secret = await tried(() => s.encrypt(algorithm, k, ${data}));
          const altered = Uint8Array.fromHex(secret.length > 40 ? secret : '00'); altered[0] ^= 1;
          answers.push(secret, await tried(() => s.decrypt(algorithm, k, Uint8Array.fromHex(secret.length > 40 ? secret : ''))), await tried(() => s.decrypt(algorithm, k, altered)));
        }
      return answers`,
    'CBC pads, and finds broken padding': `
      const k = ${secretKey(16, `'AES-CBC'`, `['encrypt', 'decrypt']`)};
      const algorithm = { name: 'AES-CBC', iv: new Uint8Array(16).fill(3) };
      const answers = [];
      for (const length of [0, 1, 15, 16, 17, 48]) {
        const secret = await s.encrypt(algorithm, k, new Uint8Array(length));
        answers.push(hex(secret), await tried(() => s.decrypt(algorithm, k, secret)), await tried(() => s.decrypt(algorithm, k, new Uint8Array(length))));
      }
      return answers`,
    'CTR turns over': `
      const k = ${secretKey(16, `'AES-CTR'`, `['encrypt', 'decrypt']`)};
      const answers = [];
      for (const length of [2, 8, 33, 64, 128])
        for (const fill of [0, 0xfe, 0xff])
          answers.push(await tried(() => s.encrypt({ name: 'AES-CTR', counter: new Uint8Array(16).fill(fill), length }, k, new Uint8Array(60))));
      return answers`,
    'KW wraps': `
      const k = ${secretKey(16, `'AES-KW'`, `['wrapKey', 'unwrapKey']`)};
      const algorithm = { name: 'HMAC', hash: 'SHA-256' };
      const answers = [];
      for (const length of [16, 24, 64]) {
        const wrapped = await s.wrapKey('raw', await s.importKey('raw', new Uint8Array(length).fill(1), algorithm, true, ['sign']), k, 'AES-KW');
        const altered = new Uint8Array(wrapped.slice(0)); altered[2] ^= 1;
        const back = await s.unwrapKey('raw', wrapped, k, 'AES-KW', algorithm, true, ['sign']);
        answers.push(hex(wrapped), hex(await s.exportKey('raw', back)), back.algorithm.length, await tried(() => s.unwrapKey('raw', altered, k, 'AES-KW', algorithm, true, ['sign'])));
      }
      return answers`,
    'wrapping as JWK': `
      const k = ${secretKey(16, `'AES-CBC'`, `['wrapKey', 'unwrapKey']`)};
      const algorithm = { name: 'AES-CBC', iv: new Uint8Array(16) };
      const wrapped = await s.wrapKey('jwk', ${secretKey(20, `{ name: 'HMAC', hash: 'SHA-256' }`, `['sign']`)}, k, algorithm);
      const back = await s.unwrapKey('jwk', wrapped, k, algorithm, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
      return [back.algorithm.length, await s.exportKey('jwk', back)]`,
  }),
  derivation: withPrelude(
    Object.fromEntries(
      HASHES.map((hash) => [
        hash,
        `const answers = [];
        for (const length of [0, 5, 300]) {
          const hkdf = await s.importKey('raw', new Uint8Array(length).fill(4), 'HKDF', false, ['deriveBits']);
          const pbkdf2 = await s.importKey('raw', new Uint8Array(length).fill(4), 'PBKDF2', false, ['deriveBits']);
          for (const bits of [8, 256, 1000, 12])
            answers.push(
              await tried(() => s.deriveBits({ name: 'HKDF', hash: '${hash}', salt: new Uint8Array(length), info: ${data} }, hkdf, bits)),
              await tried(() => s.deriveBits({ name: 'PBKDF2', hash: '${hash}', salt: new Uint8Array(9), iterations: 3 }, pbkdf2, bits)),
            );
        }
        return answers`,
      ]),
    ),
  ),
  refusals: withPrelude({
    'keys for something else': `
      const k = ${secretKey(16, `'AES-GCM'`, `['encrypt']`)};
      const gcm = { name: 'AES-GCM', iv: new Uint8Array(12) };
      return Promise.all([
        () => s.decrypt(gcm, k, new Uint8Array(20)),
        () => s.encrypt({ name: 'AES-CBC', iv: new Uint8Array(16) }, k, new Uint8Array(2)),
        () => s.encrypt({ name: 'AES-GCM' }, k, new Uint8Array(2)),
        () => s.encrypt('AES-GCM', k, new Uint8Array(2)),
        () => s.sign('HMAC', k, new Uint8Array(1)),
        () => s.exportKey('nope', k),
      ].map(tried))`,
    'keys that cannot be': `
      return Promise.all([
        ['raw', new Uint8Array(15), 'AES-GCM', true, ['encrypt']],
        ['raw', new Uint8Array(16), 'AES-GCM', true, ['sign']],
        ['raw', new Uint8Array(16), 'AES-GCM', true, []],
        ['raw', new Uint8Array(16), 'PBKDF2', true, ['deriveBits']],
        ['raw', new Uint8Array(3), { name: 'HMAC', hash: 'SHA-256', length: 25 }, true, ['sign']],
        ['jwk', { kty: 'oct' }, 'AES-GCM', true, ['encrypt']],
        ['jwk', { kty: 'oct', k: 'AAAAAAAAAAAAAAAAAAAAAA', ext: false }, 'AES-GCM', true, ['encrypt']],
        ['jwk', { kty: 'oct', k: 'AAAAAAAAAAAAAAAAAAAAAA', key_ops: ['decrypt'] }, 'AES-GCM', true, ['encrypt']],
        ['jwk', { kty: 'oct', k: 'AAAAAAAAAAAAAAAAAAAAAA', alg: 'A256GCM' }, 'AES-GCM', true, ['encrypt']],
        ['spki', new Uint8Array(10), { name: 'RSA-PSS', hash: 'SHA-256' }, true, ['verify']],
        ['pkcs8', new Uint8Array(0), { name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']],
      ].map((given) => tried(() => s.importKey(...given))))`,
    'what is not extractable': `
      const k = await s.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
      return [await s.exportKey('raw', k).catch((error) => error instanceof DOMException), k.extractable, k.usages, k.algorithm.length]`,
    'what is no algorithm': `return Promise.all([null, 5, {}, 'nope', { name: 'HMAC', hash: 'MD5' }].map((algorithm) => tried(() => s.generateKey(algorithm, true, ['sign']))))`,
  }),
});

test.each([
  ['Ed25519', `s.generateKey('Ed25519', true, ['sign'])`],
  [
    'a label',
    `s.importKey('jwk', ${rsa.pub}, { name: 'RSA-OAEP', hash: 'SHA-1' }, true, ['encrypt']).then((key) => s.encrypt({ name: 'RSA-OAEP', label: new Uint8Array(1) }, key, new Uint8Array(1)))`,
  ],
  [
    'another salt',
    `s.importKey('jwk', ${rsa.priv}, { name: 'RSA-PSS', hash: 'SHA-256' }, true, ['sign']).then((key) => s.sign({ name: 'RSA-PSS', saltLength: 0 }, key, new Uint8Array(1)))`,
  ],
  [
    'an RSA key of 512 bits',
    `s.generateKey({ name: 'RSA-PSS', modulusLength: 512, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-1' }, true, ['sign'])`,
  ],
  [
    'the RSA exponent 3',
    `s.generateKey({ name: 'RSA-PSS', modulusLength: 1024, publicExponent: Uint8Array.of(3), hash: 'SHA-1' }, true, ['sign'])`,
  ],
])('%s is refused with NotSupportedError', async (_, work) => {
  const run = await loadSnippets([`${prelude} return tried(() => ${work})`]);
  expect(run(0)).toBe('NotSupportedError');
});

/** Calls made of random parts. A trap would end the instance, and an error of the engine's own would be told. */
const FUZZ = `
  let seed = 1;
  const below = (limit) => { seed ^= seed << 13; seed ^= seed >>> 17; seed ^= seed << 5; return (seed >>> 0) % limit; };
  const pick = (list) => list[below(list.length)];
  const bytes = () => Uint8Array.from({ length: pick([0, 1, 12, 15, 16, 17, 32, 33, 64, 65, 66, 97, 128, 133, 300]) }, () => below(256));
  const number = () => pick([0, 1, 8, 12, 16, 32, 96, 128, 256, 521, 1e9, 2 ** 32, -1, NaN, undefined]);
  const NAMES = ['AES-GCM', 'AES-CBC', 'AES-CTR', 'AES-KW', 'HMAC', 'HKDF', 'PBKDF2', 'ECDSA', 'ECDH', 'X25519', 'RSASSA-PKCS1-v1_5', 'RSA-PSS', 'RSA-OAEP'];
  const HASHES = ['SHA-1', 'SHA-256', 'SHA-512'];
  const USAGES = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'];
  const usages = () => USAGES.filter(() => below(2));
  const keys = [];
  const made = [new Uint8Array(1)];
  const algorithm = (key) => {
    const { name, namedCurve, hash } = below(4) ? (key?.algorithm ?? {}) : {};
    return {
      name: name ?? pick(NAMES), hash: pick(HASHES), namedCurve: namedCurve ?? pick(['P-256', 'P-384', 'P-521']), iv: below(2) ? new Uint8Array(16) : bytes(), counter: new Uint8Array(16),
      length: number(), additionalData: bytes(), tagLength: pick([128, 96, number()]), salt: bytes(), info: bytes(), iterations: below(4), public: pick(keys), modulusLength: 8,
      publicExponent: Uint8Array.of(1, 0, 1), saltLength: { 'SHA-1': 20, 'SHA-256': 32, 'SHA-512': 64 }[hash?.name] ?? 20,
    };
  };
  const format = () => pick(['raw', 'spki', 'pkcs8', 'jwk']);
  const altered = (value) => { const copy = new Uint8Array(value.slice(0)); if (copy.length) copy[below(copy.length)] ^= 1 << below(8); return copy; };
  const CALLS = [
    (k) => s.encrypt(algorithm(k), k, bytes()), (k) => s.decrypt(algorithm(k), k, pick(made)), (k) => s.sign(algorithm(k), k, bytes()), (k) => s.verify(algorithm(k), k, pick(made), bytes()),
    (k) => s.generateKey(algorithm(), true, usages()), (k) => s.deriveBits(algorithm(k), k, number()), (k) => s.deriveKey(algorithm(k), k, algorithm(), true, usages()),
    (k) => s.importKey(format(), altered(pick(made)), algorithm(k), true, usages()), (k) => s.exportKey(format(), k), (k) => s.wrapKey(format(), pick(keys), k, algorithm(k)),
    (k) => s.unwrapKey(format(), altered(pick(made)), k, algorithm(k), algorithm(), true, usages()),
  ];
  for (const name of ['ECDSA', 'ECDH', 'X25519', 'AES-GCM', 'AES-CBC', 'AES-CTR', 'AES-KW', 'HMAC'])
    for (const hash of HASHES) {
      const allowed = { ECDSA: ['sign', 'verify'], HMAC: ['sign', 'verify'], 'AES-KW': ['wrapKey', 'unwrapKey'], ECDH: ['deriveBits', 'deriveKey'], X25519: ['deriveBits'] }[name] ?? ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];
      const key = await s.generateKey({ name, hash, namedCurve: 'P-256', length: 128 }, true, allowed);
      keys.push(...(key.publicKey ? [key.publicKey, key.privateKey] : [key]));
    }
  for (const name of ['RSA-PSS', 'RSASSA-PKCS1-v1_5', 'RSA-OAEP'])
    keys.push(await s.importKey('pkcs8', ${rsa.pkcs8}, { name, hash: 'SHA-256' }, true, [name === 'RSA-OAEP' ? 'decrypt' : 'sign']), await s.importKey('spki', ${rsa.spki}, { name, hash: 'SHA-256' }, true, [name === 'RSA-OAEP' ? 'encrypt' : 'verify']));
  const counts = {};
  for (let count = 0; count < 1500; count++) {
    let outcome = 'done';
    try {
      const value = await pick(CALLS)(pick(keys));
      if (value instanceof ArrayBuffer) made.push(value);
    } catch (error) {
      outcome = error instanceof DOMException || error instanceof TypeError ? error.name : 'odd: ' + String(error);
    }
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts`;

test('whatever is asked of it, it answers or refuses in the words of the standard', async () => {
  const counts = (await loadSnippets([prelude + FUZZ]))(0) as Record<string, number>;
  const known = new Set([
    'done',
    'TypeError',
    'DataError',
    'InvalidAccessError',
    'NotSupportedError',
    'OperationError',
    'SyntaxError',
  ]);
  expect(Object.keys(counts).filter((name) => !known.has(name))).toEqual([]);
  expect(counts['done']).toBeGreaterThan(100);
});

test('keys made by two instances differ', async () => {
  const code = `${prelude} return hex(await s.exportKey('raw', (await s.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])).publicKey))`;
  const run = await loadSnippets([code]);
  expect(run(0, { seed: 1 })).not.toEqual(run(0, { seed: 2 }));
});
