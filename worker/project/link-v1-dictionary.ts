/**
 * What a version 1 link need not spell out: DEFLATE is primed with this text and refers back to it.
 *
 * FROZEN. A single changed character changes or breaks every version 1 link in the world. New wording, new fields and new
 * defaults need no change here (they only compress a little less well); if that hurts, make version 2 with a dictionary
 * of its own. A test holds this text's checksum.
 *
 * Rarer phrases come first: DEFLATE reaches what is near in fewer bits.
 */
const HEADERS = [
  'cf-connecting-ip',
  'x-forwarded-for',
  'x-client-city',
  'x-client-country',
  'accept-language',
  'content-security-policy',
  'cache-control","no-store',
  'cache-control","public, max-age=3600',
  'location',
  'set-cookie',
  'authorization","Bearer ',
  'accept","*/*',
  'content-type","text/html; charset=utf-8',
  'content-type","application/json',
  'content-type","text/plain',
];

const CODE = `addEventListener('fetch', (event) => event.respondWith(handle(event.request)));
import type { } from './
async function handle(request: Request): Promise<Response> {
interface Env {
: Record<string, string> = {
: readonly string[] = [
crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
const valid = await crypto.subtle.verify('HMAC', key, signature, data);
Uint8Array.from(atob(value), (char) => char.charCodeAt(0))
new TextDecoder().decode(
crypto.randomUUID()
await Promise.all([
fetch('https://api.example.com/
const response = await fetch(
if (!response.ok) return new Response('Bad gateway', { status: 502 });
const data = await response.json();
const body = await request.text();
const payload = JSON.parse(
JSON.stringify(
.toUpperCase().toLowerCase().startsWith('').split('.').map((item) => item.filter((.includes(.slice(
for (const [name, value] of Object.entries(
let count = 0;
  try {
  } catch (error) {
    console.error(error);
    throw new Error(
export function handle(request) {
      return new Response(null, { status: 204 });
      return Response.redirect(url, 302);
      return new Response('Unauthorized', { status: 401 });
      return new Response('Forbidden', { status: 403 });
      return new Response('Method not allowed', { status: 405 });
      return new Response('Not found', { status: 404 });
    const country = request.headers.get('x-client-country') ?? 'unknown';
    const token = request.headers.get('authorization')?.replace('Bearer ', '');
    headers.set('cache-control', 'public, max-age=60');
    switch (url.pathname) {
      case '/':
      default:
    if (request.method !== 'POST') {
    if (url.pathname === '/
    const name = url.searchParams.get('name') ?? 'world';
    console.log(request.method, url.pathname);
    return Response.json({
    return new Response(\`Hello, \${name}!\`, {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      headers: { 'content-type': 'application/json' },
      headers: { 'content-type': 'text/plain' },
    });
  },
};
// Answers with
export default {
  async fetch(request: Request): Promise<Response> {
  fetch(request: Request): Response {
    const url = new URL(request.url);
`;

const ORIGIN = `{"host":"api.example.com","region":"eu-west-1","serviceMs":20,"status":200,\
"contentType":"application/json","body":"{\\"ok\\":true}"}`;

const VARIANTS = `"selectedRequest":1,"connection":"reused","arrival":"warm",ca-central-1sa-east-1eu-central-1eu-north-1\
af-south-1me-central-1ap-south-1ap-southeast-1ap-northeast-1ap-southeast-2us-west-2node-zippython-zipjava-zipclaimed\
fibrecabledsl5g4g3gleo"file":"handler.js","source":""name":"POST /api/","method":"POST","method":"PUT","method":"DELETE",`;

const HEAD = '{"title":"Hello","file":"handler.ts","source":"';

const TAIL = `"requests":[{"name":"GET /","method":"GET","path":"/","headers":[],"body":""}],"selectedRequest":0,\
"cityId":"london","connection":"new","arrival":"cold","world":{"seed":500,"startsAt":"2026-11-23T12:00:00Z",\
"region":"us-east-1","lambda":{"coldStart":"node-image","keepAliveS":420,"concurrencyLimit":1000},\
"containers":{"replicas":3,"concurrency":50,"queueLimit":1000},"edge":{"concurrency":256},\
"compute":{"startUs":"measured","handlerUs":"measured"},"clients":{"access":"mix","newConnectionShare":0.3},\
"traffic":{"perSecond":200},"origins":[]}}`;

/** As JSON spells it, because that is what is compressed: code with its quotes and line ends escaped. */
export const LINK_V1_DICTIONARY = [
  ...HEADERS.map((header) => `["${header}"],`),
  ORIGIN,
  VARIANTS,
  HEAD,
  JSON.stringify(CODE).slice(1, -1),
  TAIL,
].join('');
