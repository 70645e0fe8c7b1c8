/**
 * `npx tsx scripts/link-dictionary.ts`: writes `worker/project/link-v4-dictionary.ts` from the examples that ship and from
 * what projects usually say. Until version 4 is released; then that file is frozen, and this script with it.
 */
import { writeFileSync } from 'node:fs';
import { createServer } from 'vite';
import { PLAIN_VIEW, type Project } from '../worker/project/project.ts';
import { DEFAULT_WORLD } from '../worker/project/world.ts';

/** DEFLATE looks back so far, and no farther. */
const MOST_BYTES = 32_768;
const WIDTH = 100;
/** Of each example: all of them do not fit, and code is spelled out in half of its characters. */
const LEFT_OUT = 0.26;
const MOST_LEFT_OUT = 500;

/** The usual end: what a project says that nobody has changed. */
const usual = JSON.stringify({
  title: 'Hello',
  story: '',
  files: [{ path: 'handler.ts', text: '' }],
  entry: 'handler.ts',
  requests: [{ name: 'GET /', method: 'GET', path: '/', headers: [], body: '' }],
  selectedRequest: 0,
  cityId: 'london',
  connection: 'new',
  arrival: 'cold',
  tests: '',
  view: PLAIN_VIEW,
  world: DEFAULT_WORLD,
} satisfies Project);

/** Examples import texts as Vite does. */
async function readExamples(): Promise<readonly Project[]> {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false },
  });
  const { EXAMPLES } = (await server.ssrLoadModule('/examples/index.ts')) as {
    EXAMPLES: readonly { readonly project: Project }[];
  };
  await server.close();
  return EXAMPLES.map(({ project }) => project);
}

/** What of `text` is not in `known` yet, in runs of at least so many characters. */
function newParts(text: string, known: string): string {
  const LEAST = 14;
  let kept = '';
  for (let at = 0; at < text.length;) {
    let length = LEAST;
    if (!known.includes(text.slice(at, at + length))) {
      kept += text[at];
      at += 1;
      continue;
    }
    while (at + length < text.length && known.includes(text.slice(at, at + length + 1))) length += 1;
    at += length;
  }
  return kept;
}

const sizeOf = (project: Project): number => JSON.stringify(project).length;

/**
 * Most valuable last: the nearer a match, the fewer bits it takes, and a long project leaves the start of the dictionary
 * behind. So the largest examples are near the end.
 */
async function build(): Promise<string> {
  let text = usual;
  const projects = (await readExamples()).toSorted((one, other) => sizeOf(other) - sizeOf(one));
  for (const project of projects) {
    const added = newParts(JSON.stringify(project), text);
    text = added.slice(Math.min(MOST_LEFT_OUT, Math.floor(added.length * LEFT_OUT))) + text;
  }
  const bytes = new TextEncoder().encode(text);
  const cut = bytes.subarray(Math.max(0, bytes.length - MOST_BYTES));
  console.log(`${bytes.length} bytes, of which ${cut.length} are kept`);
  // A character may have been cut in half.
  return new TextDecoder().decode(cut).replace(/^\ufffd+/, '');
}

/** A template literal in lines that end in a backslash. */
function literal(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('`', '\\`')
    .replaceAll('${', '\\${')
    .replaceAll('\r', '\\r');
  const lines: string[] = [];
  for (let at = 0; at < escaped.length;) {
    let end = Math.min(escaped.length, at + WIDTH);
    // No escape is torn apart.
    while (end < escaped.length && /\\\$?$/.test(escaped.slice(at, end))) end -= 1;
    lines.push(escaped.slice(at, end).replaceAll('\n', '\\n'));
    at = end;
  }
  return `\`${lines.join('\\\n')}\``;
}

writeFileSync(
  new URL('../worker/project/link-v4-dictionary.ts', import.meta.url),
  `/**
 * What a version 4 link need not spell out: the texts of the examples that shipped with it, then what projects usually say.
 * Written by \`scripts/link-dictionary.ts\`.
 *
 * FROZEN with the first release that writes version 4, as \`link-v1-dictionary.ts\` is and for the same reason.
 */
// prettier-ignore
export const LINK_V4_DICTIONARY = ${literal(await build())};
`,
);
