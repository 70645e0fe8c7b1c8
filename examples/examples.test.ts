import { expect, test } from 'vitest';
import { environment, loadHandler, textOf } from '../worker/engine/fixtures/real-handler.ts';
import { originsSeenFrom } from '../worker/experiment/origins.ts';
import { routeRequest } from '../worker/experiment/router-request.ts';
import type { Execution } from '../worker/host/handler.ts';
import { cityAt, cityIndexOf } from '../worker/model/places.ts';
import { projectSchema } from '../worker/project/project.ts';
import { EXAMPLES } from './index.ts';

/** Sends the saved request of this name from a city. */
async function ask(exampleId: string, requestName: string, cityId?: string): Promise<Execution> {
  const project = EXAMPLES.find(({ id }) => id === exampleId)?.project;
  const request = project?.requests.find(({ name }) => name === requestName);
  const cityIndex = cityIndexOf(cityId ?? project?.cityId ?? '');
  if (!project || !request || cityIndex === undefined) throw new Error('no such example, request or city');
  const handler = await loadHandler(project);
  const callOrigin = originsSeenFrom(project.world, { kind: 'region', index: 0 });
  return handler.run(routeRequest(request, cityAt(cityIndex)), environment({ callOrigin }));
}

test.each(EXAMPLES.map(({ id, project }) => [id, project] as const))(
  '%s is a valid project',
  (_, project) => {
    expect(projectSchema.parse(project)).toEqual(project);
  },
);

test('identifiers and titles are unique', () => {
  expect(new Set(EXAMPLES.map(({ id }) => id)).size).toBe(EXAMPLES.length);
  expect(new Set(EXAMPLES.map(({ title }) => title)).size).toBe(EXAMPLES.length);
});

test('hello greets by name and city, and prints who asked', async () => {
  const execution = await ask('hello', 'With a name');
  expect(textOf(execution)).toBe('Hello, Ada! Greetings to Tokyo.\n');
  expect(execution.console).toMatchObject([
    { level: 'log', text: 'GET / from Tokyo', location: { line: 7 } },
  ]);
});

test.each([
  ['paris', 'lang="fr"', 'Bienvenue', true],
  ['tokyo', 'lang="ja"', 'ようこそ', false],
  ['new-york', 'lang="en-US"', 'Welcome', false],
])('geography: in %s the page says %s', async (cityId, language, greeting, asksConsent) => {
  const page = textOf(await ask('geography', 'Landing page', cityId));
  expect(page).toContain(language);
  expect(page).toContain(greeting);
  expect(page.includes('cookies')).toBe(asksConsent);
});

test('geography: the store redirects by country', async () => {
  const { result } = await ask('geography', 'Country redirect', 'tokyo');
  expect(result).toMatchObject({
    value: { status: 307, headers: [['location', 'https://edge.example/store/jp']] },
  });
});

test.each([
  ['Valid token', 200, { user: 'ada', plan: 'pro' }, 1],
  ['Forged signature', 401, { error: 'the signature does not match' }, 0],
  ['Expired token', 401, { error: 'the token has expired' }, 0],
  ['No token', 401, { error: 'no token' }, 0],
])('signed-token: %s', async (name, status, body, calls) => {
  const execution = await ask('signed-token', name);
  expect(execution.result).toMatchObject({ ok: true, value: { status } });
  expect(JSON.parse(textOf(execution))).toEqual(body);
  expect(execution.calls).toHaveLength(calls);
});

test.each([
  ['Shops', 'nairobi', '<p>Oslo, Lisbon, Seoul, Medellín, Melbourne</p>'],
  ['Nearest shop', 'nairobi', '<p>Lisbon, 6462 km from you</p>'],
  ['Nearest shop', 'tokyo', '<p>Seoul, '],
])('small-site: %s, asked from %s', async (request, cityId, text) => {
  expect(textOf(await ask('small-site', request, cityId))).toContain(text);
});

test.each([
  ['All books', 200, /^\[.*Pride and Prejudice.*Middlemarch.*\]$/],
  ['Books before 1850', 200, /^\[(?!.*Middlemarch).*Frankenstein.*\]$/],
  ['One book', 200, /"author":"George Eliot"/],
  ['No such book: 404', 404, /^no such book$/],
  ['Add a book: 201', 201, /^{"added":"Wuthering Heights","by":"London"}$/],
  ['Add without a token: 401', 401, /^Unauthorized$/],
])('hono-api: %s', async (request, status, body) => {
  const execution = await ask('hono-api', request);
  expect(execution.result).toMatchObject({ value: { status } });
  expect(textOf(execution)).toMatch(body);
  expect(execution.console[0]?.text).toMatch(new RegExp(`/books.* ${status}, asked from London$`));
});

test.each([
  ['All todos', 200, [{ id: 1 }, { id: 2 }]],
  ['Open todos', 200, [{ id: 2, done: false }]],
  ['One todo', 200, { id: 2, text: 'Then cut', done: false }],
  ['Tick one off', 200, { id: 2, text: 'Then cut', done: true }],
  ['No such todo: 404', 404, { status: 404, error: 'there is no todo 3' }],
])('itty-todos: %s', async (request, status, body) => {
  const execution = await ask('itty-todos', request);
  expect(execution.result).toMatchObject({ value: { status } });
  expect(JSON.parse(textOf(execution))).toMatchObject(body);
});

test.each([
  ['Valid token', 200, [{ order: 1815 }], 1],
  ['Forged: 401', 401, { error: 'invalid_token', reason: 'signature verification failed' }, 0],
  ['Expired: 401', 401, { reason: '"exp" claim timestamp check failed' }, 0],
  ['For another audience: 401', 401, { reason: 'unexpected "aud" claim value' }, 0],
  ['Of another scope: 403', 403, { error: 'insufficient_scope', reason: 'the token allows profile' }, 0],
  ['No token: 401', 401, { reason: 'Invalid Compact JWS' }, 0],
])('jose-jwt: %s', async (request, status, body, calls) => {
  const execution = await ask('jose-jwt', request);
  expect(execution.result).toMatchObject({ value: { status } });
  expect(JSON.parse(textOf(execution))).toMatchObject(body);
  expect(execution.calls).toHaveLength(calls);
});

test.each([
  ['A good order: 201', 201, { placed: { number: 1815 }, order: { country: 'GB' } }, 1],
  [
    'A bad order: 400',
    400,
    {
      fields: {
        customer: ['Invalid email address'],
        'items.0.sku': ['must look like AB-1234'],
        'items.0.quantity': ['Too small: expected number to be >=1'],
        order: ['Unrecognized key: "gift"'],
      },
    },
    0,
  ],
  ['No items: 400', 400, { fields: { items: ['an order has at least one item'] } }, 0],
  ['Not JSON: 400', 400, { title: 'The body is not JSON', fields: {} }, 0],
])('zod-orders: %s', async (request, status, body, calls) => {
  const execution = await ask('zod-orders', request);
  expect(execution.result).toMatchObject({ value: { status } });
  expect(JSON.parse(textOf(execution))).toMatchObject(body);
  expect(execution.calls).toHaveLength(calls);
});

test('nanoid-request-ids makes an id where there is none, and passes it on', async () => {
  const made = await ask('nanoid-request-ids', 'A new request');
  const id = made.result.ok && made.result.value.headers.find(([name]) => name === 'x-request-id')?.[1];
  expect(id).toMatch(/^[\w-]{21}$/);
  expect(made.console.map(({ text }) => text)).toEqual([
    `[${id}] GET /`,
    `[${id}] the catalogue answered 200`,
  ]);
  const given = await ask('nanoid-request-ids', 'One that has an id');
  expect(given.console[0]?.text).toBe('[from-the-client] GET /');
});

test('composite asks two origins at once and a third after them', async () => {
  const execution = await ask('composite', 'Product 42');
  expect(JSON.parse(textOf(execution))).toEqual({
    id: '42',
    product: 'Field notes',
    available: 7,
    related: ['Pencil', 'Index cards', 'Ruler'],
  });
  const [first, second, third] = execution.calls.map(({ startUs }) => startUs);
  expect([first, second]).toEqual([0, 0]);
  expect(third).toBeGreaterThan(0);
});
