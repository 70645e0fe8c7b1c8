/** Which names the guest has of a declared interface. */
import { type Declared, parentsOf, referenceIn } from './declared.ts';
import type { GuestFacts } from './guest-facts.ts';

type Names = ReadonlySet<string>;

/** Interfaces for the instances of a global that has another name; null: of no global, although one has their name. */
const INSTANCES_OF: Readonly<Record<string, string | null>> = {
  Iterator: null,
  IteratorObject: 'Iterator',
  ReadonlyArray: 'Array',
  ReadonlyMap: 'Map',
  ReadonlySet: 'Set',
};

/**
 * Finds the names that the guest has of an interface; null when it is only a shape, such as an argument's, that no value
 * in the guest stands for.
 */
export class GuestMembers {
  readonly #facts: GuestFacts;
  /** By the name of an interface: the globals that are declared to be one. */
  readonly #holders = new Map<string, string[]>();
  /** By the name of one of the Web's interfaces: those that extend it. */
  readonly #heirs = new Map<string, string[]>();

  /** Names of the Web's interfaces. */
  readonly #web = new Set<string>();

  constructor(declared: readonly Declared[], facts: GuestFacts) {
    this.#facts = facts;
    for (const { name, node, kind, origin } of declared) {
      if (kind === 'value' && name in facts.globals) add(this.#holders, typeOf(node) ?? '', name);
      if (origin === 'web') this.#web.add(name);
      if (origin === 'web') for (const parent of parentsOf(node)) add(this.#heirs, parent, name);
    }
  }

  of(name: string): Names | null {
    return this.#own(name) ?? this.#shared(name);
  }

  /** Whether the guest's `name` has what one of the Web's interfaces has that it is declared to extend. */
  inherits(name: string, parent: string): boolean {
    const [names, inherited] = [this.of(name), this.of(parent)];
    if (names === null || inherited === null || !this.#web.has(parent)) return true;
    return [...inherited].every((each) => each === 'constructor' || names.has(each));
  }

  #own(name: string): Names | null {
    const { globals, dictionaries } = this.#facts;
    const global = name in INSTANCES_OF ? INSTANCES_OF[name] : name;
    const found = [
      typeof global === 'string' ? globals[global]?.instance : null,
      ...(this.#holders.get(name) ?? []).map((holder) => globals[holder]?.statics),
      dictionaries[name],
    ].filter((names) => names !== null && names !== undefined);
    return found.length === 0 ? null : new Set(found.flat());
  }

  /** A mixin of the Web has what all that include it have. */
  #shared(name: string): Names | null {
    const [first, ...others] = (this.#heirs.get(name) ?? [])
      .map((heir) => this.of(heir))
      .filter((names) => names !== null);
    return first === undefined
      ? null
      : new Set([...first].filter((each) => others.every((names) => names.has(each))));
  }
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}

/** The name of the type that a variable is declared with. */
export function typeOf({ declarationList }: Declared['node']): string | null {
  const type = declarationList?.declarations[0]?.type;
  return type === undefined ? null : referenceIn(type);
}
