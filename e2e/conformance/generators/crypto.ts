import * as fc from 'fast-check';
import type { CipherInput } from '../program/properties/crypto.ts';
import type { Generators } from './generator.ts';
import { byteList } from './text.ts';

const hash = fc.constantFrom('SHA-1', 'SHA-256', 'SHA-384', 'SHA-512');
const data = byteList(80);

const common = {
  key: fc.constantFrom(16, 32).chain((size) => byteList(size, size)),
  data,
  length: fc.constantFrom(8, 32, 64, 128),
  tagLength: fc.constantFrom(128, 128, 96, 104),
  additionalData: fc.option(byteList(20)),
  damage: fc.option(fc.nat(200), { freq: 3 }),
};
const block = byteList(16, 16);
const cipher: fc.Arbitrary<CipherInput> = fc.oneof(
  fc.record({ ...common, name: fc.constant('AES-CBC' as const), iv: block }),
  fc.record({ ...common, name: fc.constant('AES-CTR' as const), iv: block }),
  fc.record({
    ...common,
    name: fc.constant('AES-GCM' as const),
    iv: fc.oneof(byteList(12, 12), byteList(20, 1)),
  }),
);

export const CRYPTO_GENERATORS: Generators<'ciphers' | 'derivations' | 'digests' | 'hmacs'> = {
  ciphers: cipher,
  derivations: fc.record({
    hash,
    secret: byteList(40, 1),
    // Without salt the guest refuses PBKDF2; a fixed case shows it.
    salt: byteList(20, 1),
    info: byteList(20),
    iterations: fc.integer({ min: 1, max: 4 }),
    lengthBytes: fc.integer({ min: 1, max: 80 }),
  }),
  digests: fc.record({ name: hash, data: byteList(300) }),
  hmacs: fc.record({ hash, key: byteList(140, 1), data, flip: fc.nat(30) }),
};
