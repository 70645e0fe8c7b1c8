import { expect, test } from 'vitest';
import { dataUrl, fileNameOf, hexOf, partOf, textOf, viewsOf } from './body-views.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const response = (type: string, body: Uint8Array<ArrayBuffer>) => ({
  status: 200,
  headers: [['Content-Type', type]] as const,
  body,
});

test.each([
  ['application/problem+json; charset=utf-8', '{"a":1}', ['json', 'text', 'hex']],
  ['application/json', '{oops', ['text', 'hex']],
  ['text/html', '<p>', ['text', 'preview', 'hex']],
  ['image/svg+xml', '<svg/>', ['image', 'text', 'hex']],
  ['text/plain', '', []],
])('a body of %s: %s', (type, text, views) => {
  expect(viewsOf(response(type, utf8(text)))).toEqual(views);
});

test('what is not UTF-8 is shown as bytes', () => {
  const body = new Uint8Array([0xff, 0xd8, 0x00, 0x41]);
  expect(viewsOf(response('application/octet-stream', body))).toEqual(['hex']);
  expect(hexOf(body)).toEqual({
    text: `00000000  ff d8 00 41${' '.repeat(36)}  ···A`,
    hiddenBytes: 0,
  });
  expect(viewsOf(response('image/png', body))).toEqual(['image', 'hex']);
  expect(dataUrl(response('image/png', body))).toBe('data:image/png;base64,/9gAQQ==');
});

test('a large body is cut, even in the middle of a character', () => {
  expect(textOf(utf8(`a${'é'.repeat(200_000)}`))?.hiddenBytes).toBe(200_001);
  expect(partOf(utf8('aé'), 2)).toBe('a');
});

test.each([
  ['/', 'response.json'],
  ['/items?page=2', 'items.json'],
  ['/a/report.csv', 'report.csv'],
])('a body from %s is saved as %s', (path, name) => {
  expect(fileNameOf(response('application/json', utf8('1')), path)).toBe(name);
});
