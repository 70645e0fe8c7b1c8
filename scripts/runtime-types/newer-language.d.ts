/** What the engine has of the language, or as V8 does, that the editor's TypeScript does not know yet. Narrowed like the rest. */

interface Map<K, V> {
  /** The value for `key`, which is set to `defaultValue` first when there is none. */
  getOrInsert(key: K, defaultValue: V): V;
  /** The value for `key`, which is set to what `callback` returns first when there is none. */
  getOrInsertComputed(key: K, callback: (key: K) => V): V;
}

interface WeakMap<K extends WeakKey, V> {
  /** The value for `key`, which is set to `defaultValue` first when there is none. */
  getOrInsert(key: K, defaultValue: V): V;
  /** The value for `key`, which is set to what `callback` returns first when there is none. */
  getOrInsertComputed(key: K, callback: (key: K) => V): V;
}

interface ArrayBuffer {
  /** Whether its bytes can never change. */
  readonly immutable: boolean;
  /** An immutable buffer with these bytes; this one is detached. */
  transferToImmutable(newByteLength?: number): ArrayBuffer;
  /** An immutable copy of a part. */
  sliceToImmutable(start?: number, end?: number): ArrayBuffer;
}

interface Base64Options {
  alphabet?: 'base64' | 'base64url';
}
interface FromBase64Options extends Base64Options {
  lastChunkHandling?: 'loose' | 'strict' | 'stop-before-partial';
}
interface ToBase64Options extends Base64Options {
  omitPadding?: boolean;
}
interface SetFromResult {
  /** Characters that were read. */
  read: number;
  /** Bytes that were written. */
  written: number;
}

interface Uint8ArrayConstructor {
  fromBase64(text: string, options?: FromBase64Options): Uint8Array<ArrayBuffer>;
  fromHex(text: string): Uint8Array<ArrayBuffer>;
}
interface Uint8Array<TArrayBuffer extends ArrayBufferLike> {
  toBase64(options?: ToBase64Options): string;
  toHex(): string;
  setFromBase64(text: string, options?: FromBase64Options): SetFromResult;
  setFromHex(text: string): SetFromResult;
}

interface ErrorConstructor {
  /** How many frames a stack has at most. */
  stackTraceLimit: number;
  /** Gives `target` a `stack`, without the frames above and including `constructorOpt`. */
  captureStackTrace(target: object, constructorOpt?: Function): void;
}

interface IteratorObject<T, TReturn, TNext> {
  /** Arrays of `size` values each, the last of which may be shorter. */
  chunks(size: number): IteratorObject<T[], undefined>;
  /** Arrays of `size` values that follow each other, each starting one later than the one before it. */
  windows(size: number, undersized?: 'only-full' | 'allow-partial'): IteratorObject<T[], undefined>;
  includes(value: T, skippedElements?: number): boolean;
  join(separator?: string): string;
}
interface IteratorConstructor {
  /** The values of all of them, one after the other. */
  concat<T>(...items: readonly Iterable<T>[]): IteratorObject<T, undefined>;
  /** Tuples with a value of each. */
  zip<T extends readonly Iterable<unknown>[]>(
    iterables: readonly [...T],
    options?: { mode?: 'shortest' | 'longest' | 'strict'; padding?: Iterable<unknown> },
  ): IteratorObject<{ -readonly [K in keyof T]: T[K] extends Iterable<infer V> ? V : never }, undefined>;
  /** Objects with a value of each. */
  zipKeyed<T extends Readonly<Record<string, Iterable<unknown>>>>(
    iterables: T,
    options?: { mode?: 'shortest' | 'longest' | 'strict'; padding?: Readonly<Record<string, unknown>> },
  ): IteratorObject<{ -readonly [K in keyof T]: T[K] extends Iterable<infer V> ? V : never }, undefined>;
}

interface RawJSON {
  readonly rawJSON: string;
}
interface JSON {
  /** Something that `JSON.stringify` writes as exactly this text, which is a JSON string, number, boolean or null. */
  rawJSON(text: string): RawJSON;
  isRawJSON(value: unknown): value is RawJSON;
}

interface Math {
  /** The sum, rounded only once. */
  sumPrecise(numbers: Iterable<number>): number;
}

interface RegExpConstructor {
  /** A pattern that matches just this text. */
  escape(text: string): string;
}
