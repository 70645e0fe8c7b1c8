/**
 * The envelope around every call to a worker. A call table such as `CompilerCalls` is the single source:
 * both sides derive their types from it, so it cannot rot.
 */
export type CallTable<Calls> = Record<keyof Calls, { input: unknown; output: unknown }>;

export type Call<Calls> = {
  [Name in keyof Calls]: Calls[Name] extends { input: infer Input }
    ? { readonly type: 'call'; readonly id: number; readonly name: Name; readonly input: Input }
    : never;
}[keyof Calls];

export type Output<Calls, Name extends keyof Calls> = Calls[Name] extends { output: infer Value }
  ? Value
  : never;

export type FromWorker<Event> =
  | { readonly type: 'reply'; readonly id: number; readonly output: unknown }
  /** A defect of ours inside the worker: the call's promise fails with `worker-unavailable`. */
  | { readonly type: 'crashed'; readonly id: number; readonly message: string }
  | { readonly type: 'event'; readonly event: Event };
