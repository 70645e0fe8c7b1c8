/** Narrows declarations to what the guest has, so that the editor's types follow the runtime. */
import type { Node, SourceFile } from '../../src/features/editor/checker/typescript.ts';
import { absentTypes } from './absent.ts';
import { type Declared, declaredBy, globalsOf, isModule } from './declared.ts';
import type { GuestFacts } from './guest-facts.ts';
import { GuestMembers } from './guest-members.ts';
import type { Library } from './libraries.ts';
import { type Guest, print } from './print.ts';

export interface Narrowed {
  /** Declarations by file name. */
  readonly files: Readonly<Record<string, string>>;
  /** Members that the guest has, but whose types name something that it lacks: declared nowhere. */
  readonly lost: readonly string[];
}

export function narrow(libraries: readonly Library[], facts: GuestFacts): Narrowed {
  const declared = libraries.flatMap(declaredBy);
  const members = new GuestMembers(declared, facts);
  const absent = absentTypes(declared, members, facts);
  const ours = new Set(declared.flatMap(({ origin, kind, name }) => (isOurs(origin, kind) ? name : [])));
  const isWanted = ({ name, kind, origin }: Declared): boolean =>
    kind === 'type'
      ? origin !== 'web' && !absent.has(name)
      : name in facts.globals && (origin === 'ours' || !ours.has(name));
  const guest: Guest = {
    namesOf: ({ name, kind }) => (kind === 'type' ? members.of(name) : new Set(facts.globals[name]?.statics)),
    inherits: (name, parent) => members.inherits(name, parent),
    absent,
  };

  const texts = new Map<Node, string>();
  const lost: string[] = [];
  const waiting = declared.filter(isWanted);
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    if (texts.has(each.node)) continue;
    const printed = print(each, guest);
    texts.set(each.node, printed.text);
    lost.push(...printed.lost);
    waiting.push(...declared.filter(({ name, kind }) => kind === 'type' && printed.mentions.has(name)));
  }
  return { files: gather(libraries, texts), lost };
}

const isOurs = (origin: Declared['origin'], kind: Declared['kind']): boolean =>
  origin === 'ours' && kind === 'value';

/** `lib.d.ts` for all that is plainly global, and beside it the modules that declare globals. */
function gather(libraries: readonly Library[], texts: ReadonlyMap<Node, string>): Record<string, string> {
  const modules = libraries.filter(({ file }) => isModule(file));
  const scripts = libraries.filter(({ file }) => !isModule(file));
  const references = modules.map(({ file }) => `/// <reference path="./${file.fileName}" />`);
  const lib = [...references, ...scripts.map(({ file }) => printAll(file.statements, texts))];
  return Object.fromEntries([
    ['lib.d.ts', lib.filter((text) => text !== '').join('\n')],
    ...modules.map(({ file }) => [file.fileName, printModule(file, texts)] as const),
  ]);
}

const printAll = (statements: readonly Node[], texts: ReadonlyMap<Node, string>): string =>
  statements.flatMap((statement) => texts.get(statement) ?? []).join('\n');

function printModule({ statements }: SourceFile, texts: ReadonlyMap<Node, string>): string {
  const parts = statements.map((statement) => {
    const globals = globalsOf(statement);
    return globals.length === 0 ? statement.getText() : `declare global {\n${printAll(globals, texts)}\n}`;
  });
  return parts.join('\n');
}
