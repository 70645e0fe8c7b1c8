/** Every package in the guest itself: loaded there without time, randomness or network, and the same as in Node. */
import { expect, test } from 'vitest';
import {
  compileFiles,
  environment,
  get,
  loadFiles,
  textOf,
} from '../../worker/engine/fixtures/real-handler.ts';
import { PACKAGES } from '../../worker/packages/packages.ts';

test.each(PACKAGES)('$name: every entry loads and has the same exports', async ({ name, entries }) => {
  const specifiers = entries.map((entry) => name + entry.slice(1));
  const imports = specifiers.map((specifier, index) => `import * as all${index} from '${specifier}';`);
  const handler = await loadFiles({
    'handler.ts': `${imports.join('\n')}
      const all = [${specifiers.map((_, index) => `all${index}`).join(', ')}];
      export default { fetch: () => Response.json(all.map(Object.keys)) };`,
  });
  const ours = JSON.parse(textOf(handler.run(get(), environment()))) as string[][];
  for (const [index, specifier] of specifiers.entries()) {
    const theirs = (await import(specifier)) as object;
    expect([specifier, ...(ours[index] ?? []).sort()]).toEqual([specifier, ...Object.keys(theirs).sort()]);
  }
});

test('nanoid asks for randomness when it is called, not when it is loaded', async () => {
  const text = "import { nanoid } from 'nanoid';\nexport default { fetch: () => new Response(nanoid()) };";
  const handler = await loadFiles({ 'handler.ts': text });
  const [one, other] = [1, 2].map((seed) => textOf(handler.run(get(), environment({ seed }))));
  expect(one).toMatch(/^[\w-]{21}$/);
  expect(one).not.toBe(other);
  const early = await compileFiles({ 'handler.ts': `${text}\nexport const id = nanoid();` });
  expect(early).toMatchObject({
    failure: { kind: 'threw-at-load', error: { stack: [{ location: { line: 3 } }] } },
  });
});

test('the same project with packages compiles to the same bytes', async () => {
  const files = {
    'handler.ts': `import { Hono } from 'hono';
      import { z } from 'zod';
      const app = new Hono();
      app.get('/', (c) => c.json(z.object({ page: z.coerce.number() }).parse(c.req.query())));
      export default app;`,
  };
  const [one, other] = [await compileFiles(files), await compileFiles(files)];
  if (!one.ok || !other.ok) throw new Error('it does not compile');
  expect(Buffer.compare(one.value.component, other.value.component)).toBe(0);
});
