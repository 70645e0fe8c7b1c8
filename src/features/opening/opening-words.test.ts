import { expect, test } from 'vitest';
import { reachLines } from './opening-words.ts';

const NOTHING = {
  packages: [],
  hosts: [],
  simulated: [],
  randomness: false,
  clocks: false,
  isOpenEnded: false,
};

test('code that asks for nothing is told to call no host', () => {
  expect(reachLines(NOTHING)).toEqual([{ what: 'Calls', words: 'no host' }]);
});

test('hosts that the world answers are told apart from others', () => {
  const reach = { ...NOTHING, hosts: ['a.example', 'b.example'], simulated: ['a.example', 'c.example'] };
  expect(reachLines(reach)).toEqual([
    { what: 'Calls', words: 'a.example: answered by this link, not by the real ones' },
    { what: 'Names', words: 'b.example: no origins of this world, so calls fail' },
  ]);
});

test('packages, randomness, clocks and what only a run decides are told', () => {
  const reach = { ...NOTHING, packages: ['hono', 'jose'], randomness: true, clocks: true, isOpenEnded: true };
  expect(reachLines(reach).map(({ what, words }) => `${what} ${words}`)).toEqual([
    'Imports hono, jose, if they ship with this page',
    'Asks for randomness, from the world’s seed; the time, which is the world’s',
    'Decides some of what it loads or calls only when it runs',
  ]);
});
