/** The part `encoding`: TextEncoder and TextDecoder, atob and btoa. UTF-8 and UTF-16 are the engine's. */
import { type Bytes, join } from '../pieces.ts';
import { asInterface, dictionary, requireArguments, text } from '../web-idl.ts';

const NativeDecoder = TextDecoder;
const NativeEncoder = TextEncoder;
const { atob: nativeAtob, btoa: nativeBtoa } = globalThis as unknown as Record<
  'atob' | 'btoa',
  (value: string) => string
>;

const WINDOWS_1252 = 'windows-1252';
/** What the Encoding standard calls it by. */
const LABELS =
  /^(ansi_x3\.4-1968|ascii|cp1252|cp819|csisolatin1|ibm819|iso-8859-1|iso-ir-100|iso8859-1|iso88591|iso_8859-1|iso_8859-1:1987|l1|latin1|us-ascii|windows-1252|x-cp1252)$/;
/** Of the bytes from 0x80 to 0x9f; all others are what they are in Unicode. */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const PIECE_BYTES = 4_096;

function decodeWindows1252(bytes: Uint8Array): string {
  let result = '';
  for (let offset = 0; offset < bytes.length; offset += PIECE_BYTES)
    result += String.fromCharCode(...bytes.subarray(offset, offset + PIECE_BYTES));
  return result.replace(/[\u0080-\u009f]/g, (character) => UPPER[character.charCodeAt(0) - 0x80] ?? '');
}

class Decoder {
  readonly #native: TextDecoder;
  readonly #isWindows1252: boolean;
  /** Of the UTF-16 so far, what follows the last whole unit. */
  #half: Bytes = new Uint8Array(0);
  /** Whether the last whole unit is the first of a pair. */
  #isLead = false;

  constructor(label: unknown = 'utf-8', options: unknown = {}) {
    const wanted = text(label);
    const { fatal, ignoreBOM } = dictionary(options, "TextDecoder's options");
    const flags = { fatal: Boolean(fatal), ignoreBOM: Boolean(ignoreBOM) };
    this.#isWindows1252 = LABELS.test(wanted.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, '').toLowerCase());
    this.#native = new NativeDecoder(this.#isWindows1252 ? 'utf-8' : wanted, flags);
  }

  get encoding(): string {
    return this.#isWindows1252 ? WINDOWS_1252 : this.#native.encoding;
  }

  get fatal(): boolean {
    return this.#native.fatal;
  }

  get ignoreBOM(): boolean {
    return this.#native.ignoreBOM;
  }

  decode(...args: readonly unknown[]): string {
    const [input, options] = args;
    const bytes = input === undefined ? new Uint8Array(0) : viewOf(input);
    const stream = Boolean(dictionary(options, "decode's options")['stream']);
    if (this.#isWindows1252) return decodeWindows1252(bytes);
    return this.#native.decode(this.encoding === 'utf-8' ? bytes : this.#whole(bytes, stream), { stream });
  }

  /** UTF-16 for the engine, which would take a pair of surrogates that ends in its middle for two errors. */
  #whole(bytes: Bytes, stream: boolean): Bytes {
    const all = join([this.#half, bytes]);
    const end = all.length & ~1;
    if (end > 0)
      this.#isLead = ((all[this.encoding === 'utf-16be' ? end - 2 : end - 1] ?? 0) & 0xfc) === 0xd8;
    const whole = stream || this.#isLead ? all.subarray(0, end) : all;
    this.#half = stream ? all.slice(end) : new Uint8Array(0);
    this.#isLead &&= stream;
    return whole;
  }
}
asInterface('TextDecoder', Decoder);

function viewOf(value: unknown): Bytes {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (!ArrayBuffer.isView(value))
    throw new TypeError('TextDecoder.decode: the argument is no ArrayBuffer and no view of one');
  return new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength);
}

asInterface('TextEncoder', NativeEncoder);

export const globals = {
  TextDecoder: Decoder,
  TextEncoder: NativeEncoder,
  atob(data: unknown): string {
    requireArguments('atob', arguments);
    return nativeAtob(text(data));
  },
  btoa(data: unknown): string {
    requireArguments('btoa', arguments);
    return nativeBtoa(text(data));
  },
};
