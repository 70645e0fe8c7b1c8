/** Which declared types no handler can meet, because the guest has nothing of the kind. */
import { type Node, ts } from '../../src/features/editor/checker/typescript.ts';
import { type Declared, referenceIn } from './declared.ts';
import type { GuestFacts } from './guest-facts.ts';
import { type GuestMembers, typeOf } from './guest-members.ts';

const { SyntaxKind: KIND } = ts;

/** The names of types whose global the guest lacks, and of aliases for nothing else. */
export function absentTypes(
  declared: readonly Declared[],
  members: GuestMembers,
  { globals }: GuestFacts,
): ReadonlySet<string> {
  const ours = new Set(declared.filter(({ origin }) => origin === 'ours').map(({ name }) => name));
  const absent = new Set<string>();
  for (const { name, node, kind } of declared)
    if (kind !== 'type' && !(name in globals))
      for (const type of [name, typeOf(node)])
        if (type !== null && !ours.has(type) && members.of(type) === null) absent.add(type);

  const aliases = declared.filter(({ node }) => node.kind === KIND['TypeAliasDeclaration']);
  for (let before = -1; before !== absent.size;) {
    before = absent.size;
    for (const { name, node } of aliases) if (node.type && isAbsent(node.type, absent)) absent.add(name);
  }
  return absent;
}

/** Whether a node cannot do without a type that is absent. A union can, while one of its types is there. */
export function isAbsent(node: Node, absent: ReadonlySet<string>): boolean {
  if (absent.has(referenceIn(node) ?? '')) return true;
  if (node.kind === KIND['UnionType']) return node.types?.every((type) => isAbsent(type, absent)) ?? false;
  let isOne = false;
  ts.forEachChild(node, (child) => (isOne ||= isAbsent(child, absent)));
  return isOne;
}
