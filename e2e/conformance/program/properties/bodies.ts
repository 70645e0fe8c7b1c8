/** Blobs, forms and the bodies of messages. */
import { hexOf, nameOf } from '../plain.ts';

export type Part =
  { readonly text: string } | { readonly bytes: readonly number[] } | { readonly blob: readonly Part[] };

const partOf = (part: Part): BlobPart => {
  if ('text' in part) return part.text;
  if ('bytes' in part) return Uint8Array.from(part.bytes);
  return new Blob(part.blob.map(partOf));
};

export interface BlobInput {
  readonly parts: readonly Part[];
  readonly type: string;
  readonly slices: readonly { readonly from: number; readonly to: number | null; readonly type: string }[];
}

/** Each slice is one of the slice before it. */
export async function blobs({ parts, type, slices }: BlobInput): Promise<unknown> {
  let blob = new Blob(parts.map(partOf), { type });
  const seen: unknown[] = [[blob.size, blob.type, hexOf(await blob.arrayBuffer())]];
  for (const slice of slices) {
    blob = blob.slice(slice.from, slice.to ?? undefined, slice.type);
    seen.push([blob.size, blob.type, await blob.text()]);
  }
  return seen;
}

export interface FormInput {
  readonly entries: readonly {
    readonly name: string;
    readonly value: string;
    readonly file: string | null;
  }[];
}

const entriesOf = (form: FormData): Promise<readonly unknown[]> =>
  Promise.all(
    [...form].map(async ([name, value]) =>
      typeof value === 'string'
        ? [name, value]
        : [name, value.name, value.type, hexOf(await value.arrayBuffer())],
    ),
  );

/** On the wire with its boundary called B, and read again. */
export async function multipart({ entries }: FormInput): Promise<unknown> {
  const form = new FormData();
  for (const { name, value, file } of entries)
    if (file === null) form.append(name, value);
    else form.append(name, new File([value], file, { type: value.length % 2 ? 'text/x' : '' }));
  const response = new Response(form);
  const type = response.headers.get('content-type') ?? '';
  const boundary = type.slice(type.indexOf('boundary=') + 'boundary='.length);
  const wire = await response.clone().text();
  return [wire.replaceAll(boundary, 'B'), await entriesOf(await response.formData())];
}

export async function urlencoded({ text }: { text: string }): Promise<unknown> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return entriesOf(await new Response(text, { headers }).formData());
}

export interface WireInput {
  readonly boundary: string;
  readonly parts: readonly { readonly headers: readonly string[]; readonly body: string }[];
  readonly end: string;
}

/** A body as some client might write it. */
export async function multipartReading({ boundary, parts, end }: WireInput): Promise<unknown> {
  const lines = parts.flatMap(({ headers, body }) => [`--${boundary}`, ...headers, '', body]);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return entriesOf(
    await new Response([...lines, `--${boundary}${end}`].join('\r\n'), { headers }).formData(),
  );
}

const READERS = ['text', 'json', 'bytes', 'arrayBuffer'] as const;

export interface MessageInput {
  readonly body: Part | null;
  readonly clone: boolean;
  readonly readers: readonly (typeof READERS)[number][];
  readonly init: { readonly status?: number; readonly statusText?: string; readonly method?: string };
}

async function readAs(message: Body, readers: MessageInput['readers']): Promise<unknown> {
  const seen: unknown[] = [];
  for (const reader of readers) seen.push([message.bodyUsed, await message[reader]().catch(nameOf)]);
  return seen;
}

export async function responses({ body, clone, readers, init }: MessageInput): Promise<unknown> {
  const response = new Response(body && partOf(body), init);
  const { status, statusText, ok } = response;
  const copy = clone ? response.clone() : null;
  const told = [status, statusText, ok, [...response.headers]];
  return [told, await readAs(response, readers), copy && (await readAs(copy, readers))];
}

export async function requests({ body, clone, readers, init }: MessageInput): Promise<unknown> {
  const request = new Request('https://a.test/', {
    method: init.method ?? 'POST',
    body: body && partOf(body),
  });
  const copy = clone ? request.clone() : null;
  const told = [request.method, [...request.headers]];
  return [told, await readAs(request, readers), copy && (await readAs(copy, readers))];
}
