/** The part `forms`: Blob, File, FormData, bodies made of them and read as them, and `data:` addresses. */
import type { Bytes } from '../pieces.ts';
import { Blob, blobOf, chunksOf, copyOf, File, isBlob } from './blob.ts';
import { FormData, isForm } from './form-data.ts';
import { extractMime, serialiseMime } from './mime.ts';
import { readForm, writeMultipart } from './multipart.ts';

export type { Blob, FormData };
export { readDataUrl } from './data-url.ts';
export { readForm };

export const globals = { Blob, File, FormData };

/** The bytes of a Blob or a FormData, for a body, and the content-type they ask for; null for anything else. */
export function bytesFrom(init: object): { readonly bytes: Bytes; readonly type: string | null } | null {
  if (isForm(init)) return writeMultipart(init);
  if (!isBlob(init)) return null;
  return { bytes: copyOf(chunksOf(init)), type: init.type || null };
}

/** A body as a Blob, its type as in the headers. */
export function readBlob(bytes: Bytes, contentType: string | null): Blob {
  const mime = extractMime(contentType);
  return blobOf(bytes, mime === null ? '' : serialiseMime(mime));
}
