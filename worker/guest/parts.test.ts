/** What a component holds of the runtime, by what its sources name. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { expect, test } from 'vitest';
import { readEngineArtifacts } from '../../scripts/engine-artifacts.ts';
import {
  ALL_PARTS,
  compileHandler,
  environment,
  get,
  loadHandler,
  textOf,
} from '../engine/fixtures/real-handler.ts';
import { partsNamedIn } from './named-parts.ts';
import { PART_NAMES, PARTS } from './part-names.ts';

const answer = async (expression: string, comment = ''): Promise<unknown> => {
  const source = `export default { fetch: () => Response.json(${expression}) }; // ${comment}`;
  return JSON.parse(textOf((await loadHandler(source)).run(get(), environment()))) as unknown;
};

const STREAMS = ['encoding', 'events', 'structured-clone', 'streams'];

test.each([
  ['const stream = new ReadableStream();', STREAMS],
  ['return new Response(upstream.body)', STREAMS],
  ['const { body, status } = response;', STREAMS],
  [`request['body']`, STREAMS],
  ['const body = await request.text(); fetch(url, { body: JSON.stringify(body) })', []],
  ['new URL(request.url).searchParams', ['search-params']],
  ['body.pipeThrough(new CompressionStream("gzip"))', [...STREAMS, 'compression']],
  ['const controller = new AbortController', ['events']],
  [`addEventListener('unhandledrejection', tell)`, ['events']],
  ['addEventListener(type, tell)', ['events']],
  ['fetch("data:,x")', ['search-params', 'forms']],
  ['const { searchParams: query } = new URL(url)', ['search-params']],
  ['fetch(url, { method, body: text })', []],
  ['console.log(performance.now())', ['console', 'structured-clone', 'performance']],
  ['crypto.randomUUID()', []],
  ['const { subtle } = crypto;', ['subtle']],
  ['addEventListener( "fetch", (event) => event.respondWith(new Response("Eventually")))', []],
])('the source %j names %j', (source, parts) => {
  expect(partsNamedIn([source])).toEqual(parts);
});

test('a part brings the globals that it is said to bring, and no others', async () => {
  const named = PART_NAMES.flatMap((name) => PARTS[name].globals);
  const all = await answer('Object.getOwnPropertyNames(globalThis)', ALL_PARTS);
  const none = await answer(
    `Object.entries(Object.getOwnPropertyDescriptors(globalThis)).filter(([, { get }]) => !get).map(([name]) => name)`,
  );
  const without = new Set(none as string[]);
  const brought = (all as string[]).filter((name) => !without.has(name));
  expect(brought.sort()).toEqual(named.sort());
});

test('what was left out can be asked about, and says why it is not there', async () => {
  expect(await answer(`typeof Response + Object.keys(globalThis).length`)).toMatch(/^function\d+$/);
  const told = `(() => { try { return globalThis['Readable' + 'Stream']; } catch (error) { return String(error); } })()`;
  expect(await answer(told)).toMatch(/^ReferenceError: this component was made without streams/);
});

test('a component without parts is smaller, and is the same each time', () => {
  const hello = `export default { fetch: () => new Response('hello') };`;
  const withAll = compileHandler(`${hello} // ${ALL_PARTS}`).component.length;
  expect(compileHandler(hello).component.length).toBeLessThan(withAll - 100_000);
  expect(Buffer.from(compileHandler(hello).component).equals(compileHandler(hello).component)).toBe(true);
});

test('every part is on disk', async () => {
  const { loadPart } = await readEngineArtifacts();
  for (const name of PART_NAMES) expect((await loadPart(name)).length).toBeGreaterThan(1_000);
});
