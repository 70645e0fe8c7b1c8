/** What libraries declare, statement by statement. */
import { type Node, type SourceFile, ts } from '../../src/features/editor/checker/typescript.ts';
import type { Library } from './libraries.ts';

const { SyntaxKind: KIND } = ts;

export interface Declared {
  readonly name: string;
  readonly node: Node;
  readonly file: SourceFile;
  readonly origin: Library['origin'];
  /** A value, such as a variable; a type, such as an interface; or a namespace, which may be both. */
  readonly kind: 'value' | 'type' | 'namespace';
}

/** Everything global. Of modules, what is inside their `declare global`. */
export function declaredBy({ origin, file }: Library): Declared[] {
  const statements = isModule(file) ? file.statements.flatMap(globalsOf) : file.statements;
  return statements.map((node) => ({ name: nameOf(node), node, file, origin, kind: kindOf(node) }));
}

export const isModule = ({ statements }: SourceFile): boolean =>
  statements.some(({ kind }) => kind === KIND['ExportDeclaration']);

/** What is inside a `declare global`. */
export const globalsOf = ({ kind, name, body }: Node): readonly Node[] =>
  kind === KIND['ModuleDeclaration'] && name?.text === 'global' ? (body?.statements ?? []) : [];

const nameOf = ({ name, declarationList }: Node): string =>
  (name ?? declarationList?.declarations[0]?.name)?.text ?? '';

function kindOf({ kind }: Node): Declared['kind'] {
  if (kind === KIND['ModuleDeclaration']) return 'namespace';
  return kind === KIND['InterfaceDeclaration'] || kind === KIND['TypeAliasDeclaration'] ? 'type' : 'value';
}

/** The name of a type that a node refers to, of a namespace's types the namespace's; null for other nodes. */
export function referenceIn(node: Node): string | null {
  if (node.kind === KIND['TypeReference']) return leftmost(node.typeName);
  if (node.kind === KIND['TypeQuery']) return leftmost(node.exprName);
  if (node.kind === KIND['ExpressionWithTypeArguments']) return leftmost(node.expression);
  return null;
}

function leftmost(name: Node | undefined): string {
  return name?.left === undefined ? (name?.text ?? '') : leftmost(name.left);
}

/** The names of the interfaces that an interface extends. */
export const parentsOf = ({ heritageClauses = [] }: Node): string[] =>
  heritageClauses.flatMap(({ types = [] }) => types.map((type) => referenceIn(type) ?? ''));

/** A member's name as `GuestFacts` has it; null for signatures without one. */
export function memberName({ name }: Node): string | null {
  if (name === undefined) return null;
  return name.kind === KIND['ComputedPropertyName'] ? name.getText() : (name.text ?? null);
}
