/** Prints a declaration without the parts that the guest lacks. */
import { type Node, type SourceFile, ts } from '../../src/features/editor/checker/typescript.ts';
import { isAbsent } from './absent.ts';
import { type Declared, memberName, referenceIn } from './declared.ts';

const { SyntaxKind: KIND } = ts;

export interface Printed {
  readonly text: string;
  /** The names of the types that it mentions. */
  readonly mentions: ReadonlySet<string>;
  /** Members that the guest has, but whose types name something that it lacks. */
  readonly lost: readonly string[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Guest {
  /** Which members of a declaration to keep; null for all. Signatures without a name, such as constructors, stay. */
  readonly namesOf: (declared: Declared) => ReadonlySet<string> | null;
  /** Whether the guest's type has what a type has that it is declared to extend. */
  readonly inherits: (name: string, parent: string) => boolean;
  readonly absent: ReadonlySet<string>;
}

export function print(declared: Declared, { namesOf, inherits, absent }: Guest): Printed {
  const { name, node, file } = declared;
  const names = namesOf(declared);
  const removed: Range[] = [];
  const mentions = new Set<string>();
  const lost: string[] = [];
  const members = new Set(membersIn(node));

  const visit = (child: Node): void => {
    const key = memberName(child);
    if (members.has(child) && key !== null && names?.has(key) === false)
      return void removed.push(whole(child));
    if (members.has(child) && isAbsent(child, absent)) {
      removed.push(whole(child));
      if (key !== null) lost.push(`${name}.${key}`);
      return;
    }
    const mention = referenceIn(child);
    if (mention !== null) mentions.add(mention);
    if (child.kind !== KIND['UnionType'] && child.kind !== KIND['HeritageClause'])
      return ts.forEachChild(child, visit);
    const isParent = (type: Node) =>
      child.kind === KIND['UnionType'] || inherits(name, referenceIn(type) ?? '');
    const isKept = (child.types ?? []).map((type) => !isAbsent(type, absent) && isParent(type));
    removed.push(...withoutAbsent(child, isKept));
    child.types?.filter((_, index) => isKept[index]).forEach(visit);
  };
  ts.forEachChild(node, visit);
  return { text: cut(node, file, removed), mentions, lost };
}

/** Members of an interface, of an object that a variable is declared to be, or of a namespace. */
function membersIn({ members, declarationList, body }: Node): readonly Node[] {
  return members ?? declarationList?.declarations[0]?.type?.members ?? body?.statements ?? [];
}

const whole = ({ pos, end }: Node): Range => ({ start: pos, end });

/** What to take out of a union or of the list of what an interface extends: a type with the separator beside it. */
function withoutAbsent(list: Node, isKept: readonly boolean[]): Range[] {
  const types = list.types ?? [];
  if (!isKept.includes(true)) return [whole(list)];
  return types.flatMap((type, index) => {
    if (isKept[index] === true) return [];
    const before = isKept.slice(0, index).includes(true) ? types[index - 1] : undefined;
    const after = types[index + 1];
    if (before !== undefined) return [{ start: before.end, end: type.end }];
    return after === undefined ? [] : [{ start: type.getStart(), end: after.getStart() }];
  });
}

function cut(node: Node, file: SourceFile, removed: readonly Range[]): string {
  let at = node.getStart(file, true);
  let text = '';
  for (const { start, end } of removed.toSorted((a, b) => a.start - b.start)) {
    text += file.text.slice(at, start);
    at = end;
  }
  return text + file.text.slice(at, node.end);
}
