/** The handlers that are measured, and the same for the compilers of others. */
import { readFile } from 'node:fs/promises';
import { stripTypes } from '../../worker/compiler/strip-types.ts';

const read = (file: URL): Promise<string> => readFile(file, 'utf8');

export interface Sources {
  readonly hello: string;
  /** Hello that reads the wall clock first, by which its host sees that it was reached. */
  readonly helloMarked: string;
  readonly hundredLines: string;
  /** `helloMarked` in JavaScript and with the fetch event, all that ComponentizeJS knows. */
  readonly componentizeJs: string;
  /** As near to `helloMarked` as componentize-qjs comes: it has no web API, and cannot link wasi:http. */
  readonly componentizeQjs: string;
}

export async function readSources(): Promise<Sources> {
  const hello = await read(new URL('../../examples/hello/handler.ts', import.meta.url));
  const helloMarked = edited(hello, /async fetch\([^{]*\{/, '$&\n    Date.now();');
  const stripped = stripTypes('handler.ts', helloMarked);
  if (!stripped.ok) throw new Error(JSON.stringify(stripped.failure));
  const listener = `addEventListener('fetch', (event) => event.respondWith(handler.fetch(event.request)));\n`;
  return {
    hello,
    helloMarked,
    hundredLines: await read(new URL('./handlers/hundred-lines.ts', import.meta.url)),
    componentizeJs: `${edited(stripped.value.code, /export default/, 'const handler =')}\n${listener}`,
    componentizeQjs: await read(new URL('./handlers/hello-qjs.js', import.meta.url)),
  };
}

function edited(source: string, pattern: RegExp, replacement: string): string {
  const result = source.replace(pattern, replacement);
  if (result === source) throw new Error(`examples/hello has nothing like ${String(pattern)} any more`);
  return result;
}
