import { expect, test } from 'vitest';
import { GOLDEN_SITE, HELLO } from './link-golden.ts';
import { reachOf } from './reach.ts';

const reachOfCode = (text: string) => reachOf({ ...HELLO, files: [{ path: 'handler.ts', text }] });

test('a handler that asks for nothing reaches nothing', () => {
  expect(reachOf(HELLO)).toEqual({
    packages: [],
    hosts: [],
    simulated: [],
    randomness: false,
    clocks: false,
    isOpenEnded: false,
  });
});

test('packages and hosts are named once each; files of the project are no packages', () => {
  const code = `import { Hono } from 'hono';
import { etag } from "hono/etag";
import type { A } from '@scope/name/part';
import data from './data.json';
const late = await import('jose');
export default { fetch: () => fetch('https://API.example.com:8443/x') };
// http://api.example.com:8443 again, and https://other.example`;
  expect(reachOfCode(code)).toMatchObject({
    packages: ['@scope/name', 'hono', 'jose'],
    hosts: ['api.example.com:8443', 'other.example'],
    isOpenEnded: false,
  });
});

test.each([
  ['Math.random()', { randomness: true, clocks: false }],
  ['crypto.randomUUID()', { randomness: true, clocks: false }],
  ['new Date()', { randomness: false, clocks: true }],
  ['performance.now()', { randomness: false, clocks: true }],
])('%s is told', (code, told) => {
  expect(reachOfCode(code)).toMatchObject(told);
});

test.each(['fetch(url)', 'fetch(new URL(x))', 'import(name)'])(
  '%s may reach more than is spelled out',
  (code) => {
    expect(reachOfCode(code).isOpenEnded).toBe(true);
  },
);

test('origins of the world answer in place of the real hosts', () => {
  expect(reachOf(GOLDEN_SITE).simulated).toEqual(['api.example.com:8443']);
});
