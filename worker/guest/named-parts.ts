/**
 * Which parts sources name. A word counts wherever it stands, in comments too: a part too many costs some size, one too few
 * would be missed. For the compiler: the guest itself has no use for it.
 */
import { PART_NAMES, type PartName, PARTS } from './part-names.ts';

/** Parts that a part is made with; each is installed before it. */
const NEEDS: Partial<Record<PartName, readonly PartName[]>> = {
  compression: ['streams'],
  forms: ['search-params'],
  performance: ['structured-clone'],
  streams: ['encoding', 'events', 'structured-clone'],
};

/** Listening to the global object for anything but requests, and addresses that hold what they stand for. */
const PHRASES: Partial<Record<PartName, string>> = {
  events: `addEventListener\\s*\\((?!\\s*['"\`]fetch['"\`])`,
  forms: `['"\`]data:`,
};

const PATTERNS = PART_NAMES.map((name) => {
  const { globals, members } = PARTS[name];
  const phrase = PHRASES[name];
  const member = `(?:${members.join('|')})`;
  const ways = [`\\b(?:${globals.join('|')})\\b`];
  if (phrase !== undefined) ways.push(phrase);
  if (members.length > 0)
    ways.push(
      `\\.\\s*${member}\\b`,
      `['"\`]${member}['"\`]`,
      `[{,]\\s*${member}\\s*[,}=]`,
      // Renamed as it is taken out of an object; `{ body: text }` for a request is none.
      `[{,]\\s*${member}\\s*:[^{}]*\\}\\s*=(?![=>])`,
    );
  return [name, new RegExp(ways.join('|'))] as const;
});

/** What the sources name, and what that needs, in an order in which they can be installed. */
export function partsNamedIn(sources: readonly string[]): PartName[] {
  const found = new Set<PartName>();
  const add = (name: PartName): void => {
    for (const needed of NEEDS[name] ?? []) add(needed);
    found.add(name);
  };
  for (const [name, pattern] of PATTERNS) if (sources.some((source) => pattern.test(source))) add(name);
  return [...found];
}
