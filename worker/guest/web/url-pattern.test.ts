/** URLPattern, by examples of the standard: Node has none to compare with. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { expect, test } from 'vitest';
import { loadSnippets } from '../../engine/fixtures/real-handler.ts';

const CASES: readonly [string, unknown][] = [
  [
    `new URLPattern({ pathname: '/books/:id' }).exec('https://a.test/books/12?x').pathname.groups`,
    { id: '12' },
  ],
  [`new URLPattern('/a/*', 'https://a.test').test('https://a.test/a/b/c')`, true],
  [`new URLPattern('/a/*', 'https://a.test').test('https://b.test/a/b/c')`, false],
  [
    `new URLPattern({ pathname: '/:lang(en|de)/:rest*' }).exec({ pathname: '/de/x/y' }).pathname.groups`,
    { lang: 'de', rest: 'x/y' },
  ],
  [
    `new URLPattern('https://*.test/:file.html').exec('https://a.test/b.html').pathname.groups`,
    { file: 'b' },
  ],
  [`new URLPattern({ hostname: '{:sub.}?a.test' }).test({ hostname: 'a.test' })`, true],
  [`new URLPattern({ pathname: '/x' }).exec('https://a.test/y')`, null],
  [
    `(() => { try { new URLPattern({ pathname: '/(' }); } catch (error) { return error.name; } })()`,
    'TypeError',
  ],
  [`Object.prototype.toString.call(new URLPattern())`, '[object URLPattern]'],
];
const answers = loadSnippets(CASES.map(([expression]) => `return ${expression};`));

test.each(CASES.map(([expression, answer], index) => [expression, answer, index] as const))(
  '%s',
  async (_, answer, index) => {
    expect((await answers)(index)).toEqual(answer);
  },
);
