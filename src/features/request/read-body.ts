import type { HttpResponse } from '../../../worker/protocol/http.ts';

/** More than anyone reads in a panel, and less than would slow it down. */
const SHOWN_BYTES = 200_000;
const PREVIEW_BYTES = 16;

export type ReadableBody =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string; readonly hiddenBytes: number }
  | { readonly kind: 'binary'; readonly sizeBytes: number; readonly preview: string };

/** Text as text, JSON indented, and anything that is not UTF-8 as a few bytes in hexadecimal. */
export function readBody({ body, headers }: HttpResponse): ReadableBody {
  if (body.byteLength === 0) return { kind: 'empty' };
  const shown = body.subarray(0, SHOWN_BYTES);
  const hiddenBytes = body.byteLength - shown.byteLength;
  try {
    // A streaming decode keeps quiet about a character that the cut has split.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(shown, { stream: hiddenBytes > 0 });
    return { kind: 'text', text: hiddenBytes === 0 && isJson(headers) ? indent(text) : text, hiddenBytes };
  } catch {
    // Not UTF-8.
    return {
      kind: 'binary',
      sizeBytes: body.byteLength,
      preview: hexadecimal(body.subarray(0, PREVIEW_BYTES)),
    };
  }
}

function isJson(headers: HttpResponse['headers']): boolean {
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return /^application\/([\w.+-]+\+)?json\b/i.test(contentType);
}

function indent(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Named JSON but is not: show what was sent.
    return text;
  }
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
