import * as fc from 'fast-check';
import type { MessageInput, Part } from '../program/properties/bodies.ts';
import type { Generators } from './generator.ts';
import { anyText, byteList, lettersOf, plainText } from './text.ts';

const { part } = fc.letrec<{ part: Part }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 2 },
    fc.record({ text: anyText(8) }),
    fc.record({ bytes: byteList(6) }),
    fc.record({ blob: fc.array(tie('part'), { maxLength: 3 }) }),
  ),
}));
const type = fc.constantFrom('', 'text/plain', 'Text/HTML; Charset=UTF-8', 'é', 'x', 'a/b;c=d');
const jsonText = fc.oneof(fc.json({ maxDepth: 2 }), fc.constantFrom('\ufeff{}', '{', '1e3'));

const message = (init: fc.Arbitrary<MessageInput['init']>): fc.Arbitrary<MessageInput> =>
  fc.record({
    body: fc.option(fc.oneof(fc.record({ text: jsonText }), part)),
    clone: fc.boolean(),
    readers: fc.array(fc.constantFrom('text' as const, 'json', 'bytes', 'arrayBuffer'), {
      minLength: 1,
      maxLength: 2,
    }),
    init,
  });

const disposition = fc.constantFrom(
  'Content-Disposition: form-data; name="a"',
  'content-disposition: form-data; name="b"; filename="f.txt"',
  "content-disposition:form-data;name='c'; name=d",
  'Content-Disposition: form-data; name="%22%0D%0A\\\\"',
  'Content-Disposition: form-data; name=""',
  'Content-Disposition: form-data; name="é"',
);
const otherHeader = fc.constantFrom(
  'Content-Type: text/x',
  'X-Other: 1',
  'Content-Transfer-Encoding: binary',
);
const place = fc.integer({ min: -12, max: 12 });

export const BODY_GENERATORS: Generators<
  'blobs' | 'multipart' | 'multipartReading' | 'requests' | 'responses' | 'urlencoded'
> = {
  blobs: fc.record({
    parts: fc.array(part, { maxLength: 4 }),
    type,
    slices: fc.array(fc.record({ from: place, to: fc.option(place), type }), { maxLength: 3 }),
  }),
  multipart: fc.record({
    entries: fc.array(
      fc.record({
        // A backslash at its end would hide the quote after it.
        name: fc
          .oneof(anyText(5), fc.constantFrom('a', '%22', '"', '\r\n', 'a\\b'))
          .map((name) => name.replace(/\\+$/, '')),
        value: anyText(8),
        file: fc.option(fc.oneof(fc.constantFrom('f.txt', '"', 'é\n'), plainText(4)), { freq: 2 }),
      }),
      { maxLength: 4 },
    ),
  }),
  multipartReading: fc.record({
    boundary: fc.constantFrom('x', '----WebKitFormBoundaryAbC', "a'b"),
    parts: fc.array(
      fc.record({
        headers: fc
          .tuple(disposition, fc.array(otherHeader, { maxLength: 2 }))
          .map(([first, more]) => [first, ...more]),
        body: fc.oneof(anyText(6), fc.constantFrom('', '\r\n', '--', 'a\r\n\r\nb', '\n--x')),
      }),
      { maxLength: 3 },
    ),
    end: fc.constantFrom('--', '--', '--\r\n', '', '--\r\nafter'),
  }),
  requests: message(
    fc.record({
      method: fc.constantFrom('POST', 'put', 'Patch', 'delete', 'chicken', 'GET', 'head', 'options'),
    }),
  ),
  responses: message(
    fc.record(
      {
        status: fc.oneof(fc.constantFrom(200, 201, 204, 304, 404), fc.integer({ min: 190, max: 610 })),
        statusText: fc.oneof(fc.constantFrom('', 'OK', 'é', '€', 'a\nb'), plainText(4)),
      },
      { requiredKeys: [] },
    ),
  ),
  urlencoded: fc.record({
    text: fc.oneof(anyText(12), lettersOf('ab=&+%2eé', 14)),
  }),
};
