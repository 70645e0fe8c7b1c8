/** Where a link of so many characters fits. Every limit is somebody's published one, with who says it. */

export interface Place {
  readonly name: string;
  readonly fits: boolean;
  readonly words: string;
  readonly source: string;
}

/** What a QR code of version 40 holds at its lowest error correction: no code holds more. */
const MOST_QR_BYTES = 2_953;
const SMS_CHARS = 153;

const within = (name: string, length: number, limit: number, what: string, source: string): Place => ({
  name,
  fits: length <= limit,
  words: `${limit.toLocaleString('en')} ${what}`,
  source,
});

/** @param length of the whole address, all of it ASCII. */
export function placesFor(length: number): readonly Place[] {
  const texts = length <= 160 ? 1 : Math.ceil(length / SMS_CHARS);
  return [
    {
      name: 'X',
      fits: true,
      words: 'every link counts as 23 characters',
      source: 'X, “Counting characters”',
    },
    within('Discord', length, 2_000, 'characters a message', 'Discord API, Create Message'),
    within('Slack', length, 40_000, 'characters, then it is cut', 'Slack API, chat.postMessage'),
    within('Teams', length, 28_000, 'bytes or so a message', 'Microsoft, limits of Teams'),
    within('GitHub', length, 65_536, 'characters an issue or comment', 'GitHub API, “body is too long”'),
    {
      name: 'SMS',
      fits: texts <= 10,
      words: texts === 1 ? 'one text' : `${texts} texts, sent as one`,
      source: '3GPP TS 23.040: 160 characters, 153 in each of several',
    },
    within('QR code', length, MOST_QR_BYTES, 'bytes at most', 'ISO/IEC 18004, version 40-L'),
  ];
}

/** What a phone makes of a code on a screen. Versions say how many squares a side has: 17 + 4 × version. */
export type Readable = 'well' | 'near' | 'hardly';

/** Not measured: squares of a third of a millimetre or more on a code of four centimetres; below that, hardly. */
export function readability(modules: number): Readable {
  if (modules <= 85) return 'well';
  return modules <= 117 ? 'near' : 'hardly';
}
