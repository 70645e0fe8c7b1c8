/** What the engine gives the guest runtime before any user code runs: the natives of QuickJS-ng's side modules. */
interface NativeURLSearchParams {
  append(name: string, value: string): void;
  delete(name: string, value?: string): void;
  set(name: string, value: string): void;
  sort(): void;
  keys(): IterableIterator<string>;
  entries(): IterableIterator<[string, string]>;
}
declare const URLSearchParams: {
  new (init?: unknown): NativeURLSearchParams;
  prototype: NativeURLSearchParams;
};

interface NativeURL {
  href: string;
  search: string;
  readonly protocol: string;
  readonly host: string;
  readonly pathname: string;
  readonly origin: string;
  readonly username: string;
  readonly password: string;
}
declare const URL: {
  new (url: string, base?: string): NativeURL;
  canParse(url: string): boolean;
  prototype: NativeURL;
};
type URL = NativeURL;

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal: boolean; ignoreBOM: boolean });
  readonly encoding: string;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  decode(bytes?: ArrayBuffer | ArrayBufferView, options?: { stream: boolean }): string;
}
declare class DOMException extends Error {
  constructor(message: string, name: string);
}
/** Put there by the engine's assembly and removed again before user code can see it. */
declare const __host: Record<
  string,
  (...args: (number | bigint | string | ArrayBuffer | object)[]) => unknown
>;
