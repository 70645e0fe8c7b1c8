import { expect, test } from 'vitest';
import { mayBeComponent } from './dragged.ts';

test.each([
  ['a component', [{ kind: 'file', type: 'application/wasm' }], true],
  ['a file of a type that the system does not know', [{ kind: 'file', type: '' }], true],
  ['files that the browser keeps to itself until they are dropped', [], true],
  ['a text', [{ kind: 'file', type: 'text/plain' }], false],
])('%s', (_, items, isOne) => {
  expect(mayBeComponent(items)).toBe(isOne);
});
