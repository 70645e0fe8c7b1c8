/** The MIME Sniffing standard's MIME types, as far as bodies need them. */

export interface MimeType {
  /** Such as `text/html`, in lower case. */
  readonly essence: string;
  /** By name, in lower case; the first of a name counts. */
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const SPACE = /^[\t\n\r ]+|[\t\n\r ]+$/g;
/** A parameter with what is before the next; a quoted value may hold semicolons. */
const PARAMETER = /;[\t\n\r ]*([^;=]*)(?:=(?:"((?:[^"\\]|\\[^]|\\$)*)(?:"[^;]*|$)|([^;]*)))?/g;

/** Null where it is none. */
export function parseMime(text: string): MimeType | null {
  const trimmed = text.replace(SPACE, '');
  const end = trimmed.indexOf(';');
  const essence = (end < 0 ? trimmed : trimmed.slice(0, end)).replace(/[\t\n\r ]+$/, '').toLowerCase();
  const [type = '', subtype = '', ...rest] = essence.split('/');
  if (!TOKEN.test(type) || !TOKEN.test(subtype) || rest.length > 0) return null;
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain] of end < 0 ? [] : trimmed.slice(end).matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    const value = quoted === undefined ? plain?.replace(SPACE, '') : quoted.replace(/\\([^])/g, '$1');
    // An empty value counts only where it is quoted.
    if (value === undefined || (value === '' && quoted === undefined)) continue;
    if (TOKEN.test(key) && VALUE.test(value) && !parameters.has(key)) parameters.set(key, value);
  }
  return { essence, parameters };
}

export function serialiseMime({ essence, parameters }: MimeType): string {
  const written = Array.from(parameters, ([name, value]) => {
    const isToken = TOKEN.test(value);
    return `;${name}=${isToken ? value : `"${value.replace(/["\\]/g, '\\$&')}"`}`;
  });
  return essence + written.join('');
}

/** What a body is, by its content-type headers joined with commas; as the Fetch standard extracts it. */
export function extractMime(header: string | null): MimeType | null {
  const all = Array.from((header ?? '').matchAll(ITEM), ([item]) => parseMime(item));
  return all.reduce(
    (before, next) => (next === null || next.essence === '*/*' ? before : withCharset(next, before)),
    null,
  );
}

/** One of a list joined with commas; a quoted string may hold commas. */
const ITEM = /(?:[^,"]|"(?:[^"\\]|\\[^])*(?:"|$))+/g;

/** The charset of the one before counts on, where both are the same otherwise. */
function withCharset(mime: MimeType, before: MimeType | null): MimeType {
  const charset = before?.essence === mime.essence ? before.parameters.get('charset') : undefined;
  if (charset === undefined || mime.parameters.has('charset')) return mime;
  return { ...mime, parameters: new Map([...mime.parameters, ['charset', charset]]) };
}
