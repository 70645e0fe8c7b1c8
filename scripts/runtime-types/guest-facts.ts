/** What handlers find in the guest, found by looking: a handler lists it. */
import { readFile } from 'node:fs/promises';
import {
  ALL_PARTS,
  environment,
  get,
  loadHandler,
  textOf,
} from '../../worker/engine/fixtures/real-handler.ts';

export interface GlobalFacts {
  /** Names on the value itself, with those it inherits from other than every object or function. */
  readonly statics: readonly string[];
  /** The global class that the value, a class, extends. */
  readonly parent: string | null;
  /** Names that instances have, when the value is a class. */
  readonly instance: readonly string[] | null;
}

export interface GuestFacts {
  readonly globals: Readonly<Record<string, GlobalFacts>>;
  /** By the dictionary's name, such as `RequestInit`: the fields that the guest looks at. */
  readonly dictionaries: Readonly<Record<string, readonly string[]>>;
}

export async function examineGuest(): Promise<GuestFacts> {
  const source = await readFile(new URL('examine.ts', import.meta.url), 'utf8');
  const handler = await loadHandler(`${source}\n// ${ALL_PARTS}`, 'examine.ts');
  return JSON.parse(textOf(handler.run(get(), environment()))) as GuestFacts;
}
