/** In which ways a response's body can be looked at, the best first. */
import type { HttpResponse } from '../../../worker/protocol/http.ts';

export type BodyView = 'json' | 'text' | 'preview' | 'image' | 'hex' | 'stream';

/** More than anyone reads in a panel, and less than would slow it down. */
const SHOWN_BYTES = 200_000;
const HEX_BYTES = 16_384;
const IMAGE_BYTES = 4_000_000;

const IMAGE_TYPES = /^image\/(png|jpeg|gif|webp|avif|svg\+xml|bmp|x-icon|vnd\.microsoft\.icon)$/;

export function contentTypeOf(headers: HttpResponse['headers']): string {
  const value = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return (value.split(';')[0] ?? '').trim().toLowerCase();
}

/** Empty for a body that is. */
export function viewsOf({ headers, body }: HttpResponse): readonly BodyView[] {
  if (body.byteLength === 0) return [];
  const type = contentTypeOf(headers);
  const isText = textOf(body) !== null;
  const views: BodyView[] = [];
  if (IMAGE_TYPES.test(type) && body.byteLength <= IMAGE_BYTES) views.push('image');
  if (isText && /^application\/([\w.+-]+\+)?json$/.test(type) && jsonOf(body) !== undefined)
    views.push('json');
  if (isText) views.push('text');
  if (isText && (type === 'text/html' || type === 'application/xhtml+xml')) views.push('preview');
  return [...views, 'hex'];
}

export interface ShownText {
  readonly text: string;
  readonly hiddenBytes: number;
}

/** Null where it is not UTF-8. */
export function textOf(body: Uint8Array): ShownText | null {
  const shown = body.subarray(0, SHOWN_BYTES);
  const hiddenBytes = body.byteLength - shown.byteLength;
  try {
    // A streaming decode keeps quiet about a character that the cut has split.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(shown, { stream: hiddenBytes > 0 });
    return { text, hiddenBytes };
  } catch {
    // Not UTF-8.
    return null;
  }
}

/** What has come of a text by now: the last piece may have split a character. */
export function partOf(body: Uint8Array, sizeBytes: number): string {
  return new TextDecoder().decode(body.subarray(0, Math.min(sizeBytes, SHOWN_BYTES)), { stream: true });
}

/** Undefined where it is none, or too much to be shown. */
export function jsonOf(body: Uint8Array): unknown {
  const shown = textOf(body);
  if (shown === null || shown.hiddenBytes > 0) return undefined;
  try {
    return JSON.parse(shown.text);
  } catch {
    // Named JSON but is not: it is shown as text.
    return undefined;
  }
}

/** Sixteen bytes a line: where they are, in hexadecimal, and as ASCII. */
export function hexOf(body: Uint8Array): ShownText {
  const shown = body.subarray(0, HEX_BYTES);
  const lines: string[] = [];
  for (let at = 0; at < shown.length; at += 16) {
    const row = Array.from(shown.subarray(at, at + 16));
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const ascii = row.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·')).join('');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${hex.padEnd(47)}  ${ascii}`);
  }
  return { text: lines.join('\n'), hiddenBytes: body.byteLength - shown.byteLength };
}

export function dataUrl({ headers, body }: HttpResponse): string {
  let binary = '';
  for (let at = 0; at < body.length; at += 8_192)
    binary += String.fromCharCode(...body.subarray(at, at + 8_192));
  return `data:${contentTypeOf(headers)};base64,${btoa(binary)}`;
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/css': 'css',
  'text/csv': 'csv',
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/xml': 'xml',
};

/** A name for the body as a file, after the last part of the path that was asked for. */
export function fileNameOf({ headers }: HttpResponse, path: string): string {
  const last = /([\w.-]+)\/?(?:[?#].*)?$/.exec(path)?.[1] ?? 'response';
  const ending = ENDINGS[contentTypeOf(headers)] ?? 'bin';
  return last.includes('.') ? last : `${last}.${ending}`;
}
