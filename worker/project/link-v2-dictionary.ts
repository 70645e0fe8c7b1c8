/**
 * What a version 2 link need not spell out: DEFLATE is primed with this text and refers back to it.
 *
 * FROZEN, as `link-v1-dictionary.ts` is and for the same reason: a single changed character changes or breaks every
 * version 2 link in the world. A test holds this text's checksum.
 *
 * Rarer phrases come first: DEFLATE reaches what is near in fewer bits.
 */
const HEADERS = [
  'cf-connecting-ip',
  'x-forwarded-for',
  'x-request-id',
  'x-client-city',
  'x-client-country',
  'accept-encoding',
  'accept-language","en',
  'access-control-allow-origin","*',
  'content-security-policy',
  'if-none-match',
  'etag',
  'vary',
  'cache-control","no-store',
  'cache-control","public, max-age=3600',
  'location',
  'cookie',
  'set-cookie',
  'authorization","Bearer ',
  'accept","*/*',
  'content-type","application/x-www-form-urlencoded',
  'content-type","text/html; charset=utf-8',
  'content-type","application/json',
  'content-type","text/plain',
];

const DATA = `[
  {
    "id": "1",
    "name": "
    "title": "
    "price": 
    "country": "
  },
  true,
  false,
  null
]
`;

const PAGE = `:root {
  color-scheme: light dark;
}
body {
  margin: 0 auto;
  padding: 1rem;
  max-width: 40rem;
  font-family: system-ui, sans-serif;
  background: #
  color: #
}
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 
<table><thead><tr><th></th></tr></thead><tbody><tr><td></td></tr></tbody></table>
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title></title>
    <link rel="stylesheet" href="/style.css" />
    <style></style>
  </head>
  <body>
    <main>
      <h1></h1>
      <p class="
      <ul><li><a href="/"></a></li></ul>
      <form method="post" action="/"><label><input name="" /></label><button></button></form>
      <script type="module"></script>
    </main>
  </body>
</html>
`;

const CODE = `import { AutoRouter, Router, error, json, withParams } from 'itty-router';
const router = AutoRouter();
export default { ...router };
import { SignJWT, jwtVerify } from 'jose';
const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] });
import { nanoid } from 'nanoid';
import { z } from 'zod';
const schema = z.object({ name: z.string().min(1), age: z.number().int().optional() });
type Item = z.infer<typeof schema>;
const parsed = schema.safeParse(await request.json());
if (!parsed.success) return Response.json({ error: parsed.error.issues }, { status: 400 });
import { Hono } from 'hono';
import { cors } from 'hono/cors';
const app = new Hono();
app.use('*', async (c, next) => {
  await next();
});
app.post('/api/items', async (c) => c.json(await c.req.json(), 201));
app.get('/items/:id', (c) => c.json({ id: c.req.param('id') }));
app.get('/', (c) => c.html(page));
app.get('/', (c) => c.text('Hello from the edge'));
app.notFound((c) => c.text('Not found', 404));
export default app;
addEventListener('fetch', (event) => event.respondWith(handle(event.request)));
const { readable, writable } = new TransformStream();
const stream = new ReadableStream({
  async start(controller) {
    controller.enqueue(encoder.encode(
    controller.close();
.pipeThrough(new CompressionStream('gzip')).pipeThrough(new TextDecoderStream())
const timeout = AbortSignal.timeout(1000);
await new Promise((resolve) => setTimeout(resolve, 100));
const form = await request.formData();
ctx.waitUntil(
crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
const valid = await crypto.subtle.verify('HMAC', key, signature, data);
const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
Uint8Array.from(atob(value), (char) => char.charCodeAt(0))
new TextDecoder().decode(
crypto.randomUUID()
const [first, second] = await Promise.all([
  fetch('https://api.example.com/
const response = await fetch(
if (!response.ok) return new Response('Bad gateway', { status: 502 });
const data = await response.json();
const body = await request.text();
const payload = JSON.parse(
JSON.stringify(
const { render } = await import('./pages/
import cities from './data/cities.json' with { type: 'json' };
import page from './pages/index.html' with { type: 'text' };
import style from './style.css' with { type: 'text' };
import type { } from './lib/types.ts';
import { route } from './lib/router.ts';
import { } from './lib/
import { } from './
export * from './
export type 
export interface 
export class 
  readonly 
  constructor(
export async function 
export function handle(request: Request): Promise<Response> {
export const 
: Promise<Response> => {
: Readonly<Record<string, string>> = {
: readonly string[] = [
.toUpperCase().toLowerCase().startsWith('').replaceAll(').split('.').join('').map((item) => item.filter((.includes(.slice(.find(({ id }) => id ===
for (const [name, value] of Object.entries(
let count = 0;
  try {
  } catch (error) {
    console.error(error);
    throw new Error(
async function handle(request: Request): Promise<Response> {
      return new Response(null, { status: 204 });
      return Response.redirect(url, 302);
      return new Response('Unauthorized', { status: 401 });
      return new Response('Forbidden', { status: 403 });
      return new Response('Method not allowed', { status: 405 });
      return new Response('Not found', { status: 404 });
    const city = request.headers.get('x-client-city');
    const country = request.headers.get('x-client-country') ?? 'unknown';
    const token = request.headers.get('authorization')?.replace('Bearer ', '');
    headers.set('cache-control', 'public, max-age=60');
    switch (url.pathname) {
      case '/':
      default:
    if (request.method !== 'POST') {
    if (url.pathname === '/
    const { pathname, searchParams } = new URL(request.url);
    const name = url.searchParams.get('name') ?? 'world';
    console.log(request.method, url.pathname);
    console.log(\`\${request.method} \${url.pathname} from \${city}\`);
    return Response.json({
    return new Response(\`Hello, \${name}!\\n\`, {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      headers: { 'content-type': 'application/json' },
      headers: { 'content-type': 'text/plain' },
    });
  },
};
// Answers with
// Runs in a fresh WebAssembly instance for every request.
export default {
  fetch(request: Request): Response {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
`;

const ORIGIN = `{"host":"api.example.com","region":"eu-west-1","serviceMs":20,"status":200,\
"contentType":"application/json","body":"{\\"ok\\":true}"}`;

const VARIANTS = `"selectedRequest":1,"connection":"reused","arrival":"warm",ca-central-1sa-east-1eu-central-1eu-north-1\
af-south-1me-central-1ap-south-1ap-southeast-1ap-northeast-1ap-southeast-2us-west-2node-zippython-zipjava-zipclaimed\
fibrecabledsl5g4g3gleo"entry":"handler.js","entry":"index.ts","name":"POST /api/","method":"POST","method":"PUT","method":"DELETE",`;

const FILES = [
  'handler.js',
  'README.md',
  'docs/notes.txt',
  'styles/style.css',
  'public/index.html',
  'pages/index.html',
  'data/items.csv',
  'data/cities.json',
  'data/products.json',
  'src/index.ts',
  'src/handler.ts',
  'lib/auth.ts',
  'lib/html.ts',
  'lib/types.ts',
  'lib/router.ts',
  'lib/greet.ts',
];

const HEAD = '{"title":"Hello","files":[{"path":"handler.ts","text":"';

const TAIL = `"}],"entry":"handler.ts","requests":[{"name":"GET /","method":"GET","path":"/","headers":[],"body":""}],\
"selectedRequest":0,"cityId":"london","connection":"new","arrival":"cold","world":{"seed":500,\
"startsAt":"2026-11-23T12:00:00Z","region":"us-east-1","lambda":{"coldStart":"node-image","keepAliveS":420,\
"concurrencyLimit":1000},"containers":{"replicas":3,"concurrency":50,"queueLimit":1000},"edge":{"concurrency":256},\
"compute":{"startUs":"measured","handlerUs":"measured"},"clients":{"access":"mix","newConnectionShare":0.3},\
"traffic":{"perSecond":200},"origins":[]}}`;

const asInJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** As JSON spells it, because that is what is compressed: code with its quotes and line ends escaped. */
export const LINK_V2_DICTIONARY = [
  ...HEADERS.map((header) => `["${header}"],`),
  ORIGIN,
  VARIANTS,
  asInJson(DATA),
  asInJson(PAGE),
  ...FILES.map((path) => `"},{"path":"${path}","text":"`),
  HEAD,
  asInJson(CODE),
  TAIL,
].join('');
