/** Encrypting and decrypting, and wrapping with AES-KW. */
import { type Bytes, type NativeKey, nativeCrypto } from '../native-crypto.ts';
import { failure, type KeySlots } from './crypto-key.ts';
import type { Parameters } from './crypto-parameters.ts';
import { nativeKey, operation } from './native-key.ts';

const { subtle } = nativeCrypto;

export type Direction = 'encrypt' | 'decrypt';

const BLOCK_BYTES = 16;
const FULL_TAG_BITS = 128;
const TAG_BITS = new Set([32, 64, 96, 104, 112, 120, FULL_TAG_BITS]);
const NOTHING = new Uint8Array(0);

function requireThat(isFit: boolean, message: string): void {
  if (!isFit) throw failure('OperationError', message);
}

export async function crypt(
  direction: Direction,
  parameters: Parameters,
  slots: KeySlots,
  data: Bytes,
): Promise<Bytes> {
  const { name, iv = NOTHING, label } = parameters;
  const key = await nativeKey(slots);
  if (name === 'AES-CTR') return counterMode(parameters, key, data);
  if (name === 'AES-GCM') return galoisMode(direction, parameters, key, data);
  if (label && label.length > 0)
    throw failure('NotSupportedError', 'RSA-OAEP: labels are not supported here');
  requireThat(name !== 'AES-CBC' || iv.length === BLOCK_BYTES, 'AES-CBC: the iv must be 16 bytes long');
  const result = await run(direction, { name, iv }, key, data);
  // Where the padding is not valid, the engine leaves it there.
  requireThat(name !== 'AES-CBC' || result.length !== data.length, 'the operation failed');
  return result;
}

const run = async (
  direction: Direction,
  algorithm: { readonly name: string; readonly [parameter: string]: unknown },
  key: NativeKey,
  data: Bytes,
): Promise<Bytes> => new Uint8Array(await operation(() => subtle[direction](algorithm, key, data)));

const toBigInt = (bytes: Bytes): bigint => bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);

/** The engine counts with all 128 bits; only the last `length` of them may turn over. */
async function counterMode(
  { name, counter = NOTHING, length = 0 }: Parameters,
  key: NativeKey,
  data: Bytes,
): Promise<Bytes> {
  requireThat(counter.length === BLOCK_BYTES, 'AES-CTR: the counter must be 16 bytes long');
  requireThat(length > 0 && length <= 128, 'AES-CTR: the length must be from 1 to 128');
  const numbers = 1n << BigInt(length);
  const value = toBigInt(counter);
  const beforeTurn = numbers - (value % numbers);
  const blocks = BigInt(Math.ceil(data.length / BLOCK_BYTES));
  if (blocks > numbers) throw failure('DataError', 'AES-CTR: the data is too long for the counter');
  const algorithm = { name, counter, length: 128 };
  if (blocks <= beforeTurn) return run('encrypt', algorithm, key, data);
  const turn = Number(beforeTurn) * BLOCK_BYTES;
  const zero = (value - (value % numbers)).toString(16).padStart(2 * BLOCK_BYTES, '0');
  const turned = {
    ...algorithm,
    counter: Uint8Array.from(zero.match(/../g) ?? [], (byte) => parseInt(byte, 16)),
  };
  const result = new Uint8Array(data.length);
  result.set(await run('encrypt', algorithm, key, data.slice(0, turn)));
  result.set(await run('encrypt', turned, key, data.slice(turn)), turn);
  return result;
}

/** The engine knows whole tags only. A shorter one is compared with the first bytes of what encrypting again gives. */
async function galoisMode(
  direction: Direction,
  { name, iv = NOTHING, additionalData, tagLength = FULL_TAG_BITS }: Parameters,
  key: NativeKey,
  data: Bytes,
): Promise<Bytes> {
  requireThat(iv.length > 0, 'AES-GCM: the iv must not be empty');
  requireThat(TAG_BITS.has(tagLength), `AES-GCM: no tag is ${tagLength} bits long`);
  const algorithm = { name, iv, additionalData, tagLength: FULL_TAG_BITS };
  const tagBytes = tagLength / 8;
  if (direction === 'encrypt') {
    const sealed = await run('encrypt', algorithm, key, data);
    return sealed.slice(0, data.length + tagBytes);
  }
  const textBytes = data.length - tagBytes;
  requireThat(textBytes >= 0, 'AES-GCM: the data is shorter than its tag');
  if (tagLength === FULL_TAG_BITS) return run('decrypt', algorithm, key, data);
  // Encrypting twice gives what there was, as each adds the same key stream.
  const text = (await run('encrypt', algorithm, key, data.slice(0, textBytes))).slice(0, textBytes);
  const again = await run('encrypt', algorithm, key, text);
  requireThat(
    data.every((byte, index) => byte === again[index]),
    'the operation failed',
  );
  return text;
}

const WRAP_BYTES = 8;

/** One block, through the modes that the engine has. */
async function block(direction: Direction, slots: KeySlots, bytes: Bytes): Promise<Bytes> {
  const zeros = new Uint8Array(BLOCK_BYTES);
  const counting = await nativeKey(slots, 'AES-CTR');
  const encrypt = (counter: Bytes): Promise<Bytes> =>
    run('encrypt', { name: 'AES-CTR', counter, length: 128 }, counting, zeros);
  if (direction === 'encrypt') return encrypt(bytes);
  // With a block behind it that decrypts to padding and nothing else.
  const padding = await encrypt(bytes.map((byte) => byte ^ BLOCK_BYTES));
  const both = new Uint8Array(2 * BLOCK_BYTES);
  both.set(bytes);
  both.set(padding, BLOCK_BYTES);
  return run('decrypt', { name: 'AES-CBC', iv: zeros }, await nativeKey(slots, 'AES-CBC'), both);
}

/** RFC 3394: eight bytes more or less. */
export async function wrapBytes(direction: Direction, slots: KeySlots, data: Bytes): Promise<Bytes> {
  const isWrapping = direction === 'encrypt';
  const least = isWrapping ? 2 * WRAP_BYTES : 3 * WRAP_BYTES;
  requireThat(
    data.length >= least && data.length % WRAP_BYTES === 0,
    'AES-KW: the data has the wrong length',
  );
  const bytes = new Uint8Array(isWrapping ? data.length + WRAP_BYTES : data.length);
  bytes.fill(0xa6, 0, WRAP_BYTES);
  bytes.set(data, bytes.length - data.length);
  const count = bytes.length / WRAP_BYTES - 1;
  for (let round = 0; round < 6 * count; round++) {
    const step = isWrapping ? round : 6 * count - 1 - round;
    const at = ((step % count) + 1) * WRAP_BYTES;
    const pair = new Uint8Array(BLOCK_BYTES);
    pair.set(bytes.subarray(0, WRAP_BYTES));
    pair.set(bytes.subarray(at, at + WRAP_BYTES), WRAP_BYTES);
    if (!isWrapping) countIn(pair, step + 1);
    const result = await block(direction, slots, pair);
    if (isWrapping) countIn(result, step + 1);
    bytes.set(result.subarray(0, WRAP_BYTES));
    bytes.set(result.subarray(WRAP_BYTES), at);
  }
  if (isWrapping) return bytes;
  requireThat(
    bytes.subarray(0, WRAP_BYTES).every((byte) => byte === 0xa6),
    'AES-KW: the data is not intact',
  );
  return bytes.slice(WRAP_BYTES);
}

function countIn(pair: Bytes, step: number): void {
  const view = new DataView(pair.buffer);
  view.setUint32(4, view.getUint32(4) ^ step);
}
