import { expect, test } from 'vitest';
import { placesFor, readability } from './fits.ts';

const fitting = (length: number) =>
  placesFor(length)
    .filter(({ fits }) => fits)
    .map(({ name }) => name);

test.each([
  [450, ['X', 'Discord', 'Slack', 'Teams', 'GitHub', 'SMS', 'QR code']],
  [2_000, ['X', 'Discord', 'Slack', 'Teams', 'GitHub', 'QR code']],
  [2_001, ['X', 'Slack', 'Teams', 'GitHub', 'QR code']],
  [2_954, ['X', 'Slack', 'Teams', 'GitHub']],
  [65_536, ['X', 'GitHub']],
])('a link of %d characters fits into %j', (length, names) => {
  expect(fitting(length)).toEqual(names);
});

test.each([
  [160, 'one text'],
  [161, '2 texts, sent as one'],
  [307, '3 texts, sent as one'],
])('%d characters are %s', (length, words) => {
  expect(placesFor(length).find(({ name }) => name === 'SMS')?.words).toBe(words);
});

test.each([
  [57, 'well'],
  [101, 'near'],
  [177, 'hardly'],
])('a code of %d squares a side reads %s', (modules, expected) => {
  expect(readability(modules)).toBe(expected);
});
