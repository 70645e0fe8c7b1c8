/** URLs and their parameters: generated ones against Node's, and what Node is not to be asked. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { runInThisContext } from 'node:vm';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { environment, get, loadHandler, textOf } from '../engine/fixtures/real-handler.ts';
import { testSameAsNode } from '../engine/fixtures/same-as-node.ts';

const RUN = `
const NAMES = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'];
const state = (u) => [...NAMES.map((name) => u[name]), String(u), JSON.stringify(u), [...u.searchParams], u.searchParams.size];
function run({ url, base, steps }) {
  let u;
  try { u = base === null ? new URL(url) : new URL(url, base); }
  catch (error) { return [error.name, URL.canParse(url, base ?? undefined)]; }
  const seen = [state(u)];
  for (const [name, a, b] of steps) {
    try { if (name in u) u[name] = a; else u.searchParams[name](a, b); }
    catch (error) { seen.push(error.name); }
    seen.push(state(u));
  }
  return seen;
}`;

const PIECES = Array.from(
  '/\\?#:@[]%&=+.-_~ \t\nabcxyzABC0123456789é€ß😀"<>`{}|(),;!$*\u0000\u00ad\u3002',
).concat(['%41', '%2e', '%2F', '%zz', '..', '//', 'xn--', 'ａ', '127.1', '0x7f', '::1', '[::1]']);
const someText = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...PIECES), { maxLength }).map((pieces) => pieces.join(''));

const someHost = fc.oneof(
  fc.constantFrom(
    'a.test',
    'EXAMPLE.com',
    'bücher.de',
    '1.2.3.4',
    '256.1',
    '0x1',
    '[::1]',
    '[1::]',
    '[::g]',
    'a b',
    '',
    'a..b',
    'faß.de',
    '☃.net',
    '09',
  ),
  someText(4),
);
const someUrl = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'http:',
        'https:',
        'ws:',
        'ftp:',
        'file:',
        'data:',
        'foo:',
        'HTTP:',
        'mailto:',
        'a+b:',
        '',
      ),
      fc.constantFrom('//', '/', '', '\\\\', '///'),
      fc.constantFrom('', 'u@', 'u:p@', ':@', 'ü:%@', 'a@b@'),
      someHost,
      fc.constantFrom('', ':80', ':443', ':8080', ':', ':65536', ':x', ':00080'),
      someText(8),
    )
    .map((parts) => parts.join('')),
  someText(12),
);
// Without `host` and `hostname`: see docs/web-api.md on URLs without an authority.
const someStep = fc.tuple(
  fc.constantFrom(
    'href',
    'protocol',
    'username',
    'password',
    'port',
    'pathname',
    'search',
    'hash',
    'append',
    'set',
    'delete',
    'sort',
  ),
  fc.oneof(someText(6), someUrl, fc.constantFrom('', '80', '8080x', 'http', 'https:', 'foo', '?a=b', '#x')),
  someText(4),
);
const someCase = fc.record({
  url: someUrl,
  base: fc.option(fc.oneof(someUrl, fc.constantFrom('https://a.test/b/c?d#e', 'file:///c:/x/y', 'foo:bar'))),
  steps: fc.array(someStep, { maxLength: 4 }),
});

type Case = typeof someCase extends fc.Arbitrary<infer Value> ? Value : never;

/** Node's parser reads these, or loses their query, against the standard. */
const isMisread = ({ url, base }: Case, answer: unknown): boolean =>
  (base !== null && url.includes('#') && !URL.canParse(url)) || JSON.stringify(answer).includes('/.//');

test('generated URLs, set and read, are as in Node', async () => {
  const handler = await loadHandler(
    `${RUN} export default { fetch: async (request) => Response.json((await request.json()).map(run)) };`,
    'handler.js',
  );
  const runInNode = runInThisContext(`(() => {${RUN} return run;})()`) as (value: Case) => unknown;
  const cases = fc.sample(someCase, { numRuns: 600, seed: 3 });
  const body = JSON.stringify(cases);
  const answers = JSON.parse(
    textOf(handler.run(get('/', { method: 'POST', body }), environment())),
  ) as unknown[];
  const compared = cases.flatMap((value, index) =>
    isMisread(value, answers[index]) ? [] : [{ value, answer: answers[index] }],
  );
  expect(compared.length).toBeGreaterThan(500);
  expect(compared).toEqual(
    compared.map(({ value }) => ({ value, answer: JSON.parse(JSON.stringify(runInNode(value))) as unknown })),
  );
});

testSameAsNode({
  URL: {
    'in a class of its own': `class Link extends URL { get first() { return this.searchParams.get('a'); } } const link = new Link('/?a=1', 'https://a.test'); link.search = '?a=2'; return [link.first, link instanceof URL, link.constructor.name]`,
    'bad arguments': `return [() => new URL(), () => URL('https://a.test'), () => new URL(Symbol()), () => new URL('x', null), () => URL.canParse()].map((run) => { try { return String(run()); } catch (error) { return error.name; } })`,
    'lone surrogates': `const u = new URL('https://a.test/\\ud800'); u.hash = '\\udfff'; u.searchParams.set('\\ud800', 'x'); return [u.href, [...u.searchParams]]`,
    'its members show': `const names = []; for (const name in new URL('https://a.test')) names.push(name); return [names.sort(), Object.prototype.toString.call(new URL('https://a.test'))]`,
  },
  URLSearchParams: {
    'changed while iterated over': `const p = new URLSearchParams('a=1&b=2&c=3'); const seen = []; for (const [name] of p) { seen.push(name); p.delete('b'); if (name === 'c') p.append('d', 4); } return [seen, String(p)]`,
    'changed through the URL while iterated over': `const u = new URL('https://a.test/?a=1&b=2'); const seen = []; for (const [name] of u.searchParams) { seen.push(name); if (name === 'a') u.search = '?c=1&d=2&e=3'; } return seen`,
    'what is no pair': `return [[5], [['a']], [['a', 'b', 'c']], ['ab', 'cd'], { [Symbol.iterator]: 5 }].map((init) => { try { return String(new URLSearchParams(init)); } catch (error) { return error.name; } })`,
    'everything that needs escaping': `return String(new URLSearchParams({ '= !\\'()*~-._+%&': 'é😀/?\\n' }))`,
    'broken escapes': `return [...new URLSearchParams('a%=1&%zz=%C3&b=%ff%fe&+=+&&=&x')]`,
    'sorted by code unit': `const p = new URLSearchParams('z=1&\\ue000=2&😀=3&a=4&z=0'); p.sort(); return [...p]`,
    'only the first question mark goes': `return ['?a=1', '??a=1', 'a?=1'].map((init) => String(new URLSearchParams(init)))`,
    'the class of its iterator': `const i = new URLSearchParams('a=1').entries(); return [Object.prototype.toString.call(i), i[Symbol.iterator]() === i, i.next(), i.next().done]`,
    'too few arguments': `const p = new URLSearchParams(); return ['append', 'delete', 'get', 'getAll', 'has', 'set', 'forEach'].map((name) => { try { p[name](); } catch (error) { return error.name; } })`,
  },
  Headers: {
    'changed while iterated over': `const h = new Headers([['a', '1'], ['b', '2'], ['d', '3']]); const seen = []; for (const [name] of h) { seen.push(name); h.delete('b'); if (name === 'd') h.append('e', '4'); } return seen`,
    'what is no pair': `return [5, null, 'abc', [5], [['a']], [['a', 'b', 'c']], { é: '1' }, { a: '€' }, { '': '1' }, { [Symbol()]: '1' }].map((init) => { try { return [...new Headers(init)]; } catch (error) { return error.name; } })`,
    'from whatever can be iterated over': `return [[...new Headers(new Map([['a', 1]]))], [...new Headers([new Set(['a', 'b'])])], [...new Headers(new Headers({ a: '1' }).entries())]]`,
    'Latin-1 and inner space': `return [...new Headers({ a: '\\t é  ü \\r\\n', b: '' })]`,
    'bad names': `const h = new Headers(); return ['', 'a b', 'ü', 'a:'].flatMap((name) => ['append', 'delete', 'get', 'has', 'set'].map((method) => { try { return h[method](name, '1'); } catch (error) { return error.name; } }))`,
    'its class shows': `const names = []; for (const name in new Headers()) names.push(name); return [names.sort(), Object.prototype.toString.call(new Headers()), Object.prototype.toString.call(new Headers().keys()), Headers.prototype.entries === Headers.prototype[Symbol.iterator]]`,
    'cookies, again': `const h = new Headers({ 'set-cookie': 'a' }); h.append('Set-Cookie', 'b'); const both = h.get('set-cookie'); h.set('set-cookie', 'c'); return [both, h.getSetCookie(), new Headers().getSetCookie()]`,
  },
});
