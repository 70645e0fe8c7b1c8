import { expect, test } from 'vitest';
import { shareWords, withKind, withoutKind } from './request-kinds.ts';

test('the first that is added joins the selected one; the last that leaves ends the mix', () => {
  const two = withKind([], 2, 0);
  expect(two).toEqual([
    { request: 0, share: 1 },
    { request: 2, share: 1 },
  ]);
  expect(withKind(two, 2, 0)).toEqual(two);
  expect(withoutKind(two, 2, 0)).toEqual([]);
  expect(withoutKind(two, 0, 0)).toEqual([{ request: 2, share: 1 }]);
  expect(withoutKind([{ request: 2, share: 1 }], 2, 0)).toEqual([]);
});

test('shares are told in percent of all', () => {
  const mix = [
    { request: 0, share: 30 },
    { request: 1, share: 10 },
    { request: 2, share: 0.001 },
  ];
  expect(mix.map(({ share }) => shareWords(mix, share))).toEqual(['75 %', '25 %', '< 1 %']);
});
