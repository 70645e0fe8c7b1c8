import { useMemo } from 'react';
import { encode } from 'uqr';
import { readability, type Readable } from './fits.ts';

/** The quiet zone that the standard asks for, in squares. */
const BORDER = 4;

const WORDS: Record<Readable, string> = {
  well: 'A phone should read it from the screen without trouble.',
  near: 'Many squares: show it large, and hold the phone near.',
  hardly: 'Too many squares for most phones. Send the link, or leave something out.',
};

/** Made in the page: no server sees the link. */
export function QrCode({ link }: { readonly link: string }) {
  const code = useMemo(() => qrOf(link), [link]);
  if (code === null)
    return (
      <p className="share-note">This link is longer than the 2,953 bytes that the largest QR code holds.</p>
    );
  const { size, version, path } = code;
  return (
    <div className="qr">
      <svg
        className="qr-code"
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label="QR code of the link"
        shapeRendering="crispEdges"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>
        Version {version}, {17 + 4 * version} squares a side. {WORDS[readability(17 + 4 * version)]}
      </p>
    </div>
  );
}

interface Qr {
  readonly size: number;
  readonly version: number;
  readonly path: string;
}

/** Null where no code is large enough. */
function qrOf(link: string): Qr | null {
  try {
    const { data, size, version } = encode(link, { ecc: 'L', border: BORDER });
    const squares = data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { size, version, path: squares.join('') };
  } catch {
    // Said by throwing.
    return null;
  }
}
