/** What the guest has of the Web's standards that the editor's TypeScript does not know yet. Narrowed like the rest. */
/* oxlint-disable typescript/no-explicit-any -- as TypeScript declares it */

interface Body {
  /** The body as a stream of text, decoded as UTF-8. */
  textStream(): ReadableStream<string>;
}

interface Blob {
  /** The bytes as a stream of text, decoded as UTF-8. */
  textStream(): ReadableStream<string>;
}

interface Request {
  readonly duplex: 'half';
  readonly isHistoryNavigation: boolean;
  readonly isReloadNavigation: boolean;
}

interface RequestInit {
  /** `half` is required of a request whose body is a stream. */
  duplex?: 'half';
}

declare var ReadableStream: {
  prototype: ReadableStream;
  new (
    underlyingSource: UnderlyingByteSource,
    strategy?: { highWaterMark?: number },
  ): ReadableStream<Uint8Array<ArrayBuffer>>;
  new <R = any>(
    underlyingSource: UnderlyingDefaultSource<R>,
    strategy?: QueuingStrategy<R>,
  ): ReadableStream<R>;
  new <R = any>(underlyingSource?: UnderlyingSource<R>, strategy?: QueuingStrategy<R>): ReadableStream<R>;
  /** A stream of what an iterable gives. */
  from<R>(iterable: AsyncIterable<R> | Iterable<R | PromiseLike<R>>): ReadableStream<R>;
};

interface URLPatternInit {
  protocol?: string;
  username?: string;
  password?: string;
  hostname?: string;
  port?: string;
  pathname?: string;
  search?: string;
  hash?: string;
  baseURL?: string;
}

interface URLPatternOptions {
  ignoreCase?: boolean;
}

interface URLPatternComponentResult {
  input: string;
  groups: Record<string, string | undefined>;
}

interface URLPatternResult {
  inputs: (URLPatternInit | string)[];
  protocol: URLPatternComponentResult;
  username: URLPatternComponentResult;
  password: URLPatternComponentResult;
  hostname: URLPatternComponentResult;
  port: URLPatternComponentResult;
  pathname: URLPatternComponentResult;
  search: URLPatternComponentResult;
  hash: URLPatternComponentResult;
}

interface URLPattern {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly hasRegExpGroups: boolean;
  test(input?: URLPatternInit | string, baseURL?: string): boolean;
  exec(input?: URLPatternInit | string, baseURL?: string): URLPatternResult | null;
}
declare var URLPattern: {
  prototype: URLPattern;
  new (input: URLPatternInit | string, baseURL: string, options?: URLPatternOptions): URLPattern;
  new (input?: URLPatternInit | string, options?: URLPatternOptions): URLPattern;
};
