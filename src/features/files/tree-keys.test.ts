import { expect, test } from 'vitest';
import { rowStartingWith, wishOfKey } from './tree-keys.ts';
import { treeRows } from './tree-rows.ts';

const rows = treeRows(['handler.ts', 'lib/greet.ts', 'lib/deep/x.md', 'data/a.json'], new Set(['data']));
const press = (focused: string, key: string, rest: { isCommand?: boolean; shiftKey?: boolean } = {}) =>
  wishOfKey(rows, focused, { key, isCommand: false, shiftKey: false, ...rest });

test.each([
  ['data', 'ArrowDown', { kind: 'focus', path: 'lib' }],
  ['data', 'ArrowUp', null],
  ['handler.ts', 'ArrowDown', null],
  ['handler.ts', 'Home', { kind: 'focus', path: 'data' }],
  ['data', 'End', { kind: 'focus', path: 'handler.ts' }],
  ['data', 'ArrowRight', { kind: 'open', path: 'data' }],
  ['data', 'ArrowLeft', null],
  ['lib', 'ArrowRight', { kind: 'focus', path: 'lib/deep' }],
  ['lib', 'ArrowLeft', { kind: 'close', path: 'lib' }],
  ['lib/deep/x.md', 'ArrowLeft', { kind: 'focus', path: 'lib/deep' }],
  ['lib/deep/x.md', 'ArrowRight', null],
  ['data', 'Enter', { kind: 'open', path: 'data' }],
  ['lib/greet.ts', 'Enter', { kind: 'edit', path: 'lib/greet.ts' }],
  ['lib/greet.ts', ' ', { kind: 'show', path: 'lib/greet.ts' }],
  ['lib/greet.ts', 'F2', { kind: 'rename', path: 'lib/greet.ts' }],
  ['lib', 'Delete', { kind: 'delete', path: 'lib' }],
  ['gone.ts', 'ArrowDown', null],
  ['lib', 'x', null],
])('on %s, %s', (focused, key, wish) => {
  expect(press(focused, key)).toEqual(wish);
});

test('Ctrl or ⌘ with Z undoes and with Shift or Y redoes', () => {
  expect(press('lib', 'z', { isCommand: true })).toEqual({ kind: 'undo' });
  expect(press('lib', 'Z', { isCommand: true, shiftKey: true })).toEqual({ kind: 'redo' });
  expect(press('lib', 'y', { isCommand: true })).toEqual({ kind: 'redo' });
  expect(press('lib', 'a', { isCommand: true })).toBeNull();
});

test('typing finds names: one letter goes on to the next, a word stays', () => {
  expect(rowStartingWith(rows, 'data', 'd')?.path).toBe('lib/deep');
  expect(rowStartingWith(rows, 'lib/deep', 'd')?.path).toBe('data');
  expect(rowStartingWith(rows, 'data', 'de')?.path).toBe('lib/deep');
  expect(rowStartingWith(rows, 'lib/deep', 'de')?.path).toBe('lib/deep');
  expect(rowStartingWith(rows, 'data', 'G')?.path).toBe('lib/greet.ts');
  expect(rowStartingWith(rows, 'data', 'zz')).toBeUndefined();
});
