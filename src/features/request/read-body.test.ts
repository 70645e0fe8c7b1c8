import { expect, test } from 'vitest';
import { readBody } from './read-body.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

test('JSON is indented when its type says so', () => {
  const headers = [['Content-Type', 'application/problem+json; charset=utf-8']] as const;
  expect(readBody({ status: 200, headers, body: utf8('{"a":1}') })).toEqual({
    kind: 'text',
    text: '{\n  "a": 1\n}',
    hiddenBytes: 0,
  });
  expect(readBody({ status: 200, headers, body: utf8('{oops') })).toMatchObject({ text: '{oops' });
  expect(readBody({ status: 200, headers: [], body: utf8('{"a":1}') })).toMatchObject({ text: '{"a":1}' });
});

test('a body that is not UTF-8 shows its first bytes', () => {
  const body = new Uint8Array([0xff, 0xd8, 0x00]);
  expect(readBody({ status: 200, headers: [], body })).toEqual({
    kind: 'binary',
    sizeBytes: 3,
    preview: 'ff d8 00',
  });
});

test('a large body is cut, even in the middle of a character', () => {
  const shown = readBody({ status: 200, headers: [], body: utf8(`a${'é'.repeat(200_000)}`) });
  expect(shown).toMatchObject({ kind: 'text', hiddenBytes: 200_001 });
});

test('an empty body is empty', () => {
  expect(readBody({ status: 204, headers: [], body: new Uint8Array() })).toEqual({ kind: 'empty' });
});
