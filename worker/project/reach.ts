/** What a project's code can get at, as far as its text says: told to whoever opens a link, before anything runs. */
import { canAnswer } from './files.ts';
import type { Project } from './project.ts';

export interface Reach {
  /** What its files import by name, such as `hono`. */
  readonly packages: readonly string[];
  /** Hosts in addresses that its code spells out. */
  readonly hosts: readonly string[];
  /** Those of the world, which answer in place of the real ones. */
  readonly simulated: readonly string[];
  /** Whether it names randomness, and clocks. */
  readonly randomness: boolean;
  readonly clocks: boolean;
  /** Whether there is code that decides only when it runs which module to load or which host to call. */
  readonly isOpenEnded: boolean;
}

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*(["'])([^"'\n]+)\1/g;
const ADDRESS = /\bhttps?:\/\/([a-z0-9][a-z0-9.-]*(?::\d+)?)/gi;
const RANDOM = /\bMath\.random\b|\bgetRandomValues\b|\brandomUUID\b|\bgenerateKey\b/;
const CLOCK = /\bDate\b|\bperformance\b|\bsetTimeout\b|\bsetInterval\b/;
/** `import(` or `fetch(` of something other than a text, but no method's head: `fetch(request: Request): Response {`. */
const COMPUTED = /\b(?:import|fetch)\s*\(\s*(?!["'`\s)])(?![^()]*\)\s*\{)(?![^()]*:[^()]*\)\s*:)/;

export function reachOf({ files, world }: Project): Reach {
  const code = files
    .filter(({ path }) => canAnswer(path))
    .map(({ text }) => text)
    .join('\n');
  const imported = [...code.matchAll(IMPORT)].map(([, , specifier = '']) => specifier);
  const named = imported.filter((specifier) => !/^[./]/.test(specifier));
  const hosts = [...code.matchAll(ADDRESS)].map(([, host = '']) => host.toLowerCase());
  return {
    packages: distinct(named.map(packageOf)),
    hosts: distinct(hosts),
    simulated: world.origins.map(({ host }) => host),
    randomness: RANDOM.test(code) || named.includes('nanoid'),
    clocks: CLOCK.test(code),
    isOpenEnded: COMPUTED.test(code),
  };
}

/** `hono/etag` is of `hono`, `@scope/name/part` of `@scope/name`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)].toSorted();
