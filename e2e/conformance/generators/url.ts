/**
 * Addresses made of pieces that matter. Left out is what Chromium has a way of its own with, and the fixed cases show:
 * bars and quotes, drives of files, labels that are no punycode, spaces in hosts and at the end of opaque paths.
 */
import * as fc from 'fast-check';
import type { ParamsStep, Settable } from '../program/properties/url.ts';
import type { Generators } from './generator.ts';
import { anyText, lettersOf } from './text.ts';

const joined = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => texts.join(''));

const scheme = fc.constantFrom(
  'https:',
  'http:',
  'HTTP:',
  'ftp:',
  'ws:',
  'x:',
  'a+b.c-1:',
  'mailto:',
  '1:',
  '',
);
const slashes = fc.constantFrom('//', '//', '//', '//', '/', '', '///', '\\\\', '/\\');
const credentials = fc.constantFrom('', '', '', 'me@', 'me:secret@', ':@', 'a%40b:c@', 'é:ü@', 'a@b@');
const host = fc.oneof(
  fc.constantFrom('a.test', 'A.Test', 'localhost', 'a.b.c.', 'bücher.example', 'faß.de', '日本.jp', '☃.net'),
  fc.constantFrom(
    '1.2.3.4',
    '0x7f.1',
    '0300.0.2.1',
    '4294967295',
    '1.2.3.256',
    '256.1',
    '1.2.3.4.5',
    '0x',
    '1.2.',
  ),
  fc.constantFrom('[::1]', '[1:2::3:4]', '[::ffff:1.2.3.4]', '[1::2::3]', '[:]', '[0:0:0:1:0:0:0:0]', '[::1'),
  fc.constantFrom(
    'a%41b',
    'a%00',
    'a_b',
    'a-.test',
    '%65x',
    'a,b',
    '',
    'a..b',
    'ａ.test',
    'xn--bcher-kva.example',
  ),
);
const port = fc.constantFrom(
  '',
  '',
  '',
  ':',
  ':80',
  ':443',
  ':21',
  ':8080',
  ':00080',
  ':65536',
  ':0',
  ':x',
  ':8x',
);
const segment = fc.oneof(
  fc.constantFrom(
    'a',
    '.',
    '..',
    '%2e',
    '%2E%2e',
    '.%2e',
    '',
    'é',
    '%zz',
    '%41',
    'a:b',
    '~',
    '"<>',
    '{}',
    '^',
  ),
  lettersOf('abc%2.-_~!$&()+,;=:@[]', 5),
);
const path = fc
  .tuple(fc.array(segment, { maxLength: 4 }), fc.constantFrom('', '', '', '/a/b c*d'))
  .map(([parts, end]) => parts.map((part) => `/${part}`).join('') + end);
const query = fc.oneof(
  fc.constantFrom('', '', '?', '?a=b', '?a=b&c', '?é=%C3%A9', '?a b+c', '?"<>', '??', '?%zz', '?a=[]{}'),
  joined(fc.constant('?'), lettersOf('ab=&+%2é. ', 6), fc.constant('x')),
);
const fragment = fc.constantFrom('', '', '#', '#a', '#é', '#a b', '#"<>', '##', '#%zz', '#?');

const address = joined(scheme, slashes, credentials, host, port, path, query, fragment);
const reference = fc.oneof(
  joined(path, query, fragment),
  joined(segment, path, query),
  joined(fc.constant('//'), host, port, path),
  fc.constantFrom('', '.', '..', '../..', './x', '?q', '#f', '/../..', 'https:x', 'https:/x', 'x:y'),
  anyText(6).map((text) => text.replace(/[|' *\\]/g, '')),
);
const goodUrl = fc.constantFrom(
  'https://a.test/b/c?d=e#f',
  'http://me:secret@a.test:8080/',
  'ws://a.test/x/../y',
  'x://h:1/p?q',
  'mailto:a@b',
  'data:text/plain,x',
  'https://a.test/?a=1&b=2&a=3',
);
const isSpecial = (url: string): boolean => /^(https?|ftp|ws):/i.test(url);
const base = fc.oneof({ weight: 4, arbitrary: goodUrl }, { weight: 1, arbitrary: address.filter(isSpecial) });

const secret = fc.constantFrom('', 'a', 'é', 'a:b@c', '%zz', '/?#[]');
const values: Readonly<Record<Settable, fc.Arbitrary<string>>> = {
  href: address.filter(isSpecial),
  protocol: scheme,
  username: secret,
  password: secret,
  host: joined(host, port),
  hostname: host,
  port: fc.constantFrom('', '80', '443', '8080', '65536', '08', '8x', 'x', '-1', '8 '),
  pathname: path,
  search: query.filter((text) => text !== '?'),
  hash: fragment.filter((text) => text !== '#'),
};
const setting = fc
  .constantFrom(...(Object.keys(values) as Settable[]))
  .chain((part) => values[part].map((text): readonly [Settable, string] => [part, text]));

interface Settings {
  readonly url: string;
  readonly steps: readonly (readonly [Settable, string])[];
}

/** Chromium lets a URL of another scheme become one of HTTP or the like; a fixed case shows it. */
const keepKind = ({ url, steps }: Settings): Settings => ({
  url,
  steps: steps.filter(([part, value]) => part !== 'protocol' || isSpecial(url) || !isSpecial(value)),
});

const name = fc.constantFrom('a', 'b', 'a b', 'é', '', '\ud800', '%', '&=');
const text = fc.oneof(name, anyText(4));
const paramsStep: fc.Arbitrary<ParamsStep> = fc.oneof(
  fc.tuple(fc.constantFrom('append' as const, 'set' as const), name, text),
  fc.tuple(fc.constantFrom('delete' as const, 'has' as const), name),
  fc.tuple(fc.constantFrom('delete' as const, 'has' as const), name, text),
  fc.constant(['sort'] as const),
);

export const URL_GENERATORS: Generators<'urlParsing' | 'urlSetters' | 'urlSearchParams' | 'linkedParams'> = {
  urlParsing: fc.oneof(
    fc.record({ url: address, base: fc.constant(null) }),
    fc.record({ url: reference, base }),
  ),
  urlSetters: fc
    .record({ url: goodUrl, steps: fc.array(setting, { minLength: 1, maxLength: 4 }) })
    .map(keepKind),
  urlSearchParams: fc.record({
    init: fc.oneof(
      anyText(10),
      lettersOf('ab=&+%2eé?;#', 14),
      fc.array(fc.tuple(name, text), { maxLength: 5 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'é', ''), anyText(4), { maxKeys: 3 }),
    ),
    steps: fc.array(paramsStep, { maxLength: 5 }),
  }),
  linkedParams: fc.record({ url: goodUrl, steps: fc.array(paramsStep, { minLength: 1, maxLength: 5 }) }),
};
