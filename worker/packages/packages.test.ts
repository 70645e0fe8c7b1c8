import { expect, test } from 'vitest';
import { importableInstead, packageOf, PACKAGES } from './packages.ts';

test.each([
  ['hono', { name: 'hono', entry: '.' }],
  ['hono/cors', { name: 'hono', entry: './cors' }],
  ['jose/jwt/verify', { name: 'jose', entry: './jwt/verify' }],
  ['hono/', null],
  ['hono/cache', null],
  ['hono-extras', null],
  ['lodash', null],
  ['@scope/name/deep', null],
  ['node:fs', null],
  ['./hono', null],
  ['', null],
])('%j names %j', (specifier, entry) => {
  expect(packageOf(specifier)).toEqual(entry);
});

test('every entry can be imported under its own name', () => {
  for (const { name, entries } of PACKAGES)
    for (const entry of entries) expect(packageOf(name + entry.slice(1))).toEqual({ name, entry });
});

test('instead of an unknown package there are all packages, instead of an unknown entry those of its package', () => {
  expect(importableInstead('lodash')).toEqual(['hono', 'itty-router', 'jose', 'nanoid', 'zod']);
  expect(importableInstead('@hono/zod-validator')).toEqual(['hono', 'itty-router', 'jose', 'nanoid', 'zod']);
  expect(importableInstead('nanoid/async')).toEqual(['nanoid', 'nanoid/non-secure']);
});
