/** Addresses that hold what they stand for, as the Fetch standard has them. */
import { parseMime, serialiseMime } from './mime.ts';

const { atob } = globalThis as unknown as { atob(text: string): string };

const BASE64 = /; *base64$/i;

/** What a `data:` address answers with. Throws a TypeError where it is broken. */
export function readDataUrl({ href }: URL): { contentType: string; bytes: Uint8Array } {
  const [text = ''] = href.slice('data:'.length).split('#', 1);
  const comma = text.indexOf(',');
  if (comma < 0) throw new TypeError('fetch: the data: address has no comma');
  const type = text.slice(0, comma).trim();
  const body = text
    .slice(comma + 1)
    .replace(/%([\da-f]{2})/gi, (_, pair: string) => byte(parseInt(pair, 16)));
  const essence = type.replace(BASE64, '');
  const mime = parseMime(essence.startsWith(';') ? `text/plain${essence}` : essence);
  const contentType = mime === null ? 'text/plain;charset=US-ASCII' : serialiseMime(mime);
  const bytes = Uint8Array.from(BASE64.test(type) ? decodeBase64(body) : body, (character) =>
    character.charCodeAt(0),
  );
  return { contentType, bytes };
}

const byte = (code: number): string => String.fromCharCode(code);

function decodeBase64(text: string): string {
  try {
    return atob(text);
  } catch (error) {
    throw new TypeError('fetch: the data: address is no base64', { cause: error });
  }
}
