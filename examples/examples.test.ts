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
