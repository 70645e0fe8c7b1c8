/** Text and bytes with everything in them that codecs trip over. */
import * as fc from 'fast-check';

const ODD_TEXT = [
  '',
  '\0',
  '\ud800',
  '\udc00',
  '\ud83d\ude00',
  '\ufeff',
  '\ufffd',
  '\r\n',
  '\u2028',
  'é',
  'e\u0301',
  'ß',
  'İ',
  'ﬁ',
  '\u{10ffff}',
];

/** Code units of all kinds, lone surrogates among them. */
export const anyText = (maxLength = 12): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 4 }) },
        { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 2 }) },
        { weight: 2, arbitrary: fc.constantFrom(...ODD_TEXT) },
      ),
      { maxLength: Math.ceil(maxLength / 3) },
    )
    .map((parts) => parts.join(''));

export const plainText = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: 'grapheme-ascii', maxLength });

/** Text of these code units. */
export const lettersOf = (letters: string, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...letters.split('')), maxLength });

export const byteList = (maxLength: number, minLength = 0): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(255), { maxLength, minLength });

/** Whole and broken characters of UTF-8 and UTF-16. */
const PIECES = [
  [0x61],
  [0xc3, 0xa9],
  [0xe2, 0x82, 0xac],
  [0xf0, 0x9f, 0x98, 0x80],
  [0xef, 0xbb, 0xbf],
  [0xed, 0xa0, 0x80],
  [0xc0, 0xaf],
  [0xe2, 0x82],
  [0xf0, 0x9f],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe0, 0x80],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0x3d, 0xd8, 0x00, 0xde],
  [0x00, 0xd8],
  [0x80],
];

/** Bytes that are nearly text, cut anywhere. */
export const nearlyText: fc.Arbitrary<number[][]> = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom(...PIECES), byteList(3)), { maxLength: 8 }),
    fc.array(fc.nat(24), { maxLength: 4 }),
  )
  .map(([pieces, cuts]) => {
    const all = pieces.flat();
    const places = [0, ...cuts.map((cut) => Math.min(cut, all.length)).sort((a, b) => a - b), all.length];
    return places.slice(1).map((place, index) => all.slice(places[index], place));
  });
