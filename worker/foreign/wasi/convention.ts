/** How host functions talk to the JavaScript that jco generates: `result` types by value, resources as classes. */

/** A `result` that a host function returns; a payload of type `_` is left out. */
export type WitResult<Value = undefined, Reason = undefined> =
  { readonly tag: 'ok'; readonly val: Value } | { readonly tag: 'err'; readonly val: Reason };

export const done: WitResult<undefined, never> = { tag: 'ok', val: undefined };
export const refused: WitResult<never> = { tag: 'err', val: undefined };

export const ok = <Value>(val: Value): WitResult<Value, never> => ({ tag: 'ok', val });
export const err = <Reason>(val: Reason): WitResult<never, Reason> => ({ tag: 'err', val });

/** A case of wasi:http's `error-code`. */
export type ErrorCode = { readonly tag: string; readonly val?: unknown };

/** The method that the generated code calls when the guest drops a resource. */
export const DROP: unique symbol = ((Symbol as { readonly dispose?: symbol }).dispose ??
  Symbol.for('dispose')) as never;

/** Names of an interface's functions and classes as jco spells them, such as `getRandomU64` or `OutgoingBody`. */
export type WitInterface = Readonly<Record<string, unknown>>;
