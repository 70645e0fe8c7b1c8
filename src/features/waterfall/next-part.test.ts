import { expect, test } from 'vitest';
import { nextPart } from './next-part.ts';

const LINES = [
  ['place', 'dns', 'tcp', 'tls'],
  ['site', 'request'],
  ['pop', 'start', 'handler'],
];

test.each([
  ['dns', 'ArrowRight', 'tcp'],
  ['dns', 'ArrowLeft', 'place'],
  ['tls', 'ArrowRight', null],
  ['tls', 'ArrowDown', 'request'],
  ['request', 'ArrowDown', 'start'],
  ['start', 'ArrowUp', 'request'],
  ['place', 'ArrowUp', null],
  ['handler', 'ArrowDown', null],
  ['tcp', 'Home', 'place'],
  ['tcp', 'End', 'tls'],
  ['tcp', 'Enter', null],
  ['elsewhere', 'ArrowLeft', null],
])('from %s, %s leads to %s', (from, key, to) => {
  expect(nextPart(LINES, from, key)).toBe(to);
});
