import { expect, test } from 'vitest';
import type { SavedRequest } from './project.ts';
import { requestOf } from './sent-request.ts';

const saved = (headers: SavedRequest['headers'], body: string): SavedRequest => ({
  name: 'It',
  method: 'POST',
  path: '/',
  headers,
  body,
});
const FORM = '--B\nContent-Disposition: form-data; name="a"\n\n2\n--B--\n';

test('a header without a name is not sent', () => {
  const { headers } = requestOf(
    saved(
      [
        ['x-one', '1'],
        ['', 'of nothing'],
      ],
      '',
    ),
  );
  expect(headers).toEqual([['x-one', '1']]);
});

test('a multipart body that was written with plain line ends is sent with those of multipart', () => {
  const type: [string, string] = ['Content-Type', 'multipart/form-data; boundary=B'];
  const { body } = requestOf(saved([type], FORM));
  expect(body).toBe('--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n2\r\n--B--\r\n');
  expect(requestOf(saved([type], body)).body).toBe(body);
});

test('any other body is sent as it is', () => {
  for (const headers of [[], [['content-type', 'text/plain']]] as [string, string][][])
    expect(requestOf(saved(headers, FORM)).body).toBe(FORM);
});
