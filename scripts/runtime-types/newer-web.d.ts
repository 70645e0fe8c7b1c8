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
