// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { testSameAsNode } from '../engine/fixtures/same-as-node.ts';

const bytes = (length: number): string => `Uint8Array.from({ length: ${length} }, (_, index) => index * 7)`;
const importKey = (length: number, algorithm: string, usages: string): string =>
  `await crypto.subtle.importKey('raw', ${bytes(length)}, ${algorithm}, false, ${usages})`;
const hex = (buffer: string): string =>
  `[...new Uint8Array(${buffer})].map((byte) => byte.toString(16).padStart(2, '0')).join('')`;

const digest = (algorithm: string): string =>
  `return ${hex(`await crypto.subtle.digest('${algorithm}', new TextEncoder().encode('abc'))`)}`;
const cipher = (algorithm: string, name: string): string =>
  `const key = ${importKey(32, `'${name}'`, `['encrypt', 'decrypt']`)};
  const algorithm = { name: '${name}', ${algorithm} };
  const secret = await crypto.subtle.encrypt(algorithm, key, new TextEncoder().encode('attack at dawn'));
  return [${hex('secret')}, new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, secret))]`;
const derive = (name: string, parameters: string): string =>
  `const key = ${importKey(16, `'${name}'`, `['deriveBits']`)};
  return ${hex(`await crypto.subtle.deriveBits({ name: '${name}', hash: 'SHA-256', ${parameters} }, key, 256)`)}`;

testSameAsNode({
  digest: {
    'SHA-1': digest('SHA-1'),
    'SHA-256': digest('SHA-256'),
    'SHA-384': digest('SHA-384'),
    'SHA-512': digest('SHA-512'),
  },
  HMAC: {
    'signs and verifies': `const key = ${importKey(32, `{ name: 'HMAC', hash: 'SHA-256' }`, `['sign', 'verify']`)};
      const data = new TextEncoder().encode('payload');
      const signature = await crypto.subtle.sign('HMAC', key, data);
      const forged = new Uint8Array(signature); forged[3] ^= 1;
      return [${hex('signature')}, await crypto.subtle.verify('HMAC', key, signature, data), await crypto.subtle.verify('HMAC', key, forged, data)]`,
    'SHA-512': `const key = ${importKey(64, `{ name: 'HMAC', hash: 'SHA-512' }`, `['sign']`)}; return ${hex(`await crypto.subtle.sign('HMAC', key, ${bytes(100)})`)}`,
    'a key for verifying does not sign': `const key = ${importKey(32, `{ name: 'HMAC', hash: 'SHA-256' }`, `['verify']`)}; const refused = await crypto.subtle.sign('HMAC', key, ${bytes(1)}).catch((error) => error instanceof Error); return refused`,
  },
  AES: {
    GCM: cipher(`iv: ${bytes(12)}, additionalData: ${bytes(5)}`, 'AES-GCM'),
    CBC: cipher(`iv: ${bytes(16)}`, 'AES-CBC'),
    CTR: cipher(`counter: ${bytes(16)}, length: 64`, 'AES-CTR'),
    'GCM refuses what was altered': `const key = ${importKey(16, `'AES-GCM'`, `['encrypt', 'decrypt']`)};
      const algorithm = { name: 'AES-GCM', iv: ${bytes(12)} };
      const secret = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, ${bytes(20)})); secret[0] ^= 1;
      return crypto.subtle.decrypt(algorithm, key, secret).catch((error) => error instanceof Error)`,
  },
  derivation: {
    PBKDF2: derive('PBKDF2', `salt: ${bytes(16)}, iterations: 1000`),
    HKDF: derive('HKDF', `salt: ${bytes(16)}, info: ${bytes(4)}`),
  },
  random: {
    'randomUUID is a version 4 UUID': `return /^[\\da-f]{8}-[\\da-f]{4}-4[\\da-f]{3}-[89ab][\\da-f]{3}-[\\da-f]{12}$/.test(crypto.randomUUID())`,
    'getRandomValues takes arrays of integers, up to a size': `return [new Float32Array(1), new DataView(new ArrayBuffer(4)), new Uint8Array(65537), new Uint32Array(16384), new BigInt64Array(2), new Uint8ClampedArray(0)].map((given) => { try { return crypto.getRandomValues(given) === given; } catch (error) { return error.name; } })`,
    'their classes show': `return [Object.prototype.toString.call(crypto), Object.prototype.toString.call(crypto.subtle), crypto.subtle === crypto.subtle, ...[Crypto, SubtleCrypto, CryptoKey].map((Class) => { try { return new Class(); } catch (error) { return error.name; } })]`,
    'getRandomValues fills the array it is given': `const array = new Uint8Array(64); return [crypto.getRandomValues(array) === array, array.some((byte) => byte !== 0)]`,
    'Math.random is from 0 to below 1': `return Array.from({ length: 1000 }, Math.random).every((value) => value >= 0 && value < 1)`,
    'Math.random is even': `const sum = Array.from({ length: 10000 }, Math.random).reduce((a, b) => a + b); return Math.abs(sum / 10000 - 0.5) < 0.02`,
  },
});
