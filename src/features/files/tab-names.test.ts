import { expect, test } from 'vitest';
import { tabNames } from './tab-names.ts';

test('files of the same name are told apart by their folders', () => {
  expect(tabNames(['index.ts', 'lib/index.ts', 'lib/greet.ts'])).toEqual([
    { name: 'index.ts', folder: '' },
    { name: 'index.ts', folder: 'lib' },
    { name: 'greet.ts', folder: '' },
  ]);
});
