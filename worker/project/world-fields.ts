/** A world's fields one by one, by their paths (`lambda.keepAliveS`): what each may be, as the schema says, and its value. */
import { z } from 'zod';
import type { Result } from '../protocol/result.ts';
import { worldSchema, type World } from './world.ts';

export type WorldField =
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly isWhole: boolean;
      /** What it may be instead of a number. */
      readonly instead: 'measured' | 'none' | null;
    }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'text' }
  /** Lists and what has parts of its own. */
  | { readonly kind: 'several' };

interface Node {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
}

let schema: Node | null = null;

/** Throws a `RangeError` for a path that no field of the world has. */
export function worldFieldAt(path: string): WorldField {
  schema ??= z.toJSONSchema(worldSchema, { io: 'input' }) as Node;
  const node = path.split('.').reduce<Node | undefined>((parent, name) => parent?.properties?.[name], schema);
  if (node === undefined) throw new RangeError(`a world has no field "${path}"`);
  return fieldOf(node);
}

function fieldOf(node: Node): WorldField {
  if (node.enum !== undefined) return { kind: 'choice', options: node.enum };
  if (node.type === 'boolean') return { kind: 'yes-no' };
  if (node.type === 'string') return { kind: 'text' };
  if (node.type === 'number' || node.type === 'integer') {
    const { minimum: min = -Infinity, maximum: max = Infinity } = node;
    return { kind: 'number', min, max, isWhole: node.type === 'integer', instead: null };
  }
  const number = node.anyOf?.map(fieldOf).find((each) => each.kind === 'number');
  if (number === undefined) return { kind: 'several' };
  const isMeasured = node.anyOf?.some((each) => each.const === 'measured') === true;
  return { ...number, instead: isMeasured ? 'measured' : 'none' };
}

export function worldValueAt(world: World, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], world);
}

/** The world with another value there; the failure says in words why the schema does not allow it. */
export function withWorldValue(world: World, path: string, value: unknown): Result<World, string> {
  const parsed = worldSchema.safeParse(replaced(world, path.split('.'), value));
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, failure: parsed.error.issues[0]?.message ?? 'is not possible here' };
}

function replaced(part: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const fields = part as Record<string, unknown>;
  return { ...fields, [name]: replaced(fields[name], rest, value) };
}
