import { expect, test } from 'vitest';
import { isArchive, isComponent, mayReplaceCode } from './dragged.ts';

test.each([
  ['a component', [{ kind: 'file', type: 'application/wasm' }], true],
  ['an archive', [{ kind: 'file', type: 'application/zip' }], true],
  ['an archive, as Windows calls it', [{ kind: 'file', type: 'application/x-zip-compressed' }], true],
  ['a file of a type that the system does not know', [{ kind: 'file', type: '' }], true],
  ['files that the browser keeps to itself until they are dropped', [], true],
  ['a text', [{ kind: 'file', type: 'text/plain' }], false],
])('%s', (_, items, isOne) => {
  expect(mayReplaceCode(items)).toBe(isOne);
});

test('by name or type, whichever tells', () => {
  expect(isArchive({ name: 'Site.ZIP', type: '' })).toBe(true);
  expect(isArchive({ name: 'download', type: 'application/zip' })).toBe(true);
  expect(isArchive({ name: 'zip.ts', type: 'text/plain' })).toBe(false);
  expect(isComponent({ name: 'app.wasm', type: '' })).toBe(true);
});
