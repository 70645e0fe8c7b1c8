import * as fc from 'fast-check';
import type { Generators } from './generator.ts';
import { anyText, byteList, lettersOf, nearlyText } from './text.ts';

const decodingInput = fc.record({
  label: fc.constantFrom('utf-8', 'utf-8', 'utf-8', 'utf-16le', 'utf-16be'),
  fatal: fc.boolean(),
  ignoreBOM: fc.boolean(),
  chunks: nearlyText,
});
const repeated = fc
  .tuple(fc.nat(255), fc.nat(400))
  .map(([byte, size]) => Array.from({ length: size }, () => byte));

export const TEXT_CODEC_GENERATORS: Generators<
  'base64' | 'compression' | 'decoding' | 'decodingStreams' | 'encoding' | 'encodingStreams'
> = {
  base64: fc.record({
    text: fc.oneof(
      lettersOf('AZaz09+/= \n', 12),
      fc.string({ unit: fc.nat(255).map((code) => String.fromCharCode(code)), maxLength: 8 }),
      anyText(6),
    ),
  }),
  compression: fc.record({
    format: fc.constantFrom('gzip' as const, 'deflate' as const, 'deflate-raw' as const),
    chunks: fc.array(fc.oneof(byteList(30), repeated), { maxLength: 4 }),
    cutAt: fc.nat(100),
    missing: fc.constantFrom(0, 0, 0, 1, 5, 1000),
  }),
  decoding: decodingInput,
  decodingStreams: decodingInput,
  encoding: fc.record({ text: anyText(15), room: fc.nat(12) }),
  encodingStreams: fc.record({ texts: fc.array(anyText(5), { maxLength: 5 }) }),
};
