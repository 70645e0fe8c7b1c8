import { expect, test } from 'vitest';
import type { ForeignImport } from '../../../worker/protocol/foreign.ts';
import { importWords } from './import-words.ts';

const served: ForeignImport = { name: 'wasi:io/poll@0.2.0', service: 'served' };
const refusing: ForeignImport = { name: 'wasi:sockets/tcp@0.2.0', service: 'refusing' };
const missing = (name: string): ForeignImport => ({ name, service: 'missing' });

test('imports that are not there are named, a few of many', () => {
  expect(importWords([served])).toBe('1 imports: 1 served');
  expect(importWords([served, refusing])).toBe('2 imports: 1 served, 1 refusing');
  expect(importWords([served, missing('a:b/c@1.0.0')])).toBe('2 imports: 1 served, not here: a:b/c@1.0.0');
  expect(importWords(['a', 'b', 'c', 'd', 'e'].map(missing))).toBe(
    '5 imports: 0 served, not here: a, b, c, and 2 more',
  );
});
