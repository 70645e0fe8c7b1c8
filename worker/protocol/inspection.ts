/** What is inside a component, for the reader to see. */

export interface InspectInput {
  readonly component: Uint8Array<ArrayBuffer>;
  /** Where the core module lies in a component that was compiled here, in bytes; null for one made elsewhere. */
  readonly core: { readonly offset: number; readonly length: number } | null;
}

/**
 * Of a component compiled here: the engine's code, its memory as it was before any handler, what the handler changed in
 * it. Of one made elsewhere: the code, data, names and other sections of all its core modules. Of both: what is around
 * them.
 */
export type PartKind =
  'engine-code' | 'engine-state' | 'user-state' | 'code' | 'data' | 'names' | 'linking' | 'wrapping';

export interface ComponentPart {
  readonly kind: PartKind;
  readonly sizeBytes: number;
  /** What it is made of, largest first; they add up. */
  readonly sections: readonly SectionSize[];
}

export interface SectionSize {
  readonly name: string;
  readonly sizeBytes: number;
}

export interface Inspection {
  /** The component's world, as WIT. */
  readonly wit: string;
  /** SHA-256, in hexadecimal; null where the page is not in a secure context and the browser does not compute it. */
  readonly digest: string | null;
  /** They add up to the component's size. */
  readonly parts: readonly ComponentPart[];
  /** Languages and tools as the component names them, such as `ComponentizeJS 0.22.0`. */
  readonly madeWith: readonly string[];
}
