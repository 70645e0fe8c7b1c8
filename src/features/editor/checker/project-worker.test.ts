import { expect, test } from 'vitest';
import { FROM_DISK, Project } from '../../../../scripts/check-in-node.ts';

/** A file's problems, without its name and lines. */
async function problemsIn(text: string, path = 'handler.ts'): Promise<string[]> {
  const problems = await new Project({ [path]: text }).problems();
  return problems.map((problem) => problem.replace(/^\S+ /, ''));
}

test.each([
  ['document.title;', "Cannot find name 'document'."],
  ["localStorage.getItem('x');", "Cannot find name 'localStorage'."],
  ['new XMLHttpRequest();', "Cannot find name 'XMLHttpRequest'."],
  ['new Worker("x");', "Cannot find name 'Worker'."],
  ['process.env;', "Cannot find name 'process'."],
  ["import fs from 'node:fs';", "Cannot find module 'node:fs' or its corresponding type declarations."],
  ["import _ from 'lodash';", "Cannot find module 'lodash' or its corresponding type declarations."],
  ['new Intl.NumberFormat();', "Cannot find name 'Intl'."],
  ['new Response(null).jsn();', "Property 'jsn' does not exist on type 'Response'."],
])('%s is a problem: %s', async (text, message) => {
  expect((await problemsIn(text))[0]).toContain(message);
});

test.each([
  ['entry', 'export default { fetch: (request) => new Response(request.url) } satisfies ExportedHandler;'],
  [
    'context',
    `export default {
      async fetch(request: Request, env: { KEY?: string }, context: ExecutionContext): Promise<Response> {
        context.waitUntil(fetch('https://log.example.com', { method: 'POST', body: await request.text() }));
        return Response.json({ key: env.KEY ?? null });
      },
    };`,
  ],
  ['event', "addEventListener('fetch', (event) => event.respondWith(new Response(event.request.url)));"],
  ['export', 'export async function handle(request: Request) { return new Response(request.body); }'],
  ['await', "const answer = await Promise.all([1, Promise.resolve('')]); answer[1].toUpperCase();"],
  ['no types', 'export const double = (value) => value * 2; let later; later = 1; double(later);'],
  ['language', "[3, 1].toSorted(); new Map([[1, '']]).getOrInsert(2, ''); new Set([1]).union(new Set([2]));"],
  ['bytes', "Uint8Array.fromBase64('AA==').toHex(); Iterator.from([1]).map(String).toArray();"],
  [
    'errors',
    "try { throw new Error('x', { cause: 1 }); } catch (error) { if (error instanceof Error) error.cause; }",
  ],
  ['headers', "for (const [name, value] of new Headers({ a: 'b' })) console.log(name, value);"],
  ['url', "new URL('/x?a=1', 'https://edge.example').searchParams.getAll('a').map((each) => each.length);"],
  ['timers', 'const timer = setTimeout(() => undefined, 10); clearTimeout(timer);'],
  [
    'crypto',
    `const key = await crypto.subtle.importKey('raw', new Uint8Array(16), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
     new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('x')));`,
  ],
])('no problem: %s', async (_, text) => {
  expect(await problemsIn(text)).toEqual([]);
});

test('files are imported as the engine loads them', async () => {
  const project = new Project({
    'handler.ts': `import { greet } from './lib/greet';
import { greet as again } from './lib/greet.js';
import { greet as third } from './lib/greet.ts';
import { plain } from './lib/plain.js';
import data from './data.json';
import same from './data.json' with { type: 'json' };
import page from './my page.html';
const later = await import('./lib/greet.ts');
export const all: string[] = [greet(''), again(''), third(''), later.greet(''), page, data.name, same.name, plain()];
`,
    'lib/greet.ts':
      "import { all } from '../handler.ts';\nexport const greet = (name: string): string => name + all.length;\n",
    'lib/plain.js': "export const plain = () => 'plain';\n",
    'data.json': '{ "name": "Ada" }',
    'my page.html': '<h1>Hello</h1>',
  });
  expect(await project.problems()).toEqual([]);

  project.remove('my page.html');
  expect(await project.problems()).toEqual([
    expect.stringMatching(/^handler\.ts:7 Cannot find module '\.\/my page\.html'/),
  ]);
  project.write({ 'my page.html': '', 'data.json': '{ "title": "" }' });
  expect(await project.problems()).toEqual([
    expect.stringMatching(/^handler\.ts:9 Property 'name' does not exist/),
    expect.stringMatching(/^handler\.ts:9 Property 'name' does not exist/),
  ]);
});

test('a change in one file shows in those that import it', async () => {
  const project = new Project({
    'handler.ts': "import { limit } from './limit.ts';\nexport const twice: number = limit * 2;\n",
    'limit.ts': 'export const limit = 5;\n',
  });
  expect(await project.problems()).toEqual([]);
  project.write({ 'limit.ts': "export const limit = 'five';\n" });
  expect(await project.problems()).toHaveLength(1);
});

test('re-exported types must say so, since types are stripped one file at a time', async () => {
  const project = new Project({
    'handler.ts': "export { Name } from './name.ts';\n",
    'name.ts': 'export type Name = string;\n',
  });
  expect(await project.problems()).toEqual([expect.stringContaining('export type')]);
});

test('JavaScript is only looked through for what cannot be', async () => {
  expect(await problemsIn('export const x = document.title + nowhere; x.y.z();', 'handler.js')).toEqual([]);
  expect(await problemsIn('const x = ;', 'handler.js')).toEqual(['Expression expected.']);
});

test.each([
  [
    'hono',
    `import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
const status: ContentfulStatusCode = 404;
const app = new Hono<{ Variables: { user: string } }>();
app.use(cors());
app.get('/hello/:name', (c) => c.json({ name: c.req.param('name').toUpperCase(), user: c.get('user').length }));
app.onError((error, c) => (error instanceof HTTPException ? error.getResponse() : c.text(error.message, status)));
export default app;
`,
    "app.get('/x/:id', (c) => c.json(c.req.param('name').length));",
  ],
  [
    'itty-router',
    `import { AutoRouter, error, type IRequest } from 'itty-router';
const router = AutoRouter({ missing: () => error(404, 'not here') });
router.get('/todos/:id', ({ params }: IRequest) => ({ id: params['id'] }));
export default router;
`,
    'const text: string = AutoRouter();',
  ],
  [
    'jose',
    `import { jwtVerify, SignJWT } from 'jose';
import { JWTExpired } from 'jose/errors';
const secret = new TextEncoder().encode('secret');
export const token = await new SignJWT({ plan: 'pro' }).setProtectedHeader({ alg: 'HS256' }).sign(secret);
const { payload } = await jwtVerify<{ plan: string }>(token, secret).catch((error: unknown) => {
  if (error instanceof JWTExpired) console.log(error.claim);
  throw error;
});
payload.plan.toUpperCase();
`,
    'const number: number = payload.sub;',
  ],
  [
    'nanoid',
    `import { customAlphabet, nanoid } from 'nanoid';
import { nanoid as quick } from 'nanoid/non-secure';
export const ids: string[] = [nanoid(), customAlphabet('abc', 5)(), quick(3)];
`,
    'nanoid({});',
  ],
  [
    'zod',
    `import * as z from 'zod';
import * as mini from 'zod/mini';
const User = z.object({ name: z.string().min(1), age: z.int().optional() });
const user: z.infer<typeof User> = { name: 'Ada' };
const result = User.safeParse(user);
export const said = result.success ? result.data.name : z.prettifyError(result.error);
export const same = mini.parse(mini.array(mini.string()), []).length + z.locales.en().localeError.length;
`,
    'const wrong: z.infer<typeof User> = { name: 7 };',
  ],
])('the types of %s check', async (_, good, bad) => {
  expect(await problemsIn(good)).toEqual([]);
  expect(await problemsIn(good + bad)).toHaveLength(1);
});

test('declarations that cannot be had are asked for again', async () => {
  let asked = 0;
  const flaky = {
    ...FROM_DISK,
    package: (name: Parameters<typeof FROM_DISK.package>[0]) =>
      asked++ === 0 ? Promise.reject(new Error('offline')) : FROM_DISK.package(name),
  };
  const project = new Project(
    { 'handler.ts': "import { nanoid } from 'nanoid';\nexport const id = nanoid();\n" },
    flaky,
  );
  expect(await project.problems()).toHaveLength(1);
  expect(await project.problems()).toEqual([]);
  expect(asked).toBe(2);
});
