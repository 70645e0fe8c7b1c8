/** The engine's crypto (mbedTLS's PSA), before anybody else can reach it. Its errors are plain, its key formats are PSA's. */

export interface NativeKey {
  readonly type: string;
}

/** `spki` and `pkcs8` stand for PSA's own formats of public and private keys here. */
type NativeFormat = 'raw' | 'spki' | 'pkcs8';

export interface NativeAlgorithm {
  readonly name: string;
  readonly [parameter: string]: unknown;
}

export type Bytes = Uint8Array<ArrayBuffer>;

interface NativeSubtle {
  digest(algorithm: string, data: Bytes): Promise<ArrayBuffer>;
  encrypt(algorithm: NativeAlgorithm, key: NativeKey, data: Bytes): Promise<ArrayBuffer>;
  decrypt(algorithm: NativeAlgorithm, key: NativeKey, data: Bytes): Promise<ArrayBuffer>;
  sign(algorithm: NativeAlgorithm, key: NativeKey, data: Bytes): Promise<ArrayBuffer>;
  verify(algorithm: NativeAlgorithm, key: NativeKey, signature: Bytes, data: Bytes): Promise<boolean>;
  deriveBits(algorithm: NativeAlgorithm, key: NativeKey, lengthBits: number): Promise<ArrayBuffer>;
  generateKey(
    algorithm: NativeAlgorithm,
    extractable: boolean,
    usages: readonly string[],
  ): Promise<{ readonly publicKey: NativeKey; readonly privateKey: NativeKey }>;
  importKey(
    format: NativeFormat,
    data: Bytes,
    algorithm: NativeAlgorithm,
    extractable: boolean,
    usages: readonly string[],
  ): Promise<NativeKey>;
  exportKey(format: NativeFormat, key: NativeKey): Promise<ArrayBuffer>;
}

interface NativeCrypto {
  readonly subtle: NativeSubtle;
  getRandomValues<View extends ArrayBufferView>(view: View): View;
  randomUUID(): string;
}

export const nativeCrypto = (globalThis as unknown as { crypto: NativeCrypto }).crypto;
