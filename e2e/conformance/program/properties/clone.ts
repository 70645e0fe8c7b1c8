/** Graphs of values, built from a list of nodes whose references go anywhere in the list. */
type Node =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'odd'; readonly name: keyof typeof ODD }
  | { readonly kind: 'array' | 'set'; readonly refs: readonly number[] }
  | {
      readonly kind: 'object' | 'map' | 'null-prototype';
      readonly fields: readonly (readonly [string, number])[];
    }
  | { readonly kind: 'sparse'; readonly length: number; readonly at: number; readonly ref: number }
  | {
      readonly kind: 'bytes';
      readonly view: keyof typeof VIEWS;
      readonly data: readonly number[];
      readonly from: number;
    }
  | { readonly kind: 'date'; readonly ms: number | null }
  | { readonly kind: 'regexp'; readonly source: string; readonly flags: string }
  | {
      readonly kind: 'error';
      readonly name: keyof typeof ERRORS;
      readonly message: string;
      readonly cause: number | null;
    }
  | { readonly kind: 'boxed'; readonly value: string | number | boolean };

export interface CloneInput {
  readonly nodes: readonly Node[];
}

const ODD = {
  undefined,
  nan: NaN,
  'minus zero': -0,
  infinity: Infinity,
  bigint: 2n ** 70n,
  'negative bigint': -5n,
  function: (): void => undefined,
  symbol: Symbol('s'),
} as const;

const VIEWS = { Uint8Array, Int16Array, Float64Array, DataView } as const;
const ERRORS = { Error, TypeError, RangeError, SyntaxError, EvalError, ReferenceError, URIError } as const;

function make(node: Node): unknown {
  switch (node.kind) {
    case 'value':
      return node.value;
    case 'odd':
      return ODD[node.name];
    case 'array':
      return [];
    case 'sparse':
      return Array.from({ length: 0 });
    case 'set':
      return new Set();
    case 'map':
      return new Map();
    case 'object':
      return {};
    case 'null-prototype':
      return Object.create(null);
    case 'bytes': {
      const { buffer } = Uint8Array.from(node.data);
      const View = VIEWS[node.view] as new (buffer: ArrayBuffer, from: number) => ArrayBufferView;
      return new View(buffer, node.from * 8);
    }
    case 'date':
      return new Date(node.ms ?? NaN);
    case 'regexp':
      return new RegExp(node.source, node.flags);
    case 'error':
      return new ERRORS[node.name](node.message);
    case 'boxed':
    default:
      return Object(node.value);
  }
}

function connect(node: Node, made: readonly unknown[], self: unknown): void {
  if (node.kind === 'array') for (const ref of node.refs) (self as unknown[]).push(made[ref]);
  if (node.kind === 'set') for (const ref of node.refs) (self as Set<unknown>).add(made[ref]);
  if (node.kind === 'map')
    for (const [key, ref] of node.fields) (self as Map<unknown, unknown>).set(key, made[ref]);
  if (node.kind === 'object' || node.kind === 'null-prototype')
    for (const [key, ref] of node.fields) (self as Record<string, unknown>)[key] = made[ref];
  if (node.kind === 'sparse') {
    (self as unknown[]).length = node.length;
    (self as unknown[])[node.at] = made[node.ref];
  }
  if (node.kind === 'error' && node.cause !== null)
    Object.defineProperty(self, 'cause', { value: made[node.cause], configurable: true, writable: true });
}

export function cloneGraphs({ nodes }: CloneInput): unknown {
  const made = nodes.map(make);
  for (const [index, node] of nodes.entries()) connect(node, made, made[index]);
  const copy = structuredClone(made);
  return [copy, copy.map((part) => (part instanceof Error ? [part.message, part.cause] : typeof part))];
}
